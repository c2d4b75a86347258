import { type GraphQLEnumType, isEnumType, type GraphQLSchema } from 'graphql';
import type pg from 'pg';
import { links, parts, shared } from '../../../src/catalogue.ts';
import { snakeCase } from '../../../src/database/naming.ts';
import { Instance } from '../../../src/domain/instance/instance.ts';
import { Queue } from '../../../src/domain/queue/queue.ts';
import { Session } from '../../../src/domain/session/session.ts';
import { TeamMembership } from '../../../src/domain/team-membership/team-membership.ts';
import { AgentHandle } from '../../../src/domain/agent-handle/agent-handle.ts';
import { columnsOf, fieldsOf, type ColumnField, type TypeClass } from '../../../src/model/fields.ts';
import type { Link } from '../../../src/model/links.ts';
import { definitionOf } from '../../../src/model/stored.ts';

/* What the tables of generated sessions lack: equal numbers over nothing would prove nothing. */

/** Types whose rows come from session files. */
const types: readonly TypeClass[] = [
  Session,
  AgentHandle,
  ...new Set(parts.map(({ type }) => type)),
  ...Object.values(shared),
  TeamMembership,
  Queue,
  Instance,
];

/** What is not asked of a column, and why that is right. */
const excused: Readonly<Record<string, string>> = {
  'AgentHandle.messages': 'files do not tell it',
  'typeText is null': 'a file without a type is neither call nor chat, and is not taken in',
  'updatedAt is null': 'a file without a version is not taken in, and a transfer without one only by luck',
  'Redaction.startedAt is null': 'gaps are put into the lists of a file, not into lists inside them',
  'Redaction.startAgentId is null': 'the same',
  'SmsMessage.content is null': 'the whole item is kept',
  'Team.name is null': 'teams stand in lists inside lists',
  'Menu.name is null': 'a menu that is chosen has its name',
  'WaitTimeVirtualAgent.startedAt is null': 'the list is rare, and a gap comes into it by luck',
  'WaitTimeVirtualAgent.durationSeconds is 0': 'the same',
  'menuPathDepth is 0': 'a path has a menu at least',
  'fromMenuPathDepth is 0': 'the same',
  'toMenuPathDepth is 0': 'the same',
  'Redaction.durationSeconds is 0': 'it stands in a list inside a list',
  'channel has two': 'some lists are only in calls',
  'Team.profileRank has two': 'teams stand in lists inside lists, always with their names',
  'Redaction.recording leads': 'a redaction stands inside its recording',
  'Redaction.startAgent leads': 'gaps are put into the lists of a file, not into lists inside them',
  'TeamMembership.agent leads': 'a membership is written with its agent and its team',
  'TeamMembership.team leads': 'the same',
  'DocumentFinding.exampleSession leads': 'what is found in a file that was taken in has its session',
};

const isExcused = (type: TypeClass, column: string, what: string): boolean =>
  [`${type.name}.${column}`, `${type.name}.${column} ${what}`, `${column} ${what}`].some((it) => it in excused);

type Query = (text: string) => Promise<pg.QueryResult<Record<string, unknown>>>;

/** The columns that hold nothing, only one value, no null or no zero where the format has them, or not each of their words. */
export async function emptyColumns(query: Query): Promise<string[]> {
  const gaps: string[] = [];
  for (const type of types) {
    const columns = columnsOf(type).filter(({ name }) => !['rowId', 'sessionId'].includes(name));
    const counts = columns.flatMap((column, i) => countsOf(column).map((sql, k) => `${sql} AS c${i}_${k}`));
    const { rows } = await query(`SELECT ${counts.join(', ')} FROM ${String(definitionOf(type).table)}`);
    columns.forEach((column, i) => {
      const [given, values, nulls, zeros, words] = [0, 1, 2, 3, 4].map((k) => rows[0]?.[`c${i}_${k}`]);
      const say = (lacks: boolean, what: string): void => {
        if (lacks && !isExcused(type, column.name, what)) gaps.push(`${type.name}.${column.name}: none ${what}`);
      };
      const isTold = column.keys.length > 0;
      const isNumber = ['integer', 'seconds', 'decimal'].includes(column.kind);
      say(given === 0, 'that is there');
      say(given !== 0 && Number(values) < 2, 'has two');
      say(isTold && !column.required && nulls === 0, 'is null');
      say(isTold && isNumber && zeros === 0, 'is 0');
      for (const word of Object.keys(column.closed?.values ?? {})) {
        say(!((words as string[] | null) ?? []).includes(word), `is ${word}`);
      }
    });
  }
  return gaps;
}

