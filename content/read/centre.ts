import { rowHash } from '../centre-hash.ts';
import { isAttached } from '../schema/attached.ts';
import { centreFile, centreThingSchema, type CentreThing, type Placed } from '../schema/centre.ts';
import type { Content } from '../schema/content.ts';
import type { Problem } from '../schema/problem.ts';
import { isRowFile, namedRows } from '../write/centre-rows.ts';
import { checkUnique, readListFile, type Entry } from './list-file.ts';
import type { SourceFile } from './source-file.ts';

/** Nobody is to write it by hand: each says where it comes from. */
export const centreHints = Object.fromEntries(
  Object.keys({
    ...centreThingSchema.shape,
    file: 0,
    row: 0,
    sha256: 0,
    reads: 0,
    by: 0,
    at: 0,
  }).map((key) => [key, 'Tệp này do chương trình ghi: lấy lại bản trước của tệp, đừng sửa tay.']),
);

/** content/centre.yaml: what is the centre's. A ward that takes nothing from a centre has no such file. */
export function readCentre(
  files: readonly SourceFile[],
  others: readonly string[],
): { readonly found: Pick<Content, 'centre'>; readonly problems: readonly Problem[] } {
  const source = files.find(({ file }) => file === centreFile);
  if (!source) return { found: {}, problems: [] };
  const { entries, problems } = readListFile(source, centreThingSchema, centreHints);
  const byName = new Map(files.map((one) => [one.file, one]));
  const placed = (value: CentreThing): readonly string[] =>
    value.own
      ? []
      : value.files
          // A picture that two documents show is of both.
          .filter(({ file }) => !isAttached(file))
          .map(({ file, row }) => (row === undefined ? file : `${file} ${row}`));
  return {
    found: entries.length > 0 ? { centre: entries.map(({ value }) => value) } : {},
    problems: [
      ...problems,
      ...checkUnique(centreFile, entries, ({ thing }) => [thing]),
      ...checkUnique(centreFile, entries, placed),
      ...entries.flatMap((entry) => changedByHand(entry, byName, new Set(others))),
    ],
  };
}

/** What is not any more as the centre sent it, and nobody made it the ward's own. */
function changedByHand(
  { value, lineOf }: Entry<CentreThing>,
  files: ReadonlyMap<string, SourceFile>,
  others: ReadonlySet<string>,
): readonly Problem[] {
  if (value.own) return [];
  return value.files.flatMap((placed, index) => {
    const what = placed.row === undefined ? placed.file : `mục ${placed.row} của ${placed.file}`;
    const state = stateOf(placed, files.get(placed.file), others);
    if (state === 'as-sent') return [];
    return [
      {
        ...{ file: centreFile, line: lineOf(['files', index]), severity: 'warning' as const },
        message:
          state === 'gone'
            ? `Bài "${value.title}" của trung tâm bị xóa tay: không còn ${what}.`
            : `Bài "${value.title}" của trung tâm bị sửa tay ở ${what}.`,
        hint: 'Bản mới của trung tâm sẽ không tự ghi đè mà chờ người xem, ở trang Từ trung tâm của bàn trực. Muốn giữ chỗ sửa thì tách thành bài của phường ở đó.',
      },
    ];
  });
}

function stateOf(
  { file, row, sha256 }: Placed,
  source: SourceFile | undefined,
  others: ReadonlySet<string>,
): 'as-sent' | 'changed' | 'gone' {
  // Of sounds and pictures names alone are known here; the console looks into them (scheduler/link/placing).
  if (!source) return others.has(file) ? 'as-sent' : 'gone';
  if (row === undefined) return source.hash === sha256 ? 'as-sent' : 'changed';
  if (!isRowFile(file)) return 'changed';
  try {
    const found = namedRows(file, source.text).get(row);
    if (found === undefined) return 'gone';
    return rowHash(found) === sha256 ? 'as-sent' : 'changed';
  } catch {
    // It can't be read just now, which its own problems say.
    return 'as-sent';
  }
}
