// A file whose form holds at once: what is kept is checked first, with all of content/ and the schedule.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keepEdit, tryEdit, type Edit } from '../../../../content/write/keep-edit.ts';
import type { ConsoleParts } from '../../console-parts.ts';
import { contentNow } from '../../views/content-now.ts';
import { planCheck } from '../../views/plan-check.ts';
import type { Who } from '../desk.ts';
import { linesOfText, textWith, valueIn } from './file-text.ts';
import type { FormKind } from './kinds.ts';
import type { Shelf } from './shelf.ts';

/** `isTrial`: it is said what would come of it, and nothing is written. */
export function fileShelf(
  parts: ConsoleParts,
  kind: FormKind,
  person: Who,
  isTrial: boolean,
): Shelf {
  const { contentDir } = parts.config;
  const { file } = kind;
  let text = '';
  const read = (): string => (text = textOfFile(contentDir, file));
  return {
    value: () => valueIn(kind, read()),
    lines: () => linesOfText(kind, read()),
    async put(_, wanted) {
      const next = textWith(kind, text, wanted);
      const edit: Edit = {
        ...{ file, text: next },
        expectedHash: createHash('sha256').update(text).digest('hex'),
      };
      const check = planCheck(parts);
      const tried = isTrial
        ? tryEdit(contentDir, edit, check)
        : await keepEdit(contentDir, edit, check);
      if (tried.ok && !isTrial) parts.writing().kept([file], person, 'Sửa ở bàn điều khiển');
      if (tried.ok) return 'kept';
      if (tried.why !== 'problems') return 'moved';
      return { problems: tried.problems, value: wanted, lines: linesOfText(kind, next) };
    },
    last: () => undefined,
    problems: () => contentNow(contentDir).problems.filter((one) => one.file === file),
  };
}

/** `content/ward.yaml` as it lies on the disk. */
export function textOfFile(contentDir: string, file: string): string {
  return readFileSync(join(contentDir, file.slice('content/'.length)), 'utf8');
}
