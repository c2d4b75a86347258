import { readdirSync, readFileSync } from 'node:fs';
import { entities, shared } from '../src/catalogue.ts';
import { defaultLimits } from '../src/ingest/document/document.ts';
import { isRefused, readDocument } from '../src/ingest/document/parse.ts';
import { compileFile } from '../src/ingest/map/map-file.ts';
import { fileShape } from '../src/ingest/shape.ts';
import { columnsOf, fieldsOf } from '../src/model/fields.ts';
import { definitionOf } from '../src/model/stored.ts';

/* The model against itself and against the sample records. */

test('every field of every stored type says what it is, in a sentence', () => {
  const silent = entities.flatMap((type) =>
    [...fieldsOf(type).values()]
      .filter(({ says }) => !/^.{8,}[.]$/.test(says))
      .map(({ name }) => `${type.name}.${name}`),
  );
  expect(silent).toEqual([]);
});

test('what orders and tells rows apart are columns of theirs', () => {
  for (const type of entities) {
    const columns = columnsOf(type).map(({ name }) => name);
    expect(columns).toEqual(expect.arrayContaining([...definitionOf(type).tie]));
  }
});

test('a column that refers to a shared type names one that there is', () => {
  const named = entities.flatMap((type) => columnsOf(type).flatMap(({ refers }) => refers ?? []));
  expect([...new Set(named)].sort()).toEqual(Object.keys(shared).sort());
});

const samples = readdirSync('samples', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));

test.each(samples)('every key of %s has a column, a row or a rule', (source) => {
  const document = readDocument({ source, bytes: readFileSync(`samples/${source}`) }, defaultLimits);
  const file = isRefused(document) ? document : compileFile(fileShape)(document, 'here');
  expect('problems' in file ? file.problems : [...file.unmapped]).toEqual([]);
});
