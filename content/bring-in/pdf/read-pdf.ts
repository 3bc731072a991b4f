import type { Block, Cell, Paragraph, ReadFile, Table } from '../blocks.ts';
import type { Remark } from '../brought-in.ts';
import { columnOf, type Column } from '../mend-lines.ts';
import { national } from '../notice/signs.ts';
import { ImportRefusal } from '../refusals.ts';
import { joinedFoot } from './cut-foot.ts';
import { withoutFurniture } from './furniture.ts';
import { cutAtWalls, gridsOf, inside, type Grid } from './grids.ts';
import { asLine, rowsOf, stretchesOf, type Stretch } from './layout.ts';
import { cellParagraphs, columnParagraphs } from './letter-lines.ts';
import { encodingDoubt } from '../letters/old-letters.ts';
import { inTodaysPieces } from './old-pieces.ts';
import { openPdf } from './open-pdf.ts';
import { headHalves } from './head-halves.ts';
import { joinTables } from './joined-tables.ts';
import { withNotes } from './page-notes.ts';
import { paragraphsOf, spaced } from './paragraphs.ts';
import { segmentsOf, type Segment } from './segments.ts';
import { asOneColumn, isColumnText } from './text-columns.ts';
import type { Page, Piece } from './types.ts';

/** A part of the document on its way from top to bottom. */
type Part = Stretch | { readonly kind: 'table'; readonly table: Table };

const fewestWordsOfAPage = 25;

/** The words of a PDF. Throws ImportRefusal: locked, broken, or a scan. */
export async function readPdf(bytes: Uint8Array): Promise<ReadFile> {
  const opened = await openPdf(bytes);
  const { pages, found } = inTodaysPieces(opened.pages);
  refuseScan(pages);
  const pageTables = pages.map((page) =>
    gridsOf(page.rules).filter((grid) => holdsWords(grid, page)),
  );
  const loose = pages.map((page, at) => {
    const grids = pageTables[at] ?? [];
    const pieces = page.pieces.filter((piece) => !grids.some((grid) => inside(piece, grid)));
    return { page, segments: segmentsOf(pieces, page.number).flatMap(headHalves) };
  });
  const { kept, leftOut } = withoutFurniture(loose);
  const doubts: Remark[] = [...opened.doubts, ...[...found].map(encodingDoubt)];
  const parts = pages.flatMap((page, at) =>
    partsOf(page, withNotes(page, kept[at] ?? []), pageTables[at] ?? [], doubts),
  );
  doubts.push(...pages.flatMap(pictureDoubt));
  const repeated: Remark[] = [];
  const blocks = joinTables(blocksOf(joinStretches(parts), doubts), repeated);
  return {
    blocks,
    leftOut: [...pages.flatMap(asideRemarks), ...leftOut, ...repeated],
    doubts,
    plain: pages.map(plainWords).join('\n'),
  };
}

function refuseScan(pages: readonly Page[]): void {
  const words = pages.flatMap(({ pieces }) =>
    pieces.flatMap(({ text }) => text.match(/[\p{L}\p{N}]+/gu) ?? []),
  );
  const pictures = pages.reduce((sum, page) => sum + page.pictures, 0);
  // A signature stamped on a scan is text too.
  if (
    words.length === 0 ||
    (pictures >= pages.length && words.length < fewestWordsOfAPage * pages.length)
  ) {
    throw new ImportRefusal('scan');
  }
}

function pictureDoubt({ number, pieces, pictures }: Page): readonly Remark[] {
  if (pieces.length === 0) {
    return [
      { text: `trang ${number}`, why: 'trang này chỉ có ảnh hoặc để trống: không có chữ để lấy' },
    ];
  }
  return pictures === 0
    ? []
    : [{ text: `trang ${number}: ${pictures} ảnh`, why: 'ảnh trong tệp: chưa đưa vào bài' }];
}

function holdsWords(grid: Grid, page: Page): boolean {
  return page.pieces.some((piece) => inside(piece, grid));
}

function asideRemarks({ number, aside }: Page): readonly Remark[] {
  return aside.map((text) => ({
    text,
    why: `chữ in xoay ngang so với bài, ở lề giấy (trang ${number})`,
  }));
}

function plainWords({ pieces, aside }: Page): string {
  let text = aside.map((words) => `${words}\n`).join('');
  let last: Piece | undefined;
  for (const piece of pieces) {
    const apart =
      last !== undefined &&
      (Math.abs(last.base - piece.base) > last.size * 0.45 ||
        piece.left - last.right > last.size * 0.2 ||
        piece.left < last.left - last.size);
    text += `${apart ? ' ' : ''}${piece.text}`;
    last = piece;
  }
  return text;
}

function partsOf(
  page: Page,
  segments: readonly Segment[],
  grids: readonly Grid[],
  doubts: Remark[],
): readonly Part[] {
  const parts: Part[] = [];
  let rest = segments;
  for (const grid of [...grids].sort((a, b) => b.top - a.top)) {
    const above = rest.filter(({ base }) => base > grid.top - 1);
    rest = rest.filter((one) => !above.includes(one));
    parts.push(...stretchesOf(rowsOf(above)), {
      kind: 'table',
      table: tableOf(grid, page, doubts),
    });
  }
  return [...parts, ...stretchesOf(rowsOf(rest))];
}

