// One form for what can be written in several: composed letters, plain spaces, one dash, one tone placement.
// The readers see only this working text; `sourceOffset` leads back to the text as it was handed in.

/** From `at` in the working text on, the source stands at `source + (offset - at)`, up to the next entry. */
interface Shift {
  readonly at: number;
  readonly source: number;
}

export interface Cleaned {
  readonly text: string;
  readonly shifts: readonly Shift[];
}

/** What stands for one written character; what is not here goes through Unicode's compatibility form. */
const replaced: Readonly<Record<string, string>> = {
  Ð: 'Đ',
  ð: 'đ',
  '–': '-',
  '—': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '―': '-',
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '«': '"',
  '»': '"',
  '″': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '′': "'",
  '´': "'",
  '`': "'",
  '⁄': '/',
  '∕': '/',
  '½': ' 1/2 ',
  '⅓': ' 1/3 ',
  '⅔': ' 2/3 ',
  '¼': ' 1/4 ',
  '¾': ' 3/4 ',
  '⅛': ' 1/8 ',
  º: '°',
  '˚': '°',
  '℃': '°C',
  '㎡': 'm²',
  '㎥': 'm³',
  '№': ' số ',
  '₫': ' đồng ',
};

const space = String.raw`[\s\u0085\u00a0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]`;
const spaceFirst = new RegExp(`^${space}`);
/** Format and control characters, and marks without a letter. */
const invisible = /^[\p{Cc}\p{Cf}\p{M}\u115f\u1160]$/u;
const marks = /\p{M}/gu;

/** Everything but single spaces and the characters that need no change. */
const oddPattern = new RegExp(
  String.raw`[^\s\p{M}]\p{M}{1,8}|${space}{2,}|(?! )${space}|[^ !-_a-~À-ÏÑ-ÖØ-ïñ-öø-ɏḀ-ỹ²³°…£€¥$§×÷±≤≥≠≈→]|\p{M}`,
  'gu',
);

/** A line that begins so begins a new item, so the line break before it is a pause. */
const newItem = /[-+*•–](?:\s|\p{Lu})|\p{Lu}?[\dIVX]{1,3}[.)]\s|[a-zđ][.)]\s/uy;

/** An empty line parts paragraphs, unless the next line goes on in lower case, as after a page break of a PDF. */
const wideGap = /\n[^\S\n]*\n/;
const goesOn = /\p{Ll}[\p{Ll}\p{M}]/uy;

function replaceSpace(gap: string, text: string, end: number): string {
  if (!gap.includes('\n')) {
    return ' ';
  }
  newItem.lastIndex = end;
  if (newItem.test(text)) {
    return '\n';
  }
  goesOn.lastIndex = end;
  return wideGap.test(gap.replaceAll('\r', '')) && !goesOn.test(text) ? '\n' : ' ';
}

function replaceOdd(odd: string, text: string, end: number): string {
  const mapped = replaced[odd];
  if (mapped !== undefined) {
    return mapped;
  }
  if (spaceFirst.test(odd)) {
    return replaceSpace(odd, text, end);
  }
  if (invisible.test(odd)) {
    return '';
  }
  const composed = odd.normalize('NFC').replace(marks, '');
  return replaced[composed] ?? composed.normalize('NFKC').replace(marks, '');
}

/** Tone mark on the second vowel of an open oa, oe, uy (khoá, hoè, thuỷ); q owns its u (quý). */
const newStyle =
  /([oO])([àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])(?![A-Za-zÀ-ỹ])|(?<![qQ])([uU])([ỳýỷỹỵỲÝỶỸỴ])(?![A-Za-zÀ-ỹ])/g;

function unifyTone(text: string): string {
  return text.replace(newStyle, (written, o?: string, a?: string, u?: string, y?: string) => {
    const first = o ?? u ?? '';
    const second = (a ?? y ?? '').normalize('NFD');
    const moved = (first + second.slice(1) + second.slice(0, 1)).normalize('NFC');
    return moved.length === written.length ? moved : written;
  });
}

/** Digits with the letter O typed among them: `5O.000 đồng`, `o912 345 678`. */
const letterZero =
  /(?<![\p{L}\d])(?=[\d.,]{0,16}[oO])[oO]?\d[\doO]{0,16}(?:[., ][\doO]{2,4}){0,6}(?![\p{L}\d])/gu;

function zeros(text: string): string {
  return text.replace(letterZero, (run) =>
    (run.match(/\d/g) ?? []).length >= 2 && /[oO]\d|\d[oO]|[oO]{2}/.test(run)
      ? run.replace(/[oO]/g, '0')
      : run,
  );
}

/**
 * The working text and where each part of it came from.
 * `Ðường  khoá` -> `Đường khóa`. A line break is a space, or `\n` where a paragraph or an item of a list begins.
 */
export function clean(text: string): Cleaned {
  const shifts: Shift[] = [{ at: 0, source: 0 }];
  let out = '';
  let from = 0;
  for (const { 0: odd, index } of text.matchAll(oddPattern)) {
    const end = index + odd.length;
    const replacement = replaceOdd(odd, text, end);
    out += text.slice(from, index) + replacement;
    if (replacement.length !== odd.length) {
      shifts.push({ at: out.length, source: end });
    }
    from = end;
  }
  return { text: zeros(unifyTone(from === 0 ? text : out + text.slice(from))), shifts };
}

/**
 * Leads an offset of the working text back to the source. Handed offsets in rising order, so that a text of any
 * length is walked once.
 */
export function sourceOffsets({ shifts }: Cleaned): (offset: number) => number {
  let current = 0;
  return (offset) => {
    while (current + 1 < shifts.length && (shifts[current + 1]?.at ?? Infinity) <= offset) {
      current += 1;
    }
    const shift = shifts[current] ?? { at: 0, source: 0 };
    const next = shifts[current + 1];
    const source = shift.source + (offset - shift.at);
    return next ? Math.min(source, next.source) : source;
  };
}
