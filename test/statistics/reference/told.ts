import { parts } from '../../../src/catalogue.ts';
import { Session } from '../../../src/domain/session/session.ts';
import { columnsOf, type TypeClass } from '../../../src/model/fields.ts';
import { dictionary } from '../../format/dictionary.ts';
import type { Keys } from '../../format/objects.ts';
import type { Raw } from './rows.ts';

/* What the generated files lack of the keys and lists that the program reads. */

/** The values at a path such as `a[].b.c`; null where an object on the way has none. */
function valuesAt(record: Raw, path: string): unknown[] {
  return path.split('.').reduce<unknown[]>(
    (values, step) => {
      const isList = step.endsWith('[]');
      const key = isList ? step.slice(0, -2) : step;
      const next = values.map((value) => (value as Raw | null)?.[key] as unknown);
      return isList ? next.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [])) : next;
    },
    [record],
  );
}

/** Paths of the format, `a[].b.c`, at which no file has a value. */
export function untoldPaths(records: readonly Raw[]): string[] {
  return pathsOf(dictionary).filter(
    (path) => !records.some((record) => valuesAt(record, path).some((it) => it != null)),
  );
}

const pathsOf = (keys: Keys): string[] =>
  Object.entries(keys).flatMap(([key, value]) => {
    if (typeof value === 'string') return [key];
    const below = Array.isArray(value) ? pathsOf(value[0] as Keys) : pathsOf(value as Keys);
    return below.map((path) => `${key}${Array.isArray(value) ? '[]' : ''}.${path}`);
  });

/** Keys that columns name, each of their spellings, and that no file gives a value. */
export function untoldKeys(records: readonly Raw[]): string[] {
  // Of lists whose items become rows of one class, one must have the key.
  const untold = (type: TypeClass, above: readonly string[]): string[] =>
    columnsOf(type)
      .flatMap(({ name, keys }) => keys.map((key) => ({ name, paths: above.map((it) => it + key) })))
      .filter(
        ({ paths }) => !records.some((record) => paths.some((path) => valuesAt(record, path).some((it) => it != null))),
      )
      .map(({ name, paths }) => `${type.name}.${name}: no file has ${paths.join(' or ')}`);
  const types = new Set(parts.map(({ type }) => type));
  return [
    ...untold(Session, ['']),
    ...[...types].flatMap((type) =>
      untold(
        type,
        parts.filter((part) => part.type === type).map(({ key }) => `${key}[].`),
      ),
    ),
  ];
}

/** Lists that are never there, never empty or left out, or never have a second item. */
export function untoldLists(records: readonly Raw[]): string[] {
  return parts.flatMap(({ key }) => {
    const at = key.lastIndexOf('.');
    const [above, list] = at < 0 ? ['', key] : [key.slice(0, at), key.slice(at + 1)];
    const objects = records.flatMap((record) => (above === '' ? [record] : (valuesAt(record, above) as Raw[])));
    const lengths = objects.map((it) => (Array.isArray(it[list]) ? (it[list] as unknown[]).length : null));
    const say = (holds: (length: number | null) => boolean, what: string): string[] =>
      lengths.some(holds) ? [] : [`${key} ${what}`];
    return [
      ...say((length) => length === 1, 'never has one item'),
      ...say((length) => (length ?? 0) > 1, 'never has two items'),
      ...say((length) => (length ?? 0) === 0, 'is in every file'),
    ];
  });
}