function tableOf(grid: Grid, page: Page, doubts: Remark[]): Table {
  const pieces = page.pieces
    .filter((piece) => inside(piece, grid))
    .flatMap((piece) => {
      // A merged cell has no walls inside, whatever stands above it.
      const beside = grid.cells.filter(
        ({ top, bottom }) => piece.base < top && piece.base > bottom - 1,
      );
      return cutAtWalls(
        piece,
        beside.map(({ left }) => left),
      );
    });
  const rows: Cell[][] = Array.from({ length: grid.rowCount }, () => []);
  for (const cell of grid.cells) {
    const segments = segmentsOf(
      pieces.filter((piece) => inside(piece, cell)),
      page.number,
    );
    const column: Column = { left: cell.left + 3, right: cell.right - 3, indents: false };
    const lines = rowsOf(segments).map(asLine);
    rows[cell.row]?.push({ blocks: paragraphsOf(lines, column, doubts), span: cell.columns });
    for (let down = 1; down < cell.rows; down += 1) {
      rows[cell.row + down]?.push({ blocks: [], span: cell.columns, continued: true });
    }
  }
  return { kind: 'table', rows, ruled: true };
}

function isText(part: Part | undefined): part is Extract<Part, { kind: 'columns' }> {
  return part?.kind === 'columns' && isColumnText(part.columns);
}

/** Lines before and after a page's end are one stretch, and so is text in columns. */
function joinStretches(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.kind === 'lines' && part.kind === 'lines') {
      joined[joined.length - 1] = { kind: 'lines', lines: [...last.lines, ...part.lines] };
    } else if (isText(last) && isText(part)) {
      joined[joined.length - 1] = { ...last, columns: [...last.columns, ...part.columns] };
    } else {
      const foot =
        last?.kind === 'columns' && part.kind !== 'table' ? joinedFoot(last, part) : undefined;
      if (foot === undefined) {
        joined.push(part);
      } else {
        joined.splice(-1, 1, foot.foot, ...(foot.rest === undefined ? [] : [foot.rest]));
      }
    }
  }
  return joined;
}

function blocksOf(parts: readonly Part[], doubts: Remark[]): readonly Block[] {
  const body = parts.flatMap((part) => (part.kind === 'lines' ? part.lines : []));
  const column = overAll(columnOf(spaced(body)), parts);
  return parts.flatMap((part): readonly Block[] => {
    switch (part.kind) {
      case 'table':
        return [part.table];
      case 'lines':
        return paragraphsOf(part.lines, column, doubts);
      case 'columns':
        return columnsOf(part.columns, doubts);
      case 'grid':
        return [
          {
            kind: 'table',
            ruled: true,
            rows: part.rows.map((row) =>
              row.map((lines) => ({
                blocks: cellParagraphs(lines).map(({ paragraph: one }) => one),
                span: 1,
              })),
            ),
          },
        ];
    }
  });
}

/** The margins of a page whose text stands in columns are theirs: the lines above may be short. */
function overAll(column: Column, parts: readonly Part[]): Column {
  const text = parts.filter(isText).flatMap(({ columns }) => columns.flat());
  return {
    ...column,
    left: Math.min(column.left, ...text.map(({ left }) => left)),
    right: Math.max(column.right, ...text.map(({ right }) => right)),
  };
}

/** Columns beside each other as a table without lines; a letter's head keeps the order in which the file draws it. */
function columnsOf(columns: readonly (readonly Segment[])[], doubts: Remark[]): readonly Block[] {
  if (isColumnText(columns)) {
    const { lines, column } = asOneColumn(columns);
    return paragraphsOf(lines, column, doubts);
  }
  return [besides(columns, doubts)];
}

function besides(columns: readonly (readonly Segment[])[], doubts: Remark[]): Table {
  const long = columns.every((lines) => lines.length >= 8);
  const drawn = columns.map((lines) =>
    long
      ? []
      : columnParagraphs(
          lines,
          columns.flatMap((other) => (other === lines ? [] : other)),
        ),
  );
  if (!drawn.flat().some(({ paragraph: one }) => isNational(one))) {
    const cells = columns.map((lines, at): Cell => ({
      blocks: long
        ? paragraphsOf(lines, columnOf(lines), doubts)
        : (drawn[at] ?? []).map(({ paragraph: one }) => one),
      span: 1,
    }));
    return { kind: 'table', ruled: false, rows: [cells] };
  }
  const inOrder = drawn
    .flatMap((found, column) => found.map((one) => ({ ...one, column })))
    .sort((a, b) => a.order - b.order);
  return {
    kind: 'table',
    ruled: false,
    rows: inOrder.map(({ paragraph: one, column }): readonly Cell[] =>
      columns.map((_, at) => ({ blocks: at === column ? [one] : [], span: 1 })),
    ),
  };
}

function isNational({ runs }: Paragraph): boolean {
  return national.test(
    runs
      .map(({ text }) => text)
      .join('')
      .trim(),
  );
}
