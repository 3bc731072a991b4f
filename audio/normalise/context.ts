// The neighbours that a row of abbreviations-in-context.tsv asks for.
import { latin } from './place.ts';

/** What stands around a form. */
export interface Neighbours {
  /** Lower-cased, without the space that ends it. */
  readonly before: string;
  /** As written, from the form's end on; the same lower-cased. */
  readonly after: string;
  readonly lower: string;
}

/** What speaks for a row: a word that it names stands there, only a shape does (a capital, a number), or nothing does. */
type Support = 'word' | 'shape' | undefined;

export type Context = (neighbours: Neighbours) => Support;

const shapesAfter: Readonly<Record<string, string>> = {
  '<Hoa>': String.raw`\s*\p{Lu}`,
  '<Tên>': String.raw`\s*\p{Lu}\p{Ll}`,
  '<số>': String.raw`\s*\d`,
  '<năm>': String.raw`\s*(?:19|20)\d\d(?!\d)`,
  '<diện tích>': String.raw`\s*:?\s*[\d.,-]+\s?(?:m2|m²|ha|km2|sào)(?![a-zà-ỹ])`,
  '<Viết tắt>': String.raw`\s?\p{Lu}{2,8}(?!\p{L})`,
  '<La Mã>': String.raw`\s*[IVX]+(?!\p{L})`,
  '<hết>': String.raw`\s*(?:$|[.,;:)\n])`,
};
const shapesBefore: Readonly<Record<string, string>> = {
  '<số>': String.raw`\d`,
  '<đầu>': String.raw`^|[.!?:;\n]`,
};

function escaped(word: string): string {
  return word
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('\\*', '\\S+')
    .replaceAll(' <số>', '\\s?\\d+');
}

const startsWithLetter = new RegExp(`^[${latin}\\d]`);
const endsWithLetter = new RegExp(`[${latin}]$`);

/** Words that stand right before, as wholes: `sở|bộ`. */
function beforePattern(words: readonly string[]): RegExp {
  const parts = words.map((word) => {
    const shape = shapesBefore[word];
    if (shape !== undefined) {
      return shape;
    }
    const counted = word.replace(/^<số> /, '');
    const head = counted === word ? '' : '\\d ';
    return (startsWithLetter.test(word) ? `(?<![${latin}\\d])` : '') + head + escaped(counted);
  });
  return new RegExp(`(?:${parts.join('|')})$`);
}

/** Words that stand right after, in any case. */
function afterPattern(words: readonly string[]): RegExp {
  const parts = words.map((word) => {
    const shape = shapesAfter[word];
    return shape ?? `\\s*${escaped(word)}${endsWithLetter.test(word) ? `(?![${latin}])` : ''}`;
  });
  return new RegExp(`^(?:${parts.join('|')})`, 'u');
}

/** Words that stand beside anything, so that they speak for a row no more than a shape does. */
const beside = new Set(
  'các những mỗi một nhiều mọi tại có với số qua vào và của theo trên trong về ở đã được là cho đến từ bằng do phải sẽ không chưa này năm ngày lên ra hoặc'.split(
    ' ',
  ),
);
const isShape = (word: string): boolean =>
  word in shapesAfter || word in shapesBefore || beside.has(word);

function wordsOf(cell: string): string[] {
  return cell.split('|').filter((word) => word !== '');
}

interface Tests {
  readonly word: RegExp | undefined;
  readonly shape: RegExp | undefined;
}

function compiled(words: readonly string[], side: 'before' | 'after'): Tests {
  const pattern = side === 'before' ? beforePattern : afterPattern;
  const [shapes, named] = [words.filter(isShape), words.filter((word) => !isShape(word))];
  return {
    word: named.length > 0 ? pattern(named) : undefined,
    shape: shapes.length > 0 ? pattern(shapes) : undefined,
  };
}

/** A cell as a test, compiled when it is first asked: most of a table is never met in one notice. */
function testOf(cell: string, side: 'before' | 'after'): Context | undefined {
  if (cell === '') {
    return undefined;
  }
  const not = cell.startsWith('!');
  let tests: Tests | undefined;
  return (neighbours) => {
    tests ??= compiled(wordsOf(not ? cell.slice(1) : cell), side);
    // Shapes ask for capitals, words are met in any case.
    const text = neighbours[side];
    const lower = side === 'before' ? text : neighbours.lower;
    const found: Support =
      tests.word?.test(lower) === true
        ? 'word'
        : tests.shape?.test(text) === true ||
            (side === 'after' && tests.shape?.test(lower) === true)
          ? 'shape'
          : undefined;
    return not ? (found === undefined ? 'shape' : undefined) : found;
  };
}

/** Both cells of a row as one test, which is as strong as the stronger of them; undefined where the row asks for nothing. */
export function contextOf(before: string, after: string): Context | undefined {
  const tests = [testOf(before, 'before'), testOf(after, 'after')].filter(
    (test) => test !== undefined,
  );
  if (tests.length === 0) {
    return undefined;
  }
  return (neighbours) => {
    const found = tests.map((test) => test(neighbours));
    return found.includes(undefined) ? undefined : found.includes('word') ? 'word' : 'shape';
  };
}
