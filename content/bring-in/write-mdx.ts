import { stringify } from 'yaml';
import { paragraphsOf, textOf, widestRow, type Cell, type Run, type Table } from './blocks.ts';
import type { BroughtInKind } from './brought-in.ts';
import type { Piece } from './notice/pieces.ts';

/** What stands between the `---` lines. */
export interface Head {
  readonly title: string;
  readonly description: string;
}

/** A kind that is no announcement has its title above its text alone. */
export function writeMdx(head: Head, all: readonly Piece[], kind: BroughtInKind): string {
  const pieces =
    kind === 'announcement'
      ? all
      : all.filter((piece) => piece.kind !== 'heading' || piece.depth > 1);
  const parts: string[] = [];
  for (const [at, piece] of pieces.entries()) {
    const before = pieces[at - 1];
    const text = writePiece(piece);
    // Entries of one list stand close; all else has an empty line between.
    const close = piece.kind === 'item' && before?.kind === 'item';
    parts.push(`${at === 0 ? '' : close ? '\n' : '\n\n'}${text}`);
  }
  return `---\n${stringify(head, { lineWidth: 0 })}---\n\n${parts.join('')}\n`;
}

function writePiece(piece: Piece): string {
  switch (piece.kind) {
    case 'head':
      return element('WebOnly', piece.lines.map((runs) => line(plain(runs))).join('\n\n'));
    case 'paragraph':
      return line(`${escapeText(piece.label ?? '')}${inline(piece.runs)}`);
    case 'heading':
      return `${'#'.repeat(piece.depth)} ${escapeText(`${piece.label ?? ''}${piece.text}`).replace(/(\s)(#+)$/, '$1\\$2')}`;
    case 'item':
      return `${' '.repeat(piece.indent)}${piece.sign} ${line(inline(piece.runs))}`;
    case 'table':
      return element('Table', writeTable(piece.table));
    case 'recipients':
      return element(
        'Recipients',
        piece.items.map((text) => `- ${line(escapeText(text))}`).join('\n'),
      );
    case 'signature':
      return element('Signature', piece.lines.map((text) => line(escapeText(text))).join('\n\n'));
  }
}

function element(name: string, text: string): string {
  return `<${name}>\n\n${text}\n\n</${name}>`;
}

function plain(runs: readonly Run[]): string {
  return escapeText(
    runs
      .map(({ text }) => text)
      .join('')
      .trim(),
  );
}

/** Signs that Markdown or MDX would take for markup stay the signs they are. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\*`[\]<{]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&');
}

/** What makes a list, a heading or code of a paragraph by standing at its start. */
function line(text: string): string {
  return text
    .trim()
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([-+#>=~|])/, '\\$1')
    .replace(/^(import|export)\b/, (word) => `&#${word.charCodeAt(0)};${word.slice(1)}`);
}

/** Bold words between their signs, where Markdown will read them so; the words are the same either way. */
function inline(runs: readonly Run[]): string {
  const merged = mergeBold(runs);
  if (
    merged.filter(({ text }) => text.trim() !== '').every(({ bold }) => bold) &&
    merged.length > 0
  ) {
    return wrap('', merged.map(({ text }) => text).join(''), '');
  }
  return merged
    .map((run, at) => {
      if (!run.bold || !/[\p{L}\p{N}]/u.test(run.text)) {
        return escapeText(run.text);
      }
      return wrap(merged[at - 1]?.text ?? '', run.text, merged[at + 1]?.text ?? '');
    })
    .join('');
}

/** Spaces, and signs beside a letter outside, stand outside the stars: between them Markdown would not see the end. */
function wrap(before: string, text: string, after: string): string {
  const [, head = '', rest = ''] = /^(\s*)([\s\S]*)$/.exec(text) ?? [];
  const [, inner = '', tail = ''] = /^([\s\S]*?)(\s*)$/.exec(rest) ?? [];
  const letterAfter = tail === '' && /^[\p{L}\p{N}]/u.test(after);
  const letterBefore = head === '' && /[\p{L}\p{N}]$/u.test(before);
  const [, open = '', core = ''] = letterBefore
    ? (/^([^\p{L}\p{N}]*)([\s\S]*)$/u.exec(inner) ?? [])
    : ['', '', inner];
  const [, bold = '', close = ''] = letterAfter
    ? (/^([\s\S]*?)([^\p{L}\p{N}]*)$/u.exec(core) ?? [])
    : ['', core, ''];
  return `${escapeText(head + open)}**${escapeText(bold)}**${escapeText(close + tail)}`;
}

function mergeBold(runs: readonly Run[]): readonly Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    const blank = run.text.trim() === '';
    if (last !== undefined && (blank || (last.bold ?? false) === (run.bold ?? false))) {
      merged[merged.length - 1] = { ...last, text: last.text + run.text };
    } else {
      merged.push(run);
    }
  }
  return merged;
}

/** Rows with upright strokes, as one would type them; a merged cell stands once. */
function writeTable(table: Table): string {
  const rows = table.rows
    .map((row) =>
      row.flatMap((cell) => [cellText(cell), ...Array.from({ length: cell.span - 1 }, () => '')]),
    )
    .filter((row) => row.some(isWritten));
  const [first, ...rest] = rows;
  if (first === undefined) {
    return '';
  }
  // A cell merged over "the whole width" may say 100 columns: what no row has words in is none.
  const columns = widestRow(rows.map((row) => row.slice(0, row.findLastIndex(isWritten) + 1)));
  const asRow = (row: readonly string[]) =>
    `| ${Array.from({ length: columns }, (_, at) => row[at] ?? '').join(' | ')} |`.replace(
      / {2,}/g,
      ' ',
    );
  const rule = `| ${Array.from({ length: columns }, () => '---').join(' | ')} |`;
  return [
    asRow(first),
    ...(rest.length > 0 && isHeader(first) ? [rule] : []),
    ...rest.map(asRow),
  ].join('\n');
}

function isWritten(text: string): boolean {
  return text !== '';
}

function isHeader(row: readonly string[]): boolean {
  return (
    row.every((text) => text.length < 60) &&
    row.filter((text) => text !== '').length > row.length / 2 &&
    row.filter((text) => /\d{2,}/.test(text)).length <= row.length / 3
  );
}

function cellText(cell: Cell): string {
  return paragraphsOf(cell.blocks)
    .map(
      (paragraph) =>
        `${paragraph.mark === undefined ? '' : `${paragraph.mark.label} `}${textOf(paragraph)}`,
    )
    .map((text) => escapeText(text.replace(/\s+/g, ' ').trim()).replaceAll('|', '\\|'))
    .filter((text) => text !== '')
    .join(' ');
}