function countsOf({ name, kind, closed }: ColumnField): string[] {
  const column = snakeCase(name);
  const isNumber = ['integer', 'seconds', 'decimal'].includes(kind);
  return [
    `count(${column})::int`,
    `count(DISTINCT ${column}::text)::int`,
    `(count(*) - count(${column}))::int`,
    isNumber ? `(count(*) FILTER (WHERE ${column} = 0))::int` : 'NULL',
    closed ? `array_agg(DISTINCT ${column})` : 'NULL',
  ];
}

/** The words of open enums that stand nowhere, and the fields that never have a word that is not known. */
export async function missingWords(query: Query, schema: GraphQLSchema): Promise<string[]> {
  const found = new Map<string, Set<string>>();
  const gaps: string[] = [];
  for (const type of types) {
    for (const field of fieldsOf(type).values()) {
      const values = field.what === 'derived' ? (field.type() as object | null) : null;
      if (field.what !== 'derived' || values === null || typeof values !== 'object' || !('OTHER' in values)) continue;
      const column = `${field.name}Text`;
      const { rows } = await query(
        `SELECT DISTINCT lower(btrim(${snakeCase(column)})) AS word FROM ${String(definitionOf(type).table)}`,
      );
      const words = rows.map(({ word }) => word as string | null);
      if (!words.some((word) => field.value({ [column]: word }, type.name) === 'OTHER')) {
        gaps.push(`${type.name}.${field.name}: no word that is unknown`);
      }
      const name = enumNamed(schema, type, field.name);
      found.set(name.name, new Set([...(found.get(name.name) ?? []), ...words.filter((word) => word !== null)]));
    }
  }
  for (const [name, words] of found) {
    for (const word of wordsOf(schema.getType(name) as GraphQLEnumType)) {
      if (!words.has(word)) gaps.push(`${name}: ${word} stands nowhere`);
    }
  }
  return gaps;
}

function enumNamed(schema: GraphQLSchema, type: TypeClass, field: string): GraphQLEnumType {
  const object = schema.getType(type.name) as { getFields(): Record<string, { type: unknown }> };
  const found = object.getFields()[field]?.type;
  if (!isEnumType(found)) throw new Error(`${type.name}.${field} is no enum`);
  return found;
}

/** The source's words, which the description of each member names. */
const wordsOf = (type: GraphQLEnumType): string[] =>
  type
    .getValues()
    .flatMap(({ description }) => [...(/Source: (.*)\.$/.exec(description ?? '')?.[1] ?? '').matchAll(/`([^`]+)`/g)])
    .map(([, word]) => word as string);

/** The links that no row follows, and the links to one row that every row follows although they may lead nowhere. */
export async function unfollowedLinks(query: Query): Promise<string[]> {
  const gaps: string[] = [];
  for (const link of links) {
    const [from, to] = [tableOf(link.from), tableOf(link.to)];
    // The rows of the ledger come from deliveries, not from what is in the files; what is reached through other rows is tried with these.
    if (!from || !to || !types.includes(link.to) || ('via' in link && link.via !== null)) continue;
    const only = link.kind === 'list' && link.only ? ` AND ${whereOf(link.only)}` : '';
    const follows = `EXISTS (SELECT FROM ${to} t WHERE ${matchOf(link)}${only})`;
    const { rows } = await query(
      `SELECT EXISTS (SELECT FROM ${from} f WHERE ${follows}) AS some, EXISTS (SELECT FROM ${from} f WHERE NOT ${follows}) AS others`,
    );
    if (rows[0]?.['some'] === false) gaps.push(`${link.from.name}.${link.name}: no row follows it`);
    const isExcused = `${link.from.name}.${link.name} leads` in excused;
    if (link.kind === 'one' && !link.always && !isExcused && rows[0]?.['others'] === false) {
      gaps.push(`${link.from.name}.${link.name}: leads somewhere from every row`);
    }
  }
  return gaps;
}

const whereOf = (only: Readonly<Record<string, string>>): string =>
  Object.entries(only)
    .map(([column, value]) => `t.${snakeCase(column)} = '${value}'`)
    .join(' AND ');

function tableOf(type: TypeClass): string | null {
  return definitionOf(type).table;
}

function matchOf(link: Link): string {
  return Object.entries(link.match)
    .map(([target, source]) => {
      const [t, f] = [`t.${snakeCase(target)}`, `f.${snakeCase(source)}`];
      if (isList(link.to, target)) return `${f} = ANY(${t})`;
      return isList(link.from, source) ? `${t} = ANY(${f})` : `${t} = ${f}`;
    })
    .join(' AND ');
}

const isList = (type: TypeClass, column: string): boolean =>
  columnsOf(type).some(({ name, kind }) => name === column && (kind === 'keys' || kind === 'texts'));
