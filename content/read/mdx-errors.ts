import type { Nodes, Root } from 'mdast';
import { components } from '../schema/components.ts';
import type { Problem } from '../schema/problem.ts';
import { explainMdx, isParserMessage } from './mdx-messages.ts';
import { parseMdx } from '../markup/mdx.ts';

/** As much of an MDX file as could be read. */
export interface ReadMdx {
  /** undefined where the tags do not pair, so that nothing more can be said of the file. */
  readonly root: Root | undefined;
  readonly problems: readonly Problem[];
  /** Lines left out to read on past a mistake: what else seems wrong there is the same mistake. */
  readonly leftOut: ReadonlySet<number>;
}

/** More mistakes than anyone mends at one go; the rest shows at the next. */
const mostRounds = 20;

/** Parses an MDX file; where a line cannot be parsed it is named, left out, and the rest is read on. */
export function readMdx(file: string, source: string): ReadMdx {
  const problems: Problem[] = [];
  const leftOut = new Set<number>();
  const lines = source.split('\n');
  for (let round = 0; round < mostRounds; round++) {
    try {
      const root = parseMdx(lines.join('\n'));
      const deep = tooDeepAt(root);
      if (deep === undefined) return { root, problems, leftOut };
      return { root: undefined, problems: [...problems, tooDeep(file, deep)], leftOut };
    } catch (error) {
      if (!isParserMessage(error)) {
        if (problems.length === 0) problems.push(unreadable(file));
        break;
      }
      const { within, line, message, hint } = explainMdx(error, lines);
      if (leftOut.has(line)) break;
      problems.push({ file, line, message, hint, severity: 'error' });
      if (!within) break;
      for (const one of brokenLines(lines, line)) {
        leftOut.add(one);
        lines[one - 1] = placeholder(lines[one - 1] ?? '');
      }
    }
  }
  return { root: undefined, problems, leftOut };
}

/** The parser itself can stumble where a tag is cut by a line of dashes; it then names no line. */
function unreadable(file: string): Problem {
  return {
    file,
    line: 1,
    message: 'Không đọc được bài này: có thẻ hoặc hàng dấu --- đặt sai chỗ.',
    hint: 'Xem lại những dòng vừa sửa: mỗi thẻ một dòng riêng, hai dòng --- chỉ ở đầu tệp.',
    severity: 'error',
  };
}

/** No list of a notice has a tenth of it; what reads a text goes down into it step by step, and would run out of room. */
const deepest = 60;

/** The line on which something lies deeper than that; undefined where nothing does. */
function tooDeepAt(root: Root): number | undefined {
  let level: readonly Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return level[0]?.position?.start.line ?? 1;
    level = level.flatMap((node) => ('children' in node ? node.children : []));
  }
  return undefined;
}

function tooDeep(file: string, line: number): Problem {
  return {
    ...{ file, line, severity: 'error' },
    message: 'Chỗ này lồng nhau quá nhiều lớp (dấu >, dấu -, dấu * nối nhau).',
    hint: 'Viết thành đoạn thường, hoặc danh sách một hai lớp.',
  };
}

/** The lines that fall with this one: an import or export runs on to the next blank line. */
function brokenLines(lines: readonly string[], line: number): readonly number[] {
  const blank = (one: number) => (lines[one - 1] ?? '').trim() === '';
  let first = line;
  while (first > 1 && !blank(first - 1)) first--;
  if (!/^(import|export)\b/.test(lines[first - 1] ?? '')) return [line];
  let last = line;
  while (last < lines.length && !blank(last + 1)) last++;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** What stands in for a broken line: an opening tag stays one, so that its closing tag still finds it; words stay words. */
function placeholder(line: string): string {
  const name = /^\s*<([A-Z]\w*)/.exec(line)?.[1];
  if (name !== undefined && components[name] && !line.includes('</')) return `<${name}>`;
  return /^\s*([<{]|import\b|export\b|$)/.test(line) ? '' : '…';
}
