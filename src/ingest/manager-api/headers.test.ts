import { countOf, hasNextLink, retryAfterOf } from './headers.ts';

describe('a Link header', () => {
  it.each([
    ['<https://a.example.com/calls?page=2>; rel="next", <https://a.example.com/calls?page=9>; rel="last"', true],
    ['<https://a.example.com/calls?page=9>; rel="last"', false],
    ['<https://a.example.com/calls?page=1>; rel="first prev", <https://a.example.com/calls?page=3>; rel="next"', true],
    ['<https://a.example.com/calls?a=1,2;rel=next>; rel="last"', false],
    ['<https://a.example.com/calls>; title="x"; rel=next', true],
    ['<https://a.example.com/calls>; rel="prev next"', true],
    ['<https://a.example.com/calls>; rel="nextish"', false],
    ['', false],
  ])('%s: a next page is there: %s', (header, expected) => {
    expect(hasNextLink(header)).toBe(expected);
  });

  it('that is missing says nothing', () => {
    expect(hasNextLink(null)).toBeNull();
  });
});

describe('a Retry-After header', () => {
  const now = Date.parse('2026-09-14T12:00:00Z');

  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Mon, 14 Sep 2026 12:00:30 GMT', 30_000],
    ['Mon, 14 Sep 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['', null],
    [null, null],
  ])('%s asks for %s milliseconds', (header, expected) => {
    expect(retryAfterOf(header, now)).toBe(expected);
  });
});

test('a count is a whole number or none', () => {
  expect(['17', ' 17 ', '-1', '1.5', 'x', null].map(countOf)).toEqual([17, 17, null, null, null, null]);
});
