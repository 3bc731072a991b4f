// Rows that were pasted from a spreadsheet or sent as CSV: `tên, tỉnh, xã, nhóm, điện thoại`. Pure.
import { oneLine } from '../accounts/form.ts';
import { plainText } from '../overview/plain-text.ts';

export interface TypedStation {
  /** 1-based, where the row begins. */
  readonly line: number;
  readonly name: string;
  /** From the province down. */
  readonly place: readonly string[];
  readonly groups: readonly string[];
  readonly phone: string;
}

export const mostRows = 300;

/** Every row, and every mistake at once, each with its line. */
export function readStationRows(text: string): {
  readonly rows: readonly TypedStation[];
  readonly problems: readonly string[];
} {
  const lines = cellsOf(text).filter(({ cells }) => cells.some((cell) => cell !== ''));
  const [head, ...rest] = lines;
  const isHead = head !== undefined && /^(?:ten|dai|ten dai)$/.test(plainText(head.cells[0] ?? ''));
  const given = isHead ? rest : lines;
  const rows = given.map(({ line, cells }): TypedStation => {
    const [name = '', province = '', commune = '', groups = '', phone = ''] = cells;
    return {
      ...{ line, name, phone, place: [province, commune].filter(Boolean) },
      groups: [
        ...new Set(
          groups
            .split(/[;|,]/)
            .map((one) => oneLine(one, 100))
            .filter(Boolean),
        ),
      ],
    };
  });
  const wide = given.filter(({ cells }) => cells.slice(5).some((cell) => cell !== ''));
  const own = [
    ...rows.flatMap(problemsOf),
    ...wide.map(({ line }) => ({ line, words: manyCells })),
    ...twice(rows),
  ].toSorted((a, b) => a.line - b.line);
  const told = own.map(({ line, words }) => `Dòng ${line}: ${words}`);
  return { rows, problems: [...tooFewOrMany(rows), ...told] };
}

interface RowProblem {
  readonly line: number;
  readonly words: string;
}

function tooFewOrMany(rows: readonly TypedStation[]): readonly string[] {
  if (rows.length === 0)
    return ['Chưa có dòng nào. Mỗi dòng là một đài: tên, tỉnh, xã, nhóm, điện thoại.'];
  return rows.length > mostRows
    ? [`Có ${rows.length} dòng; mỗi lần mời nhiều nhất ${mostRows} đài. Chia thành nhiều lần.`]
    : [];
}

const manyCells =
  'có hơn năm cột. Các cột: tên, tỉnh, xã, nhóm, điện thoại; ô có dấu phẩy thì đặt trong dấu "…".';

function problemsOf({ line, name, place, phone }: TypedStation): readonly RowProblem[] {
  const words = [name, ...place].flatMap((cell) => [
    ...(isFormula(cell)
      ? [`“${cell}” bắt đầu bằng dấu mà bảng tính hiểu là công thức. Bỏ dấu ấy.`]
      : []),
    ...(cell.includes('/') ? [`“${cell}” có dấu /, dấu ấy ngăn tỉnh với xã. Bỏ dấu ấy.`] : []),
  ]);
  if (name === '') words.push('thiếu tên đài ở cột đầu.');
  if (!isPhone(phone))
    words.push(`“${phone}” không giống số điện thoại. Chỉ ghi chữ số, ví dụ 0912 345 678.`);
  return words.map((one) => ({ line, words: one }));
}

/** Excel and the like would run it when a list with it is opened. */
export function isFormula(text: string): boolean {
  return /^[=+\-@]/.test(text);
}

/** Digits with what people put between them; nothing is a number nobody knows yet. */
export function isPhone(text: string): boolean {
  return text === '' || /^\+?[\d .()-]{3,30}$/.test(text);
}

function twice(rows: readonly TypedStation[]): readonly RowProblem[] {
  const known = new Map<string, number>();
  const problems: RowProblem[] = [];
  for (const { line, name, place } of rows) {
    const key = [name, ...place].map(plainText).join('/');
    const first = known.get(key);
    if (first !== undefined && name !== '')
      problems.push({ line, words: `trùng với dòng ${first} (${name}). Bỏ một dòng.` });
    else known.set(key, line);
  }
  return problems;
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** RFC 4180; between cells a comma, or the tab or semicolon that the first line has. */
function cellsOf(text: string): readonly Line[] {
  const first = text.split('\n', 1)[0] ?? '';
  const between = first.includes('\t')
    ? '\t'
    : first.includes(';') && !first.includes(',')
      ? ';'
      : ',';
  const lines: Line[] = [];
  let [line, begun] = [1, 1];
  let [cells, cell]: [string[], string] = [[], ''];
  let isQuoted = false;
  const endCell = (): void => {
    cells.push(oneLine(cell, 200));
    cell = '';
  };
  const endLine = (): void => {
    endCell();
    lines.push({ line: begun, cells });
    cells = [];
    begun = line;
  };
  const letters = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters.charAt(at);
    if (letter === '\n') line += 1;
    if (isQuoted && letter === '"' && letters.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted;
    else if (isQuoted) cell += letter;
    else if (letter === between) endCell();
    else if (letter === '\n') endLine();
    else cell += letter;
  }
  endLine();
  return lines;
}
