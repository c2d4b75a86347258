import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '../ingest-records.ts';
import { templateCopy } from '../support/postgres.ts';
import { isLong } from '../support/kind-of-run.ts';
import { compiledProgram, type Program, type Run } from '../support/program.ts';

const MOST = 400 * 1024 * 1024;
const FILE = isLong ? 2 ** 30 : 100 * 2 ** 20;
const NAMES = isLong ? 1_000_000 : 100_000;

/** Linux keeps the peak of a process's memory, and tells it while the process lives. */
const canTell = process.platform === 'linux';

async function peakOf(run: Run): Promise<number> {
  let peak = 0;
  const look = setInterval(() => {
    try {
      const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${String(run.child.pid)}/status`, 'utf8'))?.[1];
      peak = Math.max(peak, Number(kilobytes ?? 0) * 1024);
    } catch {
      // It has just ended.
    }
  }, 10);
  await run.ended;
  clearInterval(look);
  return peak;
}

(canTell ? describe : describe.skip)('memory stays below 400 MiB', () => {
  let program: Program;
  let folder: string;
  beforeAll(async () => {
    program = await compiledProgram();
    folder = mkdtempSync(join(tmpdir(), 'sessiongraph-large-'));
  });
  afterAll(async () => {
    await program[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A file of these pieces, over and over up to the size. */
  async function fileOf(name: string, pieceAt: (i: number) => string, size: number): Promise<string> {
    const path = join(folder, name);
    const file = createWriteStream(path);
    let written = 0;
    for (let i = 0; written < size; i++) {
      const piece = pieceAt(i);
      written += piece.length;
      if (!file.write(piece)) await once(file, 'drain');
    }
    file.end();
    await once(file, 'close');
    return path;
  }

  async function takenIn(path: string): Promise<{ code: number | string; peak: number; said: string }> {
    await using database = await templateCopy();
    const run = program.start(['ingest', path], { DATABASE_URL: database.url });
    const peak = await peakOf(run);
    return { code: await run.ended, peak, said: run.stdout() };
  }

  const padding = 'x'.repeat(200_000);
  test.each([
    ['lines of records', 0, (i: number) => `${JSON.stringify(call(i + 1, { feedback: padding }))}\n`],
    ['one record that has no end', 2, (i: number) => (i === 0 ? '{"id": 1, "feedback": "' : padding)],
    ['no JSON at all', 2, () => padding],
  ])(
    'over a large file of %s',
    async (_what, code, pieceAt) => {
      const path = await fileOf('large.json', pieceAt, FILE);
      const outcome = await takenIn(path);
      expect(outcome).toMatchObject({ code });
      expect(outcome.peak).toBeGreaterThan(30 * 2 ** 20);
      expect(outcome.peak).toBeLessThan(MOST);
    },
    900_000,
  );

  test('over a folder of very many names, of which few are records', async () => {
    const many = join(folder, 'many');
    mkdirSync(many);
    for (let i = 0; i < NAMES; i++) {
      const isRecord = i % 1000 === 0;
      writeFileSync(
        join(many, isRecord ? `call-${i}.json` : `call-${i}.mp3`),
        isRecord ? JSON.stringify(call(i + 1)) : '',
      );
    }
    const { code, peak, said } = await takenIn(many);
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringContaining(`${(NAMES / 1000).toLocaleString('en')} new`),
    });
    expect(said).toContain(`${(NAMES - NAMES / 1000).toLocaleString('en')} other files passed over`);
    expect(peak).toBeLessThan(MOST);
  }, 900_000);
});
