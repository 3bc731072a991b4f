import type { ListMark } from '../blocks.ts';
import { child, countIn, elementsOf, mostEntries, parseXml, type Element } from '../xml.ts';

/** Word has nine levels, from 0. */
const deepestLevel = 8;

interface Level {
  readonly format: string;
  /** `%1.`, `%1.%2`, `-`. */
  readonly text: string;
  readonly start: number;
  /** Only a level with a smaller place than this starts it anew; 0 is none. */
  readonly restart: number;
}

/** A list as paragraphs name it: the levels of another, with changes of its own. */
interface List {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly starts: ReadonlyMap<number, number>;
}

/** Counts Word's own lists as Word does: lists of one kind count on from each other, unless one says where it starts. */
export class Numbering {
  readonly #levels = new Map<string, readonly Level[]>();
  readonly #lists = new Map<string, List>();
  readonly #counts = new Map<string, (number | undefined)[]>();
  readonly #begun = new Set<string>();

  constructor(xml: string | undefined) {
    const root = xml === undefined ? undefined : child(parseXml(xml), 'w:numbering');
    const all = root === undefined ? [] : elementsOf(root);
    const abstracts = all.filter(({ name }) => name === 'w:abstractNum');
    for (const one of abstracts) {
      // A style of lists is written once, and called by its name elsewhere.
      const style = valueOf(one, 'w:numStyleLink');
      const written = abstracts.find(
        (other) => style !== undefined && valueOf(other, 'w:styleLink') === style,
      );
      this.#levels.set(one.attribs['w:abstractNumId'] ?? '', levelsOf(written ?? one));
    }
    for (const one of all) {
      if (one.name === 'w:num') {
        this.#lists.set(one.attribs['w:numId'] ?? '', listOf(one));
      }
    }
  }

  /** The mark of the next paragraph of this list; undefined where the list is none. */
  next(id: string, level: number): ListMark | undefined {
    const list = this.#lists.get(id);
    const levels = this.#levels.get(list?.abstract ?? '') ?? [];
    const levelAt = (at: number) => list?.levels.get(at) ?? levels[at];
    const own = levelAt(level);
    if (id === '0' || list === undefined || own === undefined) {
      return undefined;
    }
    const counts = this.#count(id, list, level, levelAt);
    if (own.format === 'none') {
      return undefined;
    }
    if (own.format === 'bullet') {
      return { label: level > 0 ? '+' : '-', ordered: false, level };
    }
    const label = own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = levelAt(at);
      return shown === undefined
        ? ''
        : numeral(counts[at] ?? list.starts.get(at) ?? shown.start, shown.format);
    });
    return { label, ordered: true, level };
  }

  #count(
    id: string,
    list: List,
    level: number,
    levelAt: (at: number) => Level | undefined,
  ): readonly (number | undefined)[] {
    const counts = this.#counts.get(list.abstract) ?? [];
    const place = `${id} ${level}`;
    const anew = list.starts.has(level) && !this.#begun.has(place);
    this.#begun.add(place);
    const last = anew ? undefined : counts[level];
    const start = list.starts.get(level) ?? levelAt(level)?.start ?? 1;
    counts[level] = last === undefined ? start : last + 1;
    for (let deeper = level + 1; deeper < counts.length; deeper += 1) {
      if (level < (levelAt(deeper)?.restart ?? deeper)) {
        counts[deeper] = undefined;
      }
    }
    this.#counts.set(list.abstract, counts);
    return counts;
  }
}

function listOf(list: Element): List {
  const levels = new Map<number, Level>();
  const starts = new Map<number, number>();
  for (const one of elementsOf(list)) {
    const at = Number(one.attribs['w:ilvl'] ?? '0');
    if (one.name !== 'w:lvlOverride' || !(at <= deepestLevel)) {
      continue;
    }
    const written = child(one, 'w:lvl');
    if (written !== undefined) {
      levels.set(at, levelOf(written, at));
    }
    const start = child(one, 'w:startOverride');
    if (start !== undefined) {
      starts.set(at, countIn(start, 'w:val', mostEntries, 0));
    }
  }
  return { abstract: valueOf(list, 'w:abstractNumId') ?? '', levels, starts };
}

function levelsOf(abstract: Element): readonly Level[] {
  const levels: Level[] = [];
  for (const one of elementsOf(abstract)) {
    const at = Number(one.attribs['w:ilvl'] ?? '0');
    if (one.name === 'w:lvl' && at <= deepestLevel) {
      levels[at] = levelOf(one, at);
    }
  }
  return levels;
}

function levelOf(level: Element, at: number): Level {
  return {
    format: valueOf(level, 'w:numFmt') ?? 'decimal',
    text: valueOf(level, 'w:lvlText') ?? '',
    // 0 is a number to begin with, and no count.
    start: countIn(child(level, 'w:start'), 'w:val', mostEntries, 0),
    restart: Number(valueOf(level, 'w:lvlRestart') ?? at),
  };
}

function valueOf(parent: Element, name: string): string | undefined {
  return child(parent, name)?.attribs['w:val'];
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
      return letters(count);
    case 'upperLetter':
      return letters(count).toUpperCase();
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

/** After `z` Word goes on with `aa`, `bb`. */
function letters(count: number): string {
  const letter = String.fromCharCode(97 + ((Math.max(count, 1) - 1) % 26));
  return letter.repeat(Math.min(Math.ceil(Math.max(count, 1) / 26), 9));
}

function roman(count: number): string {
  const [value, letters] = romans.find(([size]) => size <= count) ?? [0, ''];
  return value === 0 ? '' : letters + roman(count - value);
}
