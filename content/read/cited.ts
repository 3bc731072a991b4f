import type { EndedSource } from '../schema/facts.ts';

/** What a number's last part says of the kind of document, as texts write it. */
const kindsBySuffix: readonly (readonly [suffix: RegExp, kinds: string])[] = [
  [/^nđ-cp/, 'nghị định|nđ'],
  [/^qđ-/, 'quyết định|qđ'],
  [/^tt-/, 'thông tư|tt'],
  [/^qh\d/, 'luật|nghị quyết|nq'],
];

const numbered = /(\d+)\/(?:(\d{4})\/)?((?:nđ|qđ|tt|qh)[\p{L}\d-]*)/u;

/**
 * Finds a source in a text however it is cited: `Nghị định 42/2022/NĐ-CP` is met as `Nghị định số 42/2022/NĐ-CP`,
 * `42/2022/NĐ-CP`, `NĐ 42/2022` and in the forms listed under `cited`. Returns what stands in the text.
 */
export function citedIn(text: string, source: EndedSource): string | undefined {
  return citedInPlain(plainText(text), source);
}

/** The same in what `plainText` has made. */
export function citedInPlain(plain: string, source: EndedSource): string | undefined {
  for (const pattern of patternsOf(source)) {
    const found = pattern.exec(plain)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

const known = new WeakMap<EndedSource, readonly RegExp[]>();

function patternsOf(source: EndedSource): readonly RegExp[] {
  const ready = known.get(source);
  if (ready !== undefined) return ready;
  const patterns = [source.name, ...source.cited].flatMap(patternsOfForm);
  known.set(source, patterns);
  return patterns;
}

function patternsOfForm(form: string): readonly RegExp[] {
  const plain = plainText(form).toLowerCase();
  const number = numbered.exec(plain);
  if (number === null) return [word(literal(plain))];
  const [whole, first = '', year, suffix = ''] = number;
  const kinds = kindsBySuffix.find(([pattern]) => pattern.test(suffix))?.[1];
  const short =
    year === undefined || kinds === undefined
      ? []
      : [word(`(?:${kinds})(?: số)? ?${literal(`${first}/${year}`)}(?!/)`)];
  return [word(literal(whole)), ...short];
}

/** One kind of hyphen, one kind of space, letters in one form: texts copied from elsewhere bring others. */
export function plainText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s*\/\s*(?=[\d\p{L}])/gu, '/')
    .replace(/\s+/g, ' ');
}

/** The text as a part of a pattern that finds it to the letter. */
export function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function word(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}/])${pattern}(?![\\p{L}\\p{N}])`, 'iu');
}
