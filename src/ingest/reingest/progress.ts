import type { Step } from '../../database/copy-pipeline.ts';

const text = `
  UPDATE reingest_runs SET last_session_id = GREATEST(last_session_id, $2::bigint), sessions = sessions + $3::bigint
  WHERE instance = $1`;

/**
 * What notes how far a rebuild has come, in the transaction of the batch: a run that is killed goes on behind it, and nothing is
 * counted twice. Batches come in the order of the row ids of their sessions.
 */
export const progressStep = (instance: string, lastSessionId: number, sessions: number): Step => ({
  name: 'reingest progress',
  text,
  values: [instance, String(lastSessionId), String(sessions)],
});
