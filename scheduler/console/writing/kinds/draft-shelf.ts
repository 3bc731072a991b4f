// A file through its draft: what forms keep is seen by all who write, and on no page before it is published.
import { loadContentWith } from '../../../../content/load.ts';
import type { Problem } from '../../../../content/schema/problem.ts';
import { contentNow, type LoadedContent } from '../../views/content-now.ts';
import type { Who, WritingDesk } from '../desk.ts';
import { textOfFile } from './file-shelf.ts';
import { linesOfText, textWith, valueIn } from './file-text.ts';
import type { FormKind } from './kinds.ts';
import type { Shelf } from './shelf.ts';

type Desk = Pick<WritingDesk, 'draft' | 'open' | 'text' | 'texts' | 'put'>;

export function draftShelf(
  { desk, contentDir }: { readonly desk: Desk; readonly contentDir: string },
  kind: FormKind,
  who: Who,
): Shelf {
  const { file } = kind;
  let text = '';
  const read = (): string =>
    (text = desk.draft(file) ? desk.text(file) : textOfFile(contentDir, file));
  return {
    value: () => valueIn(kind, read()),
    lines: () => linesOfText(kind, read()),
    put(_, wanted) {
      const next = textWith(kind, text, wanted);
      const { version } = desk.draft(file) ?? desk.open(file, who);
      if (desk.text(file) !== text) return Promise.resolve('moved');
      const took = desk.put(file, version, next, who);
      return Promise.resolve(took.ok ? 'kept' : 'moved');
    },
    last: () => lastOf(desk, file),
    problems: () => draftProblems(desk, contentDir, file),
  };
}

export function lastOf(desk: Pick<Desk, 'draft'>, file: string): ReturnType<Shelf['last']> {
  const draft = desk.draft(file);
  if (draft?.isChanged !== true) return undefined;
  const { changedBy, changedAt, sentBack } = draft;
  return { name: changedBy.name, at: changedAt, sentBack };
}

/** What was found last, as long as neither the draft nor a file changes: reading all of content/ takes a second. */
const found = new WeakMap<LoadedContent, Map<string, readonly Problem[]>>();

/** What is wrong with a file as its draft has it, and with others only because of it. */
export function draftProblems(
  desk: Pick<Desk, 'draft' | 'texts'>,
  contentDir: string,
  file: string,
): readonly Problem[] {
  const now = contentNow(contentDir);
  const draft = desk.draft(file);
  if (!draft) return now.problems.filter((one) => one.file === file);
  const known = found.get(now) ?? new Map<string, readonly Problem[]>();
  found.set(now, known);
  const key = `${file} ${draft.beganAt} ${draft.version}`;
  const problems = known.get(key) ?? problemsWith(desk.texts(file), now, contentDir, file);
  known.set(key, problems);
  return problems;
}

function problemsWith(
  texts: ReadonlyMap<string, string | Uint8Array>,
  now: LoadedContent,
  contentDir: string,
  file: string,
): readonly Problem[] {
  const before = new Set(now.problems.map(nameOf));
  return loadContentWith(contentDir, texts).problems.filter(
    (one) => one.file === file || !before.has(nameOf(one)),
  );
}

function nameOf({ file, message }: Problem): string {
  return `${file} ${message}`;
}
