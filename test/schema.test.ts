import { readFileSync } from 'node:fs';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
  validateSchema,
} from 'graphql';
import { createSchema } from '../src/server/schema.ts';

const schema = createSchema();

test('the committed schema is the served one', () => {
  const committed = readFileSync(new URL('../schema/schema.graphql', import.meta.url), 'utf8');
  expect(committed).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
});

test('the schema is a valid one', () => {
  expect(validateSchema(schema)).toEqual([]);
});

test('every type, field, argument, input and enum value is described', () => {
  const missing: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)) continue;
    const say = (name: string, description: string | null | undefined): void => {
      if (!description?.trim()) missing.push(name);
    };
    // The roots need none: their fields say it all.
    if (type !== schema.getQueryType() && type !== schema.getMutationType()) say(type.name, type.description);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        say(`${type.name}.${field.name}`, field.description);
        for (const argument of field.args) say(`${type.name}.${field.name}(${argument.name})`, argument.description);
      }
    }
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) say(`${type.name}.${field.name}`, field.description);
    }
    if (isEnumType(type)) {
      for (const value of type.getValues()) say(`${type.name}.${value.name}`, value.description);
    }
  }
  expect(missing).toEqual([]);
});

test('only fields with arguments have a resolver, below the root: the root answers its whole selection', () => {
  const resolved: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (
      !isObjectType(type) ||
      type === schema.getQueryType() ||
      type === schema.getMutationType() ||
      type.name.startsWith('__')
    ) {
      continue;
    }
    for (const field of Object.values(type.getFields())) {
      if (field.resolve && field.args.length === 0) resolved.push(`${type.name}.${field.name}`);
    }
  }
  expect(resolved).toEqual([]);
});
