// A copy of the tree to put faults into, so that the tree itself is never touched.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Copies what git tracks or would track; the packages are linked. Returns the folder and what removes it. */
export function createSandbox() {
  const folder = mkdtempSync(join(tmpdir(), 'sessiongraph-mutate-'));
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  for (const file of listed.split('\0')) {
    if (file === '') continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    try {
      copyFileSync(file, join(folder, file));
    } catch (error) {
      // Deleted in the work tree, but not yet for git.
      if (error.code !== 'ENOENT') throw error;
    }
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
