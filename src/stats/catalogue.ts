import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { snakeCase } from '../database/naming.ts';
import type { Principal } from '../model/principal.ts';
import type { Root } from '../graphql/roots.ts';
import type { Dimension, KeyField } from './dimension.ts';
import { fieldInGroup, type Grain } from './grain.ts';
import { grains } from './grains.ts';
import type { Measure } from './measure.ts';
import { bucketUnits } from './schema/types.ts';
import { enumType, objectType, type ObjectField } from '../model/types.ts';

const text = (name: string, says: string, nullable = false): ObjectField => ({
  name,
  says,
  nullable,
  type: () => 'text',
});
const texts = (name: string, says: string): ObjectField => ({ name, says, type: () => ['text'] });

const MeasureKind = enumType('MeasureKind', 'What a measure answers.', {
  COUNT: 'A whole number of things.',
  TOTAL: 'A sum of a column.',
  DURATION: 'Count, sum, average, extremes and percentiles of seconds.',
  RATE: 'Value, numerator and denominator.',
  RATING: 'Count, average, extremes and distribution of ratings.',
  SENTIMENT: 'Count and average of points.',
  RESPONSE_TIME: 'Count, sum, average and maximum of seconds.',
  HISTOGRAM: 'A list of counts by interval.',
});

const CatalogueDimension = objectType('CatalogueDimension', 'Something that rows can be grouped by.', [
  text('name', 'Its name in `by`.'),
  text('says', 'What it is, and when it is null.'),
  text('selection', 'What can be selected of a group for it, as GraphQL.'),
  text('argument', 'An argument that must stand beside `by`, as GraphQL with an example; null for most.', true),
  { name: 'isTime', type: () => 'flag', says: 'Whether it is a size of buckets.' },
  {
    name: 'isManyValued',
    type: () => 'flag',
    says: 'Whether a row may have several, so that the parts exceed the whole.',
  },
]);

const CatalogueMeasure = objectType('CatalogueMeasure', 'Something that can be measured.', [
  text('name', 'Its field in `totals`.'),
  text('groupName', 'Its field in `groups`.'),
  { name: 'kind', type: () => MeasureKind, says: 'What it answers.' },
  text('unit', 'Unit of its numbers.'),
  text('says', 'Formula, and what it leaves out.'),
  text(
    'selection',
    'All that can be selected of it in `totals`, as GraphQL, with an example for each argument that must be given.',
  ),
  text('rank', 'Its name in `orderBy` and `having`; null where groups cannot be ranked by it.', true),
  texts('stats', 'The numbers by which groups can be ranked, the usual one first.'),
  {
    name: 'filter',
    type: () => 'json',
    nullable: true,
    says: 'Of a count: the filter that lists the rows it counts. Null where it counts all of them, or no rows.',
  },
]);

const CatalogueFilter = objectType('CatalogueFilter', 'Something that rows can be filtered by.', [
  text('name', 'Its field in the filter.'),
  text('says', 'What it compares.'),
  text('type', 'Type of its value: `StringFilter`, or `[SessionFilter!]` of filters that are combined.'),
  texts(
    'operators',
    'How it can be compared, each with the type of its value: `in: [Channel!]`. One whose type ends with `!` must be given. Empty where filters are combined.',
  ),
  texts('words', 'What it can be compared with, where that is a word of an enum; empty elsewhere.'),
]);

const CatalogueGrain = objectType('CatalogueGrain', 'A kind of row that is listed, measured and grouped by itself.', [
  text('name', 'Its list at the root.'),
  text('type', 'The type of its rows.'),
  text('filterType', 'The type of its filter.'),
  texts('times', 'The fields that can place a row in time, the usual one first.'),
  { name: 'measures', type: () => [CatalogueMeasure], says: 'What can be measured.' },
  { name: 'dimensions', type: () => [CatalogueDimension], says: 'What it can be grouped by.' },
  { name: 'filters', type: () => [CatalogueFilter], says: 'What it can be filtered by.' },
]);

