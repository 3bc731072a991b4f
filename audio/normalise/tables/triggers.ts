/** Vietnamese syllables that are also something else where their neighbours say so; the readers look at each. */
export const triggerWords: ReadonlySet<string> = new Set([
  'mồng',
  'ha',
  'h',
  'm',
  'tr',
  'k',
  'x',
  'g',
  'l',
  'a',
  'e',
]);
