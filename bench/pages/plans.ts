import { writeFile } from 'node:fs/promises';
import { planOf, sentFor } from '../sent-statements.ts';
import type { PageRequest } from './page-requests.ts';

/** Writes PostgreSQL's plan of every statement that answers the requests, with its real values, into a file. */
export async function writePlans(file: string, url: string, requests: readonly PageRequest[]): Promise<void> {
  const parts: string[] = [];
  for (const { name, body } of requests) {
    parts.push(`# ${name}\n`);
    for (const statement of await sentFor(url, body)) {
      const values = JSON.stringify(statement.values);
      parts.push(`${statement.text}\n-- ${values}\n\n${await planOf(url, statement)}\n`);
    }
  }
  await writeFile(file, parts.join('\n'));
}