const Catalogue = objectType('Catalogue', 'What can be asked of the statistics: enough to build a question from.', [
  { name: 'grains', type: () => [CatalogueGrain], says: 'The kinds of rows. They are never joined with one another.' },
  texts(
    'customDataKeys',
    'The keys of unsigned custom data that may be grouped by (`CUSTOM_DATA`) and filtered by (`customData`): those of the setting CUSTOM_DATA_KEYS. Where there is none, neither is in the catalogue.',
  ),
]);

/** By who asks, because what may be asked of custom data depends on it. */
const made = new WeakMap<Principal, unknown>();

/** `catalogue`: dimensions, measures and filters of every grain. */
export const catalogueRoot: Root = {
  name: 'catalogue',
  says: 'What can be measured, grouped by and filtered by: what a BI tool or an assistant needs to build a query.',
  type: () => Catalogue,
  nullable: false,
  args: [],
  resolve: (_source, _args, { principal }, { schema }) => {
    const known = made.get(principal);
    if (known !== undefined) return known;
    const { customDataKeys = [] } = principal;
    const catalogue = { grains: grains.map((grain) => describe(grain, schema, customDataKeys)), customDataKeys };
    made.set(principal, catalogue);
    return catalogue;
  },
};

const describe = (grain: Grain, schema: GraphQLSchema, [customKey]: readonly string[]): unknown => ({
  name: grain.field,
  type: grain.name,
  filterType: `${grain.name}Filter`,
  times: Object.values(grain.times),
  measures: grain.measures.map(describeMeasure),
  dimensions: [
    ...grain.dimensions
      .filter((it) => !it.ofKeys || customKey !== undefined)
      .map((it) => describeDimension(it, customKey)),
    ...Object.entries(bucketUnits).map(([name, says]) => ({
      name,
      says,
      argument: null,
      selection: 'key { bucketStart bucketEnd bucketLocal isPartial }',
      isTime: true,
      isManyValued: false,
    })),
  ],
  filters: filtersOf(`${grain.name}Filter`, schema).filter(
    ({ name }) => name !== 'customData' || customKey !== undefined,
  ),
});

const families: Readonly<Partial<Record<Measure['kind'], string>>> = {
  DURATION: 'count sum average minimum maximum p50 p90 p95 p99 percentile(p: 0.75)',
  RATE: 'value numerator denominator',
  RATING: 'count average minimum maximum distribution { rating count }',
  SENTIMENT: 'count average',
  RESPONSE_TIME: 'count sum average maximum',
  HISTOGRAM: 'from to count',
};

function describeMeasure(measure: Measure): unknown {
  const { name, kind, says, unit, stats, counts } = measure;
  const family = families[kind];
  return {
    name,
    groupName: fieldInGroup(measure),
    kind,
    unit,
    says,
    selection: family ? `${name} { ${family} }` : name,
    rank: stats.length > 0 ? snakeCase(name).toUpperCase() : null,
    stats,
    filter: counts ?? null,
  };
}

const describeDimension = ({ name, says, fields, join, ofKeys }: Dimension, customKey?: string): unknown => ({
  name,
  says,
  selection: `key { ${fields.map(selectionOf).join(' ')} }`,
  argument: ofKeys ? `customData: [${JSON.stringify(customKey)}]` : null,
  isTime: false,
  isManyValued: join !== null,
});

const selectionOf = ({ name, link, selects }: KeyField): string => {
  const inside = selects ?? (link ? 'id' : null);
  return inside === null ? name : `${name} { ${inside} }`;
};

function filtersOf(typeName: string, schema: GraphQLSchema): { readonly name: string }[] {
  const type = schema.getType(typeName);
  if (!isInputObjectType(type)) throw new Error(`${typeName} is not in the schema`);
  return Object.values(type.getFields()).map(({ name, description, type: of }) => {
    const compared = bare(of);
    const fields = isInputObjectType(compared) && compared !== type ? Object.values(compared.getFields()) : [];
    const operators = fields.map((field) => `${field.name}: ${String(field.type)}`);
    const words = fields.map((field) => bare(field.type)).find(isEnumType);
    const names = words?.getValues().map((word) => word.name) ?? [];
    return { name, says: description ?? '', type: String(of), operators, words: names };
  });
}

const bare = (type: GraphQLInputType): GraphQLInputType =>
  isListType(type) || isNonNullType(type) ? bare(type.ofType as GraphQLInputType) : type;
