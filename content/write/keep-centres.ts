// What a centre sent is changed by nobody by accident: an edit of it is refused, whatever door it comes through, unless
// content/centre.yaml, which says whose it is, is written with it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { rowHash } from '../centre-hash.ts';
import { isAttached } from '../schema/attached.ts';
import { centreFile, centreThingSchema, type CentreThing } from '../schema/centre.ts';
import { LoaError } from '../schema/loa-error.ts';
import type { Problem } from '../schema/problem.ts';
import { isRowFile, namedRows, type RowFile } from './centre-rows.ts';
import { readValue } from './edit-yaml.ts';
import type { AnyEdit } from './edits.ts';
import { isThere } from './is-there.ts';

/** What is the centre's, as the file says; none where there is no file. Throws LoaError `not-yaml`, `centre-file` where it can't be read. */
export function readCentreThings(contentDir: string): readonly CentreThing[] {
  const text = textIn(contentDir, centreFile);
  if (text === undefined) return [];
  const read = z.array(centreThingSchema).safeParse(readValue(text) ?? []);
  if (read.success) return read.data;
  throw new LoaError('centre-file', `Tệp ${centreFile} bị sửa tay sai cách.`, {
    hint: 'Chép lại bản trước của tệp từ kho mã nguồn (git log -p content/centre.yaml) hoặc từ bản sao lưu. Bàn trực không sửa tệp này.',
  });
}

/** The thing that a file is of, where nobody made it the ward's own. */
export function thingOfFile(things: readonly CentreThing[], file: string): CentreThing | undefined {
  return things.find(
    ({ own, files }) => !own && files.some((one) => one.file === file && one.row === undefined),
  );
}

/** What of these edits would change something of the centre's; Vietnamese. */
export function centresProblems(contentDir: string, edits: readonly AnyEdit[]): readonly Problem[] {
  if (edits.some(({ file }) => file === centreFile)) return [];
  const things = centreThings(contentDir).filter(({ own }) => !own);
  if (things.length === 0) return [];
  return edits.flatMap((edit) => {
    const whole = thingOfFile(things, edit.file);
    if (whole)
      return [
        problemOf(
          edit.file,
          whole,
          `${isAttached(edit.file) ? 'Ảnh hay tệp' : 'Bài'} này của trung tâm (${whole.title}).`,
        ),
      ];
    if (!isRowFile(edit.file) || !('text' in edit)) return [];
    return rowProblems(edit.file, textIn(contentDir, edit.file) ?? '', edit.text, things);
  });
}

/** The same, none where it can't be read: its own check tells that, and it keeps nobody from writing. */
export function centreThings(contentDir: string): readonly CentreThing[] {
  try {
    return readCentreThings(contentDir);
  } catch {
    return [];
  }
}

/** A row that is as it is stays as it is, also where a hand has changed it before. */
function rowProblems(
  file: RowFile,
  was: string,
  is: string,
  things: readonly CentreThing[],
): readonly Problem[] {
  const [before, after] = [rowsOf(file, was), rowsOf(file, is)];
  return things.flatMap((thing) =>
    thing.files.flatMap((placed) => {
      const { row } = placed;
      if (placed.file !== file || row === undefined) return [];
      if (rowHash(before.get(row) ?? null) === rowHash(after.get(row) ?? null)) return [];
      return [problemOf(file, thing, `Mục "${row}" là của trung tâm (${thing.title}).`)];
    }),
  );
}

/** What is no YAML any more is told by the check of the file. */
function rowsOf(file: RowFile, text: string): ReadonlyMap<string, unknown> {
  try {
    return namedRows(file, text);
  } catch {
    return new Map();
  }
}

function problemOf(file: string, { title }: CentreThing, message: string): Problem {
  return {
    ...{ file, line: 1, message, severity: 'error' },
    hint: `Muốn sửa thì tách "${title}" thành bài của phường ở trang Từ trung tâm của bàn trực.`,
  };
}

function textIn(contentDir: string, file: string): string | undefined {
  const path = join(contentDir, file.slice('content/'.length));
  return isThere(path) ? readFileSync(path, 'utf8') : undefined;
}
