import type { Block, Cell, Paragraph, ReadFile } from './blocks.ts';
import type { Remark } from './brought-in.ts';
import { decodeBytes } from './decode-bytes.ts';
import { beginsClause, mendLines, type Column, type Line } from './mend-lines.ts';
import { isPageNumber } from './pdf/furniture.ts';

/** Letters of which a line that a program broke has at least so many. */
const shortestBreak = 45;
const longestBreak = 160;

/** A text file: a paragraph a line, or lines broken as on the page it was taken from. */
export function readText(bytes: Uint8Array): ReadFile {
  // Widths are counted in letters: a letter and its mark are one.
  const text = decodeBytes(bytes).replace(/\r\n?/g, '\n').normalize('NFC');
  const leftOut: Remark[] = [];
  const doubts: Remark[] = [];
  const lines = withoutPageNumbers(text, leftOut);
  const width = breakWidth(lines);
  const blocks = tablesAndText(lines).flatMap((part): readonly Block[] => {
    if (typeof part[0] !== 'string') {
      return [tableOf(part as readonly (readonly string[])[])]; // rows of cells, not lines: looked at above
    }
    const found = part.filter((line) => typeof line === 'string');
    return width === undefined ? eachLine(found) : mended(found, width, doubts);
  });
  return { blocks, leftOut, doubts, plain: text };
}

function withoutPageNumbers(text: string, leftOut: Remark[]): readonly string[] {
  const pages = text.split('\f');
  const lines = text.replaceAll('\f', '\n\f').split('\n');
  return lines.flatMap((line, at) => {
    const bare = line.replaceAll('\f', '').trim();
    const atEdge =
      line.startsWith('\f') || (lines[at + 1] ?? '').startsWith('\f') || at === lines.length - 1;
    const marked = /[-–—/]|trang|page/i.test(bare);
    const alone = (lines[at - 1] ?? '').trim() === '' || (lines[at + 1] ?? '').trim() === '';
    if (
      bare !== '' &&
      isPageNumber(bare) &&
      (marked ? alone : pages.length > 1 && (atEdge || alone))
    ) {
      leftOut.push({ text: bare, why: 'số trang' });
      return [];
    }
    return [line.replaceAll('\f', '')];
  });
}

/** Rows of a table that was copied: cells parted by tabs or upright strokes; at least two below each other. */
function tablesAndText(
  lines: readonly string[],
): readonly (readonly (string | readonly string[])[])[] {
  const parts: (string | readonly string[])[][] = [];
  for (const [at, line] of lines.entries()) {
    const cells = cellsOf(line);
    const beside = [lines[at - 1], lines[at + 1]].some(
      (other) => cellsOf(other ?? '')?.length === cells?.length,
    );
    const piece = cells !== undefined && beside ? cells : line;
    const last = parts.at(-1);
    if (typeof piece !== 'string' && /^[\s|:-]+$/.test(line)) {
      continue;
    }
    if (last !== undefined && (typeof last[0] === 'string') === (typeof piece === 'string')) {
      last.push(piece);
    } else {
      parts.push([piece]);
    }
  }
  return parts;
}

function cellsOf(line: string): readonly string[] | undefined {
  if (/^\s*\|.*\|.*\|?\s*$/.test(line)) {
    return line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim());
  }
  const cells = line.split('\t');
  return cells.length >= 3 &&
    cells.filter((cell) => cell.trim() !== '').length >= 3 &&
    cells[0]?.trim() !== ''
    ? cells.map((cell) => cell.trim())
    : undefined;
}

function tableOf(rows: readonly (readonly string[])[]): Block {
  return {
    kind: 'table',
    ruled: true,
    rows: rows.map((row) =>
      row.map((text): Cell => ({ blocks: text === '' ? [] : [paragraphOf(text)], span: 1 })),
    ),
  };
}

/** How wide the lines are where a program broke them; undefined where each line is a paragraph. */
function breakWidth(lines: readonly string[]): number | undefined {
  const lengths = lines
    .map((line) => line.trimEnd().length)
    .filter((length) => length > 0)
    .sort((a, b) => a - b);
  const widest = lengths[Math.floor(lengths.length * 0.97)] ?? 0;
  if (widest < shortestBreak || widest > longestBreak) {
    return undefined;
  }
  const broken = lines.filter((line, at) => {
    const next = lines[at + 1] ?? '';
    return (
      line.trimEnd().length > widest * 0.7 &&
      !/[.;:!?]\s*$/.test(line) &&
      /^\s*[\p{Ll}\d]/u.test(next) &&
      !beginsClause(next.trim())
    );
  });
  return broken.length >= 2 || (broken.length === 1 && widest <= 100) ? widest : undefined;
}

function eachLine(lines: readonly string[]): readonly Block[] {
  return lines.filter((line) => line.trim() !== '').map(paragraphOf);
}

function paragraphOf(text: string): Paragraph {
  return { kind: 'paragraph', runs: [{ text }] };
}

function mended(lines: readonly string[], width: number, doubts: Remark[]): readonly Block[] {
  // Letters differ in width: a line may end a few letters before the widest one does and still be full.
  const slack = Math.max(4, width * 0.07);
  const column: Column = { left: 0, right: width - slack, indents: false, nearly: 0.65 };
  const boxes: Line[] = [];
  let blank = false;
  for (const written of lines) {
    const line = written.trimEnd();
    if (line.trim() === '') {
      blank = true;
      continue;
    }
    boxes.push(boxOf(line, blank));
    blank = false;
  }
  const indents =
    boxes.filter(({ left, text }) => left >= 2 && left <= 14 && !beginsClause(text)).length >= 3;
  const { paragraphs, guessed } = mendLines(boxes, { ...column, indents });
  for (const [last, next] of guessed) {
    doubts.push({
      text: `${last.text.slice(-40)} | ${next.text.slice(0, 40)}`,
      why: 'hai dòng được nối thành một đoạn ở chỗ có dấu |: xem lại',
    });
  }
  return paragraphs.map((group) => paragraphOf(joinedText(group)));
}

/** Wide spaces are kept for whoever parts what stands beside each other. */
function joinedText(group: readonly Line[]): string {
  const [first, ...rest] = group;
  const margin = ' '.repeat(Math.min(first?.left ?? 0, 60));
  return margin + [first?.text ?? '', ...rest.map(({ text }) => text)].join(' ');
}

function boxOf(line: string, afterBlank: boolean): Line {
  const expanded = line.replaceAll('\t', '        ');
  const text = line.trim();
  const left = expanded.length - expanded.trimStart().length;
  return {
    ...{ text, left, right: expanded.length, size: 1, bold: false },
    firstWord: (/^\S+/.exec(text)?.[0].length ?? 0) + 1,
    gap: afterBlank ? 2 : 1,
    // Set in the middle by spaces, or beside something else.
    centred: left > 14 || / {4,}/.test(text),
  };
}
