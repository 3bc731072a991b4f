import type { Run } from '../blocks.ts';
import type { Remark } from '../brought-in.ts';
import { fromTcvn3 } from './tcvn3.ts';
import { fromVni } from './vni.ts';

export type OldEncoding = 'TCVN3' | 'VNI';

/** `.VnTime`, `ABCDEF+.VnTimeH`, `VNI-Times`: the font's name is the reliable sign. */
export function encodingOfFont(font: string | undefined): OldEncoding | undefined {
  const name = (font ?? '')
    .replace(/^[A-Z]{6}\+/, '')
    .replace(/["']/g, '')
    .trim();
  if (
    /^\.?vn(?:time|arial|avant|book|clarendon|commercial|courier|exotic|helvet|mystical|park|present|revue|roman|shelley|south|teknical|univers|linus|lucida|bodoni|century|arabia|aristote|blackh|free|goth|kool|memorandum|monotype|stamp|swiss|tifani|unive)|^\.vn/i.test(
      name,
    )
  ) {
    return 'TCVN3';
  }
  return /^vni[-_ ]/i.test(name) ? 'VNI' : undefined;
}

/** Letters that Unicode Vietnamese has beyond Latin-1; text that holds them is none of the old encodings. */
const modern =
  /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01A0\u01A1\u01AF\u01B0\u1EA0-\u1EF9]/;
/** A sign that no Vietnamese word holds, beside a letter of a word. */
const signsOfTcvn3 = /[A-Za-zà-ÿ][¡-¿×÷]|[¢¤§¨©ª«¬\u00AD®][A-Za-z]/g;
const signsOfVni =
  /[aey][ùøûïåä]|[ou][ùøûïåäë]|[öô][ùøûõï]|[ae][âáàã]|o[âåä]|a[êéèëúü]|ñ[aeiouyöô]/gi;

/** The encoding of letters whose font tells nothing; undefined where they are as they should be, or too few to tell. */
export function encodingOfLetters(text: string): OldEncoding | undefined {
  if (modern.test(text)) {
    return undefined;
  }
  const words = text.match(/\S+/g)?.length ?? 0;
  const tcvn3 = text.match(signsOfTcvn3)?.length ?? 0;
  const vni = text.match(signsOfVni)?.length ?? 0;
  const most = Math.max(tcvn3, vni);
  // One odd sign is a slip of typing; in the old encodings every second word has one.
  if (most < 2 || most < words / 5) {
    return undefined;
  }
  return tcvn3 >= vni ? 'TCVN3' : 'VNI';
}

/**
 * The encoding that most of a file is written in. Its short lines are too little to tell by; and where today's letters are
 * more than a heading, what has none of them is not taken for old.
 */
export function encodingOfAll(texts: readonly string[]): OldEncoding | undefined {
  const old = texts.filter((text) => !modern.test(text)).join(' ');
  const today = texts.filter((text) => modern.test(text)).join(' ');
  return today.length > old.length / 5 ? undefined : encodingOfLetters(old);
}

export function isModern(text: string): boolean {
  return modern.test(text);
}

export function decode(text: string, encoding: OldEncoding | undefined, font?: string): string {
  if (encoding === undefined) {
    return text;
  }
  return encoding === 'TCVN3' ? fromTcvn3(text, font?.replace(/^[A-Z]{6}\+/, '')) : fromVni(text);
}

/** What a whole file tells of its letters. */
export interface Evidence {
  readonly whole: OldEncoding | undefined;
  /** Whether a font of an old encoding is named somewhere: then a paragraph that names none is judged by its letters. */
  readonly oldFonts: boolean;
}

/** The runs in today's letters, and the encodings that were found. A sign parted from its letter by a change of looks joins it first. */
export function decodeRuns(
  runs: readonly Run[],
  { whole, oldFonts }: Evidence,
): { readonly runs: readonly Run[]; readonly found: ReadonlySet<OldEncoding> } {
  const found = new Set<OldEncoding>();
  const named = runs.some(({ font }) => encodingOfFont(font) !== undefined);
  const text = runs.map((run) => run.text).join('');
  const byLetters = named ? undefined : oldFonts ? encodingOfLetters(text) : whole;
  const decoded = joinSigns(runs).map((run) => {
    const encoding = encodingOfFont(run.font) ?? (modern.test(run.text) ? undefined : byLetters);
    if (encoding === undefined) {
      return run;
    }
    const text = decode(run.text, encoding, run.font);
    if (text !== run.text) {
      found.add(encoding);
    }
    return { ...run, text };
  });
  return { runs: decoded, found };
}

function joinSigns(runs: readonly Run[]): readonly Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const before = joined.at(-1);
    const sign =
      encodingOfFont(run.font) === 'VNI' ? /^[ùøûõïâáàåãäêéèúüë]/i.exec(run.text)?.[0] : undefined;
    if (sign !== undefined && before !== undefined && /[aeouyôö]$/i.test(before.text)) {
      joined[joined.length - 1] = { ...before, text: before.text + sign };
      joined.push({ ...run, text: run.text.slice(sign.length) });
    } else {
      joined.push(run);
    }
  }
  return joined;
}

export function encodingDoubt(encoding: OldEncoding): Remark {
  const name = encoding === 'VNI' ? 'VNI-Windows' : 'TCVN3 (ABC)';
  return {
    text: name,
    why: `chữ gõ theo bảng mã cũ ${name}: đã đổi sang Unicode, đọc lại một lượt`,
  };
}
