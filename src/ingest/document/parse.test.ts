import { defaultLimits } from './document.ts';
import { tooMuchIn } from './measure.ts';
import { isRefused, readDocument } from './parse.ts';

const read = (bytes: Buffer | string, limits = defaultLimits) => {
  const document = readDocument({ source: 'x.json', bytes: Buffer.from(bytes) }, limits);
  return isRefused(document)
    ? { problems: document.problems }
    : { record: document.record, warnings: document.warnings };
};
const problemsOf = (bytes: Buffer | string, limits = defaultLimits) => read(bytes, limits).problems;

describe('a record is read', () => {
  it('with a byte order mark or without', () => {
    expect(read('\ufeff{"id": 1}')).toEqual(read('{"id": 1}'));
  });

  it('with integers beyond 2^53 exact and all other numbers as they are', () => {
    const { record } = read('{"id": 9007199254740993, "a": [1, 2.5, 1e3, -9223372036854775808]}');
    expect(record).toEqual({ id: 9007199254740993n, a: [1, 2.5, 1000, -9223372036854775808n] });
  });

  it('with the last value of a repeated key, and a warning that says where', () => {
    const { record, warnings } = read('{"id": 1, "a": [{"b": {"c": 1, "d": [1, 2], "c": 2}}], "id": 2}');
    expect(record).toEqual({ id: 2, a: [{ b: { c: 2, d: [1, 2] } }] });
    expect(warnings?.map(({ path }) => path)).toEqual(['a[].b.c', 'id']);
  });

  it('with a warning too where a repeated key has equal values', () => {
    expect(read('{"id": 1, "id": 1}').warnings).toEqual([
      { path: 'id', problem: 'the key is written more than once; the last value counts' },
    ]);
  });

  it('with the places of twenty repeated keys, and how many there are', () => {
    const record = `{${Array.from({ length: 5000 }, (_, i) => `"a": ${String(i)}`).join()}, "b": [[{"c": 1, "c": -9007199254740993}]]}`;
    const { record: read_, warnings = [] } = read(record);
    expect(read_).toEqual({ a: 4999, b: [[{ c: -9007199254740993n }]] });
    expect(warnings).toHaveLength(21);
    expect(warnings.at(-1)).toEqual({ path: '', problem: '5000 times a key is written again; the last value counts' });
    expect(read('{"b": [[{"c": 1, "c": 2}], 1], "d": {"e": {}, "e": [1]}}').warnings?.map(({ path }) => path)).toEqual([
      'b[][].c',
      'd.e',
    ]);
  });

  it('with escapes and brackets in texts that stand beside big numbers', () => {
    const record = { a: '"\\\\', '\\"{': ['[1, 2', '\\'], b: 5 };
    const text = JSON.stringify({ ...record, big: 0 }).replace(
      '"big":0',
      '"big":12345678901234567890, "e": 1e20, "n": -0',
    );
    expect(read(text).record).toEqual({ ...record, big: 12345678901234567890n, e: 1e20, n: -0 });
  });

  it('with bytes that are no UTF-8 replaced, and a warning', () => {
    const { record, warnings } = read(Buffer.from('{"name": "Mar\xeda"}', 'latin1'));
    expect(record).toEqual({ name: 'Mar\ufffda' });
    expect(warnings).toHaveLength(1);
  });

  it('without any warning where colons stand in texts', () => {
    expect(read(String.raw`{"a": "x\": y", "b:c": "\\", "d" : ":"}`).warnings).toEqual([]);
  });
});

describe('a record is refused in words', () => {
  it.each([
    ['', 'the file is empty'],
    ['\ufeff', 'the file is empty'],
    [' \n\t', 'the file holds nothing but white space'],
    ['\0\0\0\0', 'the file holds nothing but NUL bytes'],
    [Buffer.from('\ufeff{"id": 1}', 'utf16le'), 'the text is UTF-16 or UTF-32; JSON is UTF-8'],
    [Buffer.from('{"id": 1}', 'utf16le'), 'the text is UTF-16 or UTF-32; JSON is UTF-8'],
    ['{"id": 1, "name": "Al', 'the file is cut off: it ends inside an object, a list or a text'],
    ['{"id": 1, "name": ', 'the file is cut off: it ends inside an object, a list or a text'],
    ['{"id": 1,\n "name": Alex}', 'the text is not JSON: line 2, column 10'],
    ['{"id": 1} {"id": 2}', 'the text is not JSON: line 1, column 11'],
    ['hello', 'the text is not JSON: line 1, column 1'],
    ['<html></html>', 'the text is not JSON: line 1, column 1'],
    ['null', 'the record is null; a session is an object'],
    ['[{"id": 1}]', 'the record is a list; a session is an object'],
    ['"text"', 'the record is a string; a session is an object'],
  ])('%j', (bytes, problem) => {
    expect(problemsOf(bytes)).toEqual([problem]);
  });

  it('beyond the limits', () => {
    const limits = { ...defaultLimits, bytes: 1024, depth: 4 };
    expect(problemsOf(`{"a": "${'x'.repeat(1024)}"}`, limits)).toEqual(['the record is larger than 1 KiB']);
    expect(problemsOf('{"a": [[[[]]]]}', limits)).toEqual(['objects and lists are nested more than 4 deep']);
    expect(problemsOf('{"a": [[[1]]]}', limits)).toBeUndefined();
    expect(problemsOf(`{"a": ${'['.repeat(200_000)}${']'.repeat(200_000)}}`)).toEqual([
      'objects and lists are nested more than 64 deep',
    ]);
  });

  it.each([
    [`{"a":1,"b":[2,3],"c":{}}`, 5],
    [`{"a":[],"b":[[ ],{ }],"c":{"d":","}}`, 6],
    [String.raw`[1,2,3,"[{,\\",",\"{["]`, 5],
    [`{"a" : {"b" : {"c" : "]"}}}`, 3],
  ])('with more keys and items than the limit: %s has %i', (text, values) => {
    const problem = (most: number): string | null => tooMuchIn(text, { ...defaultLimits, values: most });
    expect(problem(values)).toBeNull();
    expect(problem(values - 1)).toBe(`the record holds more than ${String(values - 1)} keys and items of lists`);
    expect(tooMuchIn(text, { ...defaultLimits, values: 1, depth: 0 })).toMatch('nested more than 0 deep');
  });

  it('before any of it is built, and told as what is wrong with the text only where it begins like a record', () => {
    const many = Array.from({ length: 1_000_000 }, (_, i) => `"k${String(i)}":1`).join();
    expect(problemsOf(`{${many}}`)).toEqual(['the record holds more than 30000 keys and items of lists']);
    expect(problemsOf(`id,${many}`)).toEqual(['the text is not JSON']);
  });
});
