// The lines at the head of an administrative letter, after the layout of Nghị định 30/2020/NĐ-CP and what wards make of it.

export const national =
  /^(?:cộng h(?:òa|oà) xã hội chủ nghĩa việt nam|cộng h(?:òa|oà) xhcn việt nam|đảng cộng sản việt nam)\.?$/i;
export const motto = /^độc lập\s*[-–—]?\s*tự do\s*[-–—]?\s*hạnh phúc\.?$/i;
export const separator = /^(?:[-–—_=*~.•·\s]+|[-*~\s]*oOo[-*~\s]*)$/i;
export const letterNumber = /^số\s*:?\s*[\d….\s_]*\s*[/-]?\s*[\p{Lu}\d][\p{L}\d&/.\s-]{0,30}$/iu;
export const placeAndDate =
  /^\(?\p{Lu}[\p{L}\s.'-]{1,40},?\s*ngày\s*[\d….\s_/]{0,12}\s*(?:tháng\s*[\d….\s_]{0,10}\s*năm\s*[\d….\s_]{0,10})?\.?\)?$/iu;
export const subject = /^v\s*\/\s*v\b|^về việc\b/i;

export type LetterLine =
  | 'issuer'
  // The last name of who issues it: the others are who that one stands under.
  | 'own'
  | 'number'
  | 'subject'
  | 'nation'
  | 'motto'
  | 'place'
  | 'rule';

const shapes: readonly (readonly [LetterLine, RegExp])[] = [
  ['nation', national],
  ['motto', motto],
  ['place', placeAndDate],
  ['number', letterNumber],
  ['subject', subject],
  ['rule', separator],
];
const longestLine = 140;

/** What each line of a letterhead is; undefined where the lines are none: it has the nation's name, or the Party's. */
export function letterheadOf(lines: readonly string[]): readonly LetterLine[] | undefined {
  const bare = lines.map((line) => line.replace(/\s+/g, ' ').trim());
  if (!bare.some((line) => national.test(line)) || bare.some((line) => line.length > longestLine)) {
    return undefined;
  }
  const found = bare.map(
    (line): LetterLine => shapes.find(([, shape]) => shape.test(line))?.[0] ?? 'issuer',
  );
  const own = found.lastIndexOf('issuer');
  return found.map((line, at) => (at === own ? 'own' : line));
}

const dated = /, ?ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})\.?$/;

/** The day that a letter says of itself above its title, as `2026-11-25`; undefined where it says none. */
export function letterDay(source: string): string | undefined {
  const line = linesAboveTitle(source).find((one) => placeAndDate.test(one));
  const [, day = '', month = '', year = ''] = dated.exec(line ?? '') ?? [];
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const read = new Date(`${iso}T00:00:00Z`);
  // 31/02 is no day.
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso) ? iso : undefined;
}

/** Whether a letterhead stands above its title. */
export const bearsLetterhead = (source: string): boolean =>
  linesAboveTitle(source).some((line) => national.test(line));

function linesAboveTitle(source: string): readonly string[] {
  const [head = ''] = source.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '').split(/^#/m);
  return head.split('\n').map((line) => line.trim());
}
