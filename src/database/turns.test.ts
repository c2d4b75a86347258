import { setImmediate as settle } from 'node:timers/promises';
import { Turns } from './turns.ts';

/** Takes turns, and tells whose have come. */
function queue(count: number): { readonly take: (name: string) => { end(): void }; readonly come: string[] } {
  const turns = new Turns(count);
  const come: string[] = [];
  return {
    come,
    take: (name) => {
      const turn = turns.take();
      void turn.come.then(() => come.push(name));
      return turn;
    },
  };
}

test('as many as there are come at once, the others in the order in which they asked', async () => {
  const { take, come } = queue(2);
  const [a, b] = [take('a'), take('b'), take('c'), take('d')];
  await settle();
  expect(come).toEqual(['a', 'b']);
  b?.end();
  a?.end();
  await settle();
  expect(come).toEqual(['a', 'b', 'c', 'd']);
});

test('who leaves before the turn never has it, and takes nobody else’s', async () => {
  const { take, come } = queue(1);
  const [a, b] = [take('a'), take('b')];
  take('c');
  b.end();
  b.end();
  a.end();
  a.end();
  await settle();
  expect(come).toEqual(['a', 'c']);
});

test('what is free again is had at once, and once only', async () => {
  const { take, come } = queue(1);
  const a = take('a');
  a.end();
  a.end();
  take('b');
  take('c');
  await settle();
  expect(come).toEqual(['a', 'b']);
});
