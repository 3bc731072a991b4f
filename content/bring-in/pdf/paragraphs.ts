// The lines of a page as the paragraphs they were.
import type { Paragraph } from '../blocks.ts';
import type { Remark } from '../brought-in.ts';
import { mendLines, type Column } from '../mend-lines.ts';
import { isSignature } from '../notice/signs.ts';
import { notesOf } from './page-notes.ts';
import { runsOf } from './runs.ts';
import type { Segment } from './segments.ts';

/** Lines with what tells them apart: the space above, and whether they stand in the middle. */
export function spaced(lines: readonly Segment[], column?: Column): readonly Segment[] {
  const downs = lines
    .slice(1)
    .map((line, at) => (lines[at]?.base ?? 0) - line.base)
    .filter((down) => down > 0)
    .sort((x, y) => x - y);
  // The distance within paragraphs; where most are of one line, there are few of those.
  const pitch = downs[Math.floor(downs.length * 0.2)] ?? 0;
  return lines.map((line, at) => {
    const above = lines[at - 1];
    const down = above === undefined ? 0 : above.base - line.base;
    const centred = column !== undefined && isCentred(line, column);
    return {
      ...line,
      centred,
      ...(above?.page === line.page && down > 0 && pitch > 0 ? { gap: down / pitch } : {}),
    };
  });
}

function isCentred({ left, right, size }: Segment, column: Column): boolean {
  const middle = (column.left + column.right) / 2;
  return (
    (column.firstLine === undefined || Math.abs(left - column.firstLine) > 1.5) &&
    Math.abs((left + right) / 2 - middle) < size * 1.5 &&
    left > column.left + size * 2.2 &&
    right < column.right - size * 2.2
  );
}

/** Lines below each other as paragraphs, each with its notes after it; where it was guessed is told. */
export function paragraphsOf(
  lines: readonly Segment[],
  column: Column,
  doubts: Remark[],
): readonly Paragraph[] {
  const { paragraphs, guessed } = mendLines(spaced(lines, column), column);
  for (const [last, next] of guessed) {
    doubts.push({
      text: `${last.text.slice(-40)} | ${next.text.slice(0, 40)}`,
      why: 'hai dòng của bản PDF được nối thành một đoạn ở chỗ có dấu |: xem lại',
    });
  }
  return paragraphs
    .flatMap(apartWhereSigned)
    .flatMap((found) => [paragraph(found), ...notesOf(found).map(paragraph)]);
}

/** `KT. CHỦ TỊCH` ⏎ `PHÓ CHỦ TỊCH`: each line of a signature is its own. */
function apartWhereSigned(lines: readonly Segment[]): readonly (readonly Segment[])[] {
  const cut = lines.findIndex(
    ({ text }, at) => at > 0 && isSignature(text) && isSignature(lines[at - 1]?.text ?? ''),
  );
  return cut < 0 ? [lines] : [lines.slice(0, cut), ...apartWhereSigned(lines.slice(cut))];
}

function paragraph(lines: readonly Segment[]): Paragraph {
  return {
    kind: 'paragraph',
    runs: runsOf(lines),
    ...(lines.every(({ centred }) => centred) ? { centred: true } : {}),
  };
}
