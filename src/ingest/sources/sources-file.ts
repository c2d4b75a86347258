import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ConfigProblem } from '../../config.ts';
import { entryType } from './entry.ts';
import { sourceOf, type Variables } from './source-of.ts';
import type { Source } from './source.ts';

const listType = z.array(z.unknown(), { error: 'it must hold a list of sources' });

/** Reads the sources of a JSON file; throws a ConfigProblem that names everything in it that cannot be used. */
export async function readSources(file: string, variables: Variables): Promise<readonly Source[]> {
  const refuse = (problems: readonly string[]): never => {
    throw new ConfigProblem(problems.map((problem) => `SOURCES names ${file}: ${problem}.`));
  };
  const text = await readFile(file, 'utf8').catch((error: unknown) =>
    refuse([`it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`]),
  );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which may hold what does not belong there.
    return refuse(['it is not JSON']);
  }
  const list = listType.safeParse(value);
  if (!list.success) return refuse(list.error.issues.map(({ message }) => message));
  if (list.data.length === 0) return refuse(['its list of sources is empty']);
  const problems: string[] = [];
  const sources = list.data.map((it, i) => checked(it, i, variables, problems));
  const names = sources.map((source) => source?.name);
  for (const name of new Set(names.filter((it, i) => it !== undefined && names.indexOf(it) !== i))) {
    problems.push(`several sources are called "${String(name)}"`);
  }
  return problems.length > 0 ? refuse(problems) : sources.filter((source) => source !== null);
}

function checked(value: unknown, place: number, variables: Variables, problems: string[]): Source | null {
  const named = (value as { readonly name?: unknown } | null)?.name;
  const label = typeof named === 'string' && named !== '' ? `"${named}"` : `number ${String(place + 1)}`;
  const result = entryType.safeParse(value);
  if (!result.success) {
    for (const { path, message, code, ...issue } of result.error.issues) {
      const keys = 'keys' in issue ? (issue.keys as readonly string[]).join(', ') : '';
      const problem = code === 'unrecognized_keys' ? `knows no ${keys}` : message;
      problems.push(`source ${label}: ${path.length === 0 ? problem : `${path.join('.')} ${problem}`}`);
    }
    return null;
  }
  const own: string[] = [];
  const source = sourceOf(result.data, variables, own);
  problems.push(...own.map((problem) => `source ${label}: ${problem}`));
  return source;
}
