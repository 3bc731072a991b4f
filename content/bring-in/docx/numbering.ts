import type { ListMark } from '../blocks.ts';
import { child, countIn, elementsOf, mostEntries, parseXml, type Element } from '../xml.ts';

/** Word has nine levels, from 0. */
const deepestLevel = 8;

interface Level {
  readonly format: string;
  /** `%1.`, `%1.%2`, `-`. */
  readonly text: string;
  readonly start: number;
}

/** Counts Word's own lists as Word does. */
export class Numbering {
  readonly #levels = new Map<string, readonly Level[]>();
  readonly #abstractOf = new Map<string, string>();
  readonly #counts = new Map<string, number[]>();

  constructor(xml: string | undefined) {
    const root = xml === undefined ? undefined : child(parseXml(xml), 'w:numbering');
    for (const one of root === undefined ? [] : elementsOf(root)) {
      if (one.name === 'w:abstractNum') {
        this.#levels.set(one.attribs['w:abstractNumId'] ?? '', levelsOf(one));
      } else if (one.name === 'w:num') {
        const abstract = child(one, 'w:abstractNumId')?.attribs['w:val'] ?? '';
        this.#abstractOf.set(one.attribs['w:numId'] ?? '', abstract);
      }
    }
  }

  /** The mark of the next paragraph of this list; undefined where the list is none. */
  next(id: string, level: number): ListMark | undefined {
    const abstract = this.#abstractOf.get(id);
    const levels = this.#levels.get(abstract ?? '') ?? [];
    const own = levels[level];
    if (id === '0' || abstract === undefined || own === undefined || own.format === 'none') {
      return undefined;
    }
    if (own.format === 'bullet') {
      return { label: level > 0 ? '+' : '-', ordered: false, level };
    }
    const counts = this.#counts.get(abstract) ?? [];
    counts.length = level + 1;
    counts[level] = (counts[level] ?? own.start - 1) + 1;
    this.#counts.set(abstract, counts);
    const label = own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = levels[at];
      return shown === undefined ? '' : numeral(counts[at] ?? shown.start, shown.format);
    });
    return { label, ordered: true, level };
  }
}

function levelsOf(abstract: Element): readonly Level[] {
  const levels: Level[] = [];
  for (const one of elementsOf(abstract)) {
    if (one.name === 'w:lvl') {
      const level = Number(one.attribs['w:ilvl'] ?? '0');
      if (!(level <= deepestLevel)) {
        continue;
      }
      levels[level] = {
        format: child(one, 'w:numFmt')?.attribs['w:val'] ?? 'decimal',
        text: child(one, 'w:lvlText')?.attribs['w:val'] ?? '',
        // 0 is a number to begin with, and no count.
        start: countIn(child(one, 'w:start'), 'w:val', mostEntries, 0),
      };
    }
  }
  return levels;
}

const romans: readonly (readonly [number, string])[] = [
  ...([
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
  ] as const),
  ...([
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const),
];

/** `3` → `c`, `III`, `3`, as the list counts. */
export function numeral(count: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return String.fromCharCode(97 + ((count - 1) % 26));
    case 'upperLetter':
      return String.fromCharCode(65 + ((count - 1) % 26));
    case 'upperRoman':
      return roman(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'decimalZero':
      return String(count).padStart(2, '0');
    default:
      return String(count);
  }
}

function roman(count: number): string {
  const [value, letters] = romans.find(([size]) => size <= count) ?? [0, ''];
  return value === 0 ? '' : letters + roman(count - value);
}
