import 'reflect-metadata';
import { GraphQLID } from 'graphql';
import { enumType, inputType, objectType, type InputType, type ObjectType } from '../../model/types.ts';
import { Declarations } from './declarations.ts';

test('a scalar of the model is one of GraphQL, and a list a list', () => {
  const declarations = new Declarations();
  expect(declarations.typeOf('id')).toBe(GraphQLID);
  expect(declarations.typeOf(['id'])).toEqual([GraphQLID]);
});

test('types may name each other and themselves', () => {
  const tree: ObjectType = objectType('Tree', 'A tree.', () => [
    { name: 'parent', type: () => tree, says: 'Above.', nullable: true },
    { name: 'children', type: () => [tree], says: 'Below.' },
  ]);
  const filter: InputType = inputType('TreeFilter', 'Which trees.', () => [
    { name: 'not', type: () => filter, says: 'None of these.', nullable: true },
  ]);
  const declarations = new Declarations();
  expect(declarations.typeOf([tree])).toEqual([declarations.typeOf(tree)]);
  expect(declarations.typeOf(filter)).toBe(declarations.typeOf(filter));
});

test('one name is one type, however often it is said; two types of one name are refused', () => {
  const declarations = new Declarations();
  const known = declarations.typeOf(enumType('Side', 'Which side.', { IN: 'In.' }));
  expect(declarations.typeOf(enumType('Side', 'Which side.', { IN: 'In.' }))).toBe(known);
  expect(() => declarations.typeOf(objectType('Side', 'A side of a coin.', []))).toThrow('Side is declared twice');
});

test('two schemas share no type', () => {
  const side = enumType('Side', 'Which side.', { IN: 'In.' });
  expect(new Declarations().typeOf(side)).not.toBe(new Declarations().typeOf(side));
});
