import pg from 'pg';
import { createLog } from './log.ts';

/** What a log of that level writes, as objects. */
function lines(level: 'info' | 'error', write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const written: string[] = [];
  write(createLog(level, { write: (line) => void written.push(line) }));
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('an event is one JSON line with its time, level and words', () => {
  const [line] = lines('info', (log) => log.info({ requestId: 'r1' }, 'request'));
  expect(line).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    requestId: 'r1',
    msg: 'request',
  });
});

test('what is less important than the level is left out', () => {
  expect(lines('error', (log) => log.warn('look'))).toEqual([]);
});

test('a database error is logged without the values it quotes', () => {
  const error = Object.assign(new pg.DatabaseError('invalid input syntax for type integer: "Lovelace"', 1, 'error'), {
    code: '22P02',
    routine: 'pg_strtoint32',
    detail: 'Lovelace',
    where: 'unnamed portal parameter $1 = Lovelace',
  });
  const [line] = lines('error', (log) => log.error({ err: error }, 'failed'));
  expect(JSON.stringify(line)).not.toContain('Lovelace');
  expect(line).toMatchObject({ err: { code: '22P02', message: 'invalid input syntax for type integer: "…"' } });
});

test('an error is logged with where it happened and what caused it', () => {
  const [line] = lines('error', (log) =>
    log.error({ err: new Error('outer', { cause: new Error('inner') }) }, 'failed'),
  );
  expect(line).toMatchObject({
    err: { message: 'outer', stack: expect.stringContaining('log.test') as string, cause: { message: 'inner' } },
  });
});
