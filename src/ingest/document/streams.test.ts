import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { defaultLimits } from './document.ts';
import { documentsOfBytes } from './from-bytes.ts';
import { documentsOfStream } from './from-stream.ts';
import { isRefused } from './parse.ts';

/** `source: id` of what was read, `source: problem` of what was refused, however the bytes arrive. */
async function read(
  name: string,
  file: Buffer | string,
  limits = defaultLimits,
  sizes = [1, 7, 65_536],
): Promise<string[]> {
  const bytes = Buffer.from(file);
  const ways: string[][] = [];
  const whole = documentsOfBytes(name, bytes, limits);
  if (whole) ways.push(whole.map(inShort));
  for (const size of sizes) {
    const chunks: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
    const documents: string[] = [];
    for await (const document of documentsOfStream(name, Readable.from(chunks) as AsyncIterable<Buffer>, limits)) {
      documents.push(inShort(document));
    }
    ways.push(documents);
  }
  for (const way of ways) expect(way).toEqual(ways[0]);
  return ways[0] as string[];
}

const inShort = (document: Exclude<ReturnType<typeof documentsOfBytes>, null>[number]): string =>
  `${document.source}: ${isRefused(document) ? document.problems.join('; ') : String(document.record['id'])}`;

const pretty = (id: number) => JSON.stringify({ id, list: [{ a: 1 }, { b: '}{' }] }, null, 2);
const CUT = 'the file is cut off: it ends inside an object, a list or a text';

describe('a file is read the same in one piece and as a stream', () => {
  it('one record', async () => {
    expect(await read('a.json', pretty(1))).toEqual(['a.json: 1']);
    expect(await read('a.json', `\ufeff${pretty(1)}\n`)).toEqual(['a.json: 1']);
    expect(await read('a.json', '{"id": 1}\n')).toEqual(['a.json: 1']);
  });

  it('a list of records, with the bad one told by its place', async () => {
    expect(await read('a.json', ` [${pretty(1)},\n${pretty(2)}, 3, {"id": }]`)).toEqual([
      'a.json[0]: 1',
      'a.json[1]: 2',
      'a.json[2]: the record is a number; a session is an object',
      'a.json[3]: the text is not JSON: line 1, column 8',
    ]);
    expect(await read('a.json', '[]')).toEqual([]);
  });

  it('a list that is cut off between two records says that records are missing', async () => {
    expect(await read('a.json', `[${pretty(1)},`)).toEqual([
      'a.json[0]: 1',
      'a.json[1]: the list has no end: the file is cut off after its last record',
    ]);
    expect(await read('a.json', `[${pretty(1)}, {"id": 2, "na`)).toEqual(['a.json[0]: 1', `a.json[1]: ${CUT}`]);
  });

  it('one record a line, with a bad line spoiling no other', async () => {
    const lines = '{"id": 1}\r\n\n{"id": 2, "na\nhello\n{"id": 4}';
    const expected = ['#1: 1', `#3: ${CUT}`, '#4: the text is not JSON: line 1, column 1', '#5: 4'];
    expect(await read('a.ndjson', lines)).toEqual(expected.map((it) => `a.ndjson${it}`));
    expect(await read('stdin', lines)).toEqual(expected.map((it) => `stdin${it}`));
    expect(await read('a.ndjson', '\n\n\n\n{"id": 1}')).toEqual(['a.ndjson#5: 1']);
  });

  it('records one after the other, laid out over many lines', async () => {
    const files = `${pretty(1)}\n${pretty(2)}{"id": 3, "list": [\n${pretty(4)}\n`;
    expect(await read('stdin', files)).toEqual(['stdin#1: 1', 'stdin#12: 2', `stdin#22: ${CUT}`]);
    const cut = `${pretty(1).slice(0, -12)}\n${pretty(2)}`;
    expect(await read('stdin', cut)).toEqual([`stdin#1: ${CUT}`, 'stdin#9: 2']);
  });

  it('text that is no record at all as one bad record, down to the next good one', async () => {
    const page = '<!doctype html>\n<style>a { b: "c }</style>\n<p>502';
    expect(await read('a.json', page)).toEqual(['a.json: the text is not JSON: line 1, column 1']);
    expect(await read('a.json', `${page}\n${pretty(1)}`)).toEqual([
      'a.json#1: the text is not JSON: line 1, column 1',
      'a.json#4: 1',
    ]);
  });

  it('a gzip, whatever its name', async () => {
    expect(await read('a.json.gz', gzipSync(pretty(1)))).toEqual(['a.json.gz: 1']);
    expect(await read('a.json', gzipSync(pretty(1)))).toEqual(['a.json: 1']);
    expect(await read('a.ndjson.gz', gzipSync('{"id": 1}\n{"id": 2}\n'))).toEqual([
      'a.ndjson.gz#1: 1',
      'a.ndjson.gz#2: 2',
    ]);
    expect(await read('stdin', Buffer.concat([gzipSync('{"id": 1}\n'), gzipSync('{"id": 2}\n')]))).toEqual([
      'stdin#1: 1',
      'stdin#2: 2',
    ]);
  });

  it('a gzip that is cut off or damaged is refused in words', async () => {
    const packed = gzipSync(pretty(1));
    expect(await read('a.json.gz', packed.subarray(0, -12))).toEqual([
      'a.json.gz: the gzip is cut off: it ends before its data does',
    ]);
    const damaged = Buffer.from(packed);
    damaged[packed.length - 6] = (damaged[packed.length - 6] as number) ^ 0xff;
    expect(await read('a.json.gz', damaged)).toEqual(['a.json.gz: the gzip is damaged: its data cannot be unpacked']);
  });

  it('whole records before the end of a gzip that is cut off are taken', async () => {
    const lines = Array.from({ length: 3000 }, (_, id) => JSON.stringify({ id: id + 1, noise: Math.random() })).join(
      '\n',
    );
    const documents = await read('a.ndjson.gz', gzipSync(lines).subarray(0, -5000), defaultLimits, [65_536]);
    expect(documents.length).toBeGreaterThan(1000);
    expect(documents.slice(0, 2)).toEqual(['a.ndjson.gz#1: 1', 'a.ndjson.gz#2: 2']);
    expect(documents.at(-1)).toBe('a.ndjson.gz: the gzip is cut off: it ends before its data does');
  });

  it('nothing at all', async () => {
    expect(await read('a.json', '')).toEqual(['a.json: the file is empty']);
    expect(await read('a.json', ' \n')).toEqual(['a.json: the file holds nothing but white space']);
    expect(await read('a.json', Buffer.from(pretty(1), 'utf16le'))).toEqual([
      'a.json: the text is UTF-16 or UTF-32; JSON is UTF-8',
    ]);
  });

  it('a record beyond the limit among others', async () => {
    const limits = { ...defaultLimits, bytes: 1024, depth: 64 };
    const lines = ['{"id": 1}', `{"id": 2, "x": "${'x'.repeat(2000)}"}`, '{"id": 3}'].join('\n');
    expect(await read('a.ndjson', lines, limits)).toEqual([
      'a.ndjson#1: 1',
      'a.ndjson#2: the record is larger than 1 KiB',
      'a.ndjson#3: 3',
    ]);
    expect(await read('a.json', `[${lines.replaceAll('\n', ',')}]`, limits)).toEqual([
      'a.json[0]: 1',
      'a.json[1]: the record is larger than 1 KiB',
      'a.json[2]: 3',
    ]);
  });
});
