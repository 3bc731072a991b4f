// Text as it is pasted: one paragraph of Markdown that holds headings, entries of lists, tables and lines broken by a PDF.
import { cut, joined, unwritten } from '../../content/markup/written.ts';
import type { Written } from '../../content/markup/written.ts';
import { trimmed } from './tidy.ts';

/** One line, or several that a PDF broke, with what it is. */
export interface PastedLine {
  readonly kind: 'heading' | 'sentence' | 'item';
  readonly written: Written;
}

const bullet = /^(?:(?:[-+*•–—▪◦·●○►✓✔]|\p{Extended_Pictographic}\uFE0F?)\s*(?=\S)|o\s(?=\p{Lu}))/u;
const numbered =
  /^(?:\(?\d{1,2}(?:\.\d{1,2})*[.)/]\s|[IVX]{1,5}\s?[./)-]\s?(?=\p{Lu})|\(?[a-zđ][.)/]\s)/u;
const separator = /^\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\|?\s*$/;

/** A line of capitals without a mark at its end is a heading: a pause, never run on. */
function isHeading(text: string): boolean {
  return (
    /\p{Lu}{2}/u.test(text) &&
    !/\p{Ll}/u.test(text) &&
    (text.match(/\p{Lu}/gu) ?? []).length >= 6 &&
    !/[,;]$/.test(text)
  );
}

function isRow(text: string): boolean {
  return /\S\s*\|\s*\S/.test(text) || /\S\t+\S/.test(text);
}

function cellsOf(line: Written): Written[] {
  const mark = line.text.includes('|') ? '|' : '\t';
  const cells: Written[] = [];
  let from = 0;
  for (let at = 0; at <= line.text.length; at += 1) {
    if (at === line.text.length || line.text.charAt(at) === mark) {
      cells.push(trimmed(cut(line, from, at)));
      from = at + 1;
    }
  }
  return cells.filter(({ text }, index) => text !== '' || (index > 0 && index < cells.length - 1));
}

const order = /^(?:stt|tt|số tt|số thứ tự)\.?$/i;
/** Columns whose cells say by themselves what they are. */
const plainColumn =
  /^(?:ngày|thời gian|giờ|buổi|thứ|địa điểm|khu vực|họ và tên|họ tên|tên|nội dung|đơn vị|tổ|thôn)/i;

/** The rows of a table, one after the other: the first cell, then each column's name and cell, with pauses between. */
function tableLines(lines: readonly Written[]): PastedLine[] {
  const rows = lines.filter(({ text }) => !separator.test(text)).map(cellsOf);
  const [head = [], ...body] = rows;
  if (body.length === 0) {
    return rows.map((cells) => ({ kind: 'item', written: sentenceOf(cells) }));
  }
  return body.map((cells) => {
    const named = cells.flatMap((cell, column) => {
      const name = head[column]?.text ?? '';
      if (cell.text === '' || order.test(name)) {
        return [];
      }
      return [plainColumn.test(name) || name === '' ? cell : joined([unwritten(`${name} `), cell])];
    });
    return { kind: 'item', written: sentenceOf(named) };
  });
}

function sentenceOf(cells: readonly Written[]): Written {
  return joined(cells.flatMap((cell, index) => (index === 0 ? [cell] : [unwritten(', '), cell])));
}

/** The lines of a paragraph. `kind` is what the paragraph is; a paragraph of one line comes back as it is. */
export function pastedLines(written: Written, kind: PastedLine['kind']): PastedLine[] {
  if (!written.text.includes('\n') && !isRow(written.text)) {
    return [{ kind, written }];
  }
  const lines = linesOf(written);
  const result: PastedLine[] = [];
  let at = 0;
  while (at < lines.length) {
    const table = lines.slice(at).findIndex(({ text }) => !isRow(text) && !separator.test(text));
    const rows = table < 0 ? lines.length - at : table;
    if (rows >= 2 && isRow(lines[at]?.text ?? '')) {
      result.push(...tableLines(lines.slice(at, at + rows)));
      at += rows;
      continue;
    }
    const line = lines[at];
    at += 1;
    if (line !== undefined) {
      addLine(result, line, kind);
    }
  }
  return result;
}

function linesOf(written: Written): Written[] {
  const lines: Written[] = [];
  let from = 0;
  for (const match of `${written.text}\n`.matchAll(/\r?\n/g)) {
    const line = trimmed(cut(written, from, match.index));
    if (line.text !== '') {
      lines.push(line);
    }
    from = match.index + match[0].length;
  }
  return lines;
}

/** A line that begins nothing of its own goes on with the one before. */
function addLine(result: PastedLine[], line: Written, kind: PastedLine['kind']): void {
  const last = result.at(-1);
  const mark = bullet.exec(line.text)?.[0];
  if (mark !== undefined) {
    result.push({ kind: 'item', written: cut(line, mark.length) });
  } else if (isHeading(line.text)) {
    const goesOn = last?.kind === 'heading' && !numbered.test(line.text);
    if (goesOn) {
      result[result.length - 1] = {
        ...last,
        written: joined([last.written, unwritten(' '), line]),
      };
    } else {
      result.push({ kind: 'heading', written: line });
    }
  } else if (numbered.test(line.text)) {
    result.push({ kind: 'item', written: line });
  } else if (
    last === undefined ||
    last.kind === 'heading' ||
    startsAnew(last.written.text, line.text)
  ) {
    result.push({ kind, written: line });
  } else {
    result[result.length - 1] = { ...last, written: joined([last.written, unwritten(' '), line]) };
  }
}

/** `Thời gian: 8h`, and a short line that ended: what follows is a line of its own. */
function startsAnew(last: string, line: string): boolean {
  return (
    /^\(.{2,40}\)$/.test(last) ||
    /^\(.{2,40}\)$/.test(line) ||
    /^\p{Lu}[^.;:]{1,30}:/u.test(line) ||
    (/:$/.test(last) && /^\p{Lu}/u.test(line)) ||
    // `Hotline: 0225.3.515.150`, and a word of greeting below.
    (/^\p{Lu}[^.;:]{1,30}:.*\d$/u.test(last) && /^\p{Lu}\p{Ll}/u.test(line))
  );
}
