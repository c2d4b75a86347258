import { outageOf } from './outage.ts';

const coded = (code: string): Error => Object.assign(new Error('in words'), { code });

test.each([
  ['terminated by an administrator', coded('57P01'), 'unreachable'],
  ['ended with another backend that crashed', coded('57P02'), 'unreachable'],
  ['starting up', coded('57P03'), 'unreachable'],
  ['no connection left', coded('53300'), 'unreachable'],
  ['a broken connection', coded('08006'), 'unreachable'],
  ['nobody there', coded('ECONNREFUSED'), 'unreachable'],
  ['a socket that was reset', coded('ECONNRESET'), 'unreachable'],
  ['lost, without a code', new Error('Connection terminated unexpectedly'), 'unreachable'],
  ['not let in in time', new Error('timeout exceeded when trying to connect'), 'unreachable'],
  ['not answered at the start', new Error('timeout expired'), 'unreachable'],
  [
    'not let in in time, as the pool says it',
    new Error('Connection terminated due to connection timeout'),
    'unreachable',
  ],
  ['used after its loss', new Error('Client has encountered a connection error and is not queryable'), 'unreachable'],
  ['a replica', coded('25006'), 'read-only'],
  ['a full disk', coded('53100'), 'full'],
  ['a fault of ours', coded('42703'), null],
  ['a cancelled statement', coded('57014'), null],
  ['a value that does not fit', coded('22003'), null],
  ['a message that only resembles one', Object.assign(new Error('Connection terminated'), { code: '42601' }), null],
  ['no error', 'Connection terminated', null],
  ['nothing', null, null],
])('%s', (_what, error, outage) => expect(outageOf(error)).toBe(outage));
