import { assertSame, canonicalOf, nodesOf } from './canonical.ts';
import { shapes, type RequestName, type Variables, type Variant } from './variants.ts';

type Row = Readonly<Record<string, unknown>>;
interface Answer {
  readonly data?: { readonly sessions?: { readonly nodes: readonly Row[] }; readonly session?: Row } | null;
  readonly errors?: readonly unknown[];
}

/** Asks all variants the same and throws unless they answer the same; returns how many rows an answer holds on average. */
export async function compareAnswers(
  variants: readonly Variant[],
  request: RequestName,
  asked: readonly Variables[],
): Promise<number> {
  let nodes = 0;
  for (const variables of asked) {
    let expected: unknown[] | null = null;
    for (const variant of variants) {
      const rows = rowsOf(await ask(variant, request, variables));
      const found = canonicalOf(shapes[request], rows, variant.isOurs);
      if (expected === null) {
        expected = found;
        nodes += nodesOf(found);
      } else assertSame(`${variant.name}, asked ${JSON.stringify(variables)},`, expected, found);
    }
  }
  return nodes / asked.length;
}

async function ask(
  { server, pathOf, bodyOf, name }: Variant,
  request: RequestName,
  variables: Variables,
): Promise<Answer> {
  const response = await fetch(`http://127.0.0.1:${server.port}${pathOf(request)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: bodyOf(request, variables),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${name} answered ${response.status}: ${text.slice(0, 2000)}`);
  const answer = JSON.parse(text) as Answer;
  if (answer.errors) throw new Error(`${name} answered with errors: ${JSON.stringify(answer.errors).slice(0, 2000)}`);
  return answer;
}

function rowsOf({ data }: Answer): readonly Row[] {
  if (data?.sessions) return data.sessions.nodes;
  if (data?.session) return [data.session];
  throw new Error('An answer holds nothing.');
}
