// The neighbours that a row of abbreviations-in-context.tsv asks for.
import { latin } from './place.ts';

/** What stands around a form. */
export interface Neighbours {
  /** Lower-cased, without the space that ends it. */
  readonly before: string;
  /** As written, from the form's end on. */
  readonly after: string;
}

export type Context = (neighbours: Neighbours) => boolean;

const shapesAfter: Readonly<Record<string, string>> = {
  '<Hoa>': String.raw`\s*\p{Lu}`,
  '<Tên>': String.raw`\s*\p{Lu}\p{Ll}`,
  '<số>': String.raw`\s*\d`,
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

const isShape = (word: string): boolean => word in shapesAfter;

function wordsOf(cell: string): string[] {
  return cell.split('|').filter((word) => word !== '');
}

/** A cell as a test, compiled when it is first asked: most of a table is never met in one notice. */
function testOf(cell: string, side: 'before' | 'after'): Context | undefined {
  if (cell === '') {
    return undefined;
  }
  const not = cell.startsWith('!');
  const words = wordsOf(not ? cell.slice(1) : cell);
  let tests: readonly RegExp[] | undefined;
  if (side === 'before') {
    return ({ before }) => {
      tests ??= [beforePattern(words)];
      return (tests[0]?.test(before) === true) !== not;
    };
  }
  return ({ after }) => {
    // Shapes ask for capitals, words are met in any case.
    tests ??= [words.filter(isShape), words.filter((word) => !isShape(word))]
      .filter((part) => part.length > 0)
      .map((part) => afterPattern(part));
    const lower = after.toLowerCase();
    return tests.some((test) => test.test(after) || test.test(lower)) !== not;
  };
}

/** Both cells of a row as one test; undefined where the row asks for nothing. */
export function contextOf(before: string, after: string): Context | undefined {
  const tests = [testOf(before, 'before'), testOf(after, 'after')].filter(
    (test) => test !== undefined,
  );
  return tests.length === 0 ? undefined : (neighbours) => tests.every((test) => test(neighbours));
}
