// The head of a document through its draft: its keys are attributes of the document that editors change by steps.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { yamlLines } from '../../../../content/markup/yaml-lines.ts';
import { frontKeys } from '../../../../content/markup/prose-schema.ts';
import { isRecord } from '../../../../content/write/render-yaml.ts';
import { readProse } from '../../../../content/write/prose/index.ts';
import type { ConsoleParts } from '../../console-parts.ts';
import type { Who, WritingDesk } from '../desk.ts';
import { draftProblems, lastOf } from './draft-shelf.ts';
import { textOfFile } from './file-shelf.ts';
import type { FormKind } from './kinds.ts';
import type { Shelf } from './shelf.ts';

type Desk = Pick<WritingDesk, 'draft' | 'open' | 'doc' | 'text' | 'texts' | 'change'>;

export function frontShelf(
  { desk, contentDir }: { readonly desk: Desk; readonly contentDir: string },
  { file }: FormKind,
  who: Who,
): Shelf {
  const read = (): unknown =>
    frontOf(
      desk.draft(file) ? desk.doc(file).attrs : readProse(textOfFile(contentDir, file)).attrs,
    );
  return {
    value: read,
    lines: () =>
      yamlLines(frontText(desk.draft(file) ? desk.text(file) : textOfFile(contentDir, file)), 2),
    put(was, wanted) {
      if (!desk.draft(file)) desk.open(file, who);
      const now = read();
      if (!isDeepStrictEqual(now, was)) return Promise.resolve('moved');
      desk.change(file, who, (tr) => {
        for (const key of frontKeys) {
          const [before, after] = [valueAt(now, key), valueAt(wanted, key)];
          if (!isDeepStrictEqual(before, after)) tr.setDocAttribute(key, after ?? null);
        }
      });
      return Promise.resolve('kept');
    },
    last: () => lastOf(desk, file),
    problems: () => draftProblems(desk, contentDir, file),
  };
}

/** Whether a file is on the disk or begun as a draft. */
export function isThereOrDraft({ config, writing }: ConsoleParts, file: string): boolean {
  const path = join(config.contentDir, file.slice('content/'.length));
  return existsSync(path) || writing().draft(file) !== undefined;
}

/** What YAML has: null stands for a key that is not there. */
function frontOf(attrs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== null));
}

function valueAt(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

/** The lines between the first two `---`. */
function frontText(text: string): string {
  return /^---\r?\n([\s\S]*?)^---/m.exec(text)?.[1] ?? '';
}
