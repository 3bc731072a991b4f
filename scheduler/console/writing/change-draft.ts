// Drafts change: by steps that come from browsers, by steps of ours, by whole texts, by what goes with them.
import { Transform } from 'prosemirror-transform';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { changedFacts, draftOf, rowOf, writeRow, type DeskParts } from './desk-parts.ts';
import type { Draft, Extras, Origin, TakenStep, TookSteps, TookText, Who } from './desk.ts';
import type { DraftRow } from './draft-book.ts';
import { tidyFiles } from './tidy-files.ts';
import { titleOf } from './title-of.ts';

export interface SentSteps {
  readonly version: number;
  readonly steps: readonly unknown[];
  readonly client: string;
}

/** At once; a browser that was offline for long sends the rest after. */
const mostSteps = 2000;
/** Letters of a YAML or TSV file. */
const mostText = 1_000_000;

export function takeSteps(
  parts: DeskParts,
  file: string,
  { version, steps, client }: SentSteps,
  who: Who,
): TookSteps {
  const { book, docs, live, now } = parts;
  const row = rowOf(parts, file);
  if (row.kind !== 'prose') return { refused: 'Tệp này soạn bằng biểu mẫu, không soạn ở đây.' };
  if (version !== row.version)
    return { ok: false, version: row.version, steps: book.steps(file, version) };
  if (steps.length === 0) return { ok: true, version };
  if (steps.length > mostSteps)
    return { refused: `Gửi quá ${mostSteps} thay đổi một lần. Tải lại trang rồi sửa tiếp.` };
  const doc = docs.after(docs.at(row), steps);
  if (!doc)
    return { refused: 'Chỗ sửa này không hợp với bài. Tải lại trang; phần đã lưu còn nguyên.' };
  const taken = steps.map((step, index): TakenStep => ({
    ...{ version: version + index + 1, step, client, at: now() },
    ...{ account: who.account, name: who.name },
  }));
  const after = version + steps.length;
  const facts = { ...changedFacts(row.facts, who, now()), title: titleOf(file, doc) };
  book.transact(() => {
    book.addSteps(file, taken);
    book.write({ ...row, version: after, facts });
  });
  docs.remember(file, after, doc);
  live.tell(file, { is: 'steps', version: after, steps: taken });
  if (row.facts.state !== 'open') tellState(parts, file);
  return { ok: true, version: after };
}

/** Steps of ours, at whatever version it is. */
export function changeDoc(
  parts: DeskParts,
  file: string,
  who: Who,
  edit: (tr: Transform) => void,
): Draft {
  const row = rowOf(parts, file);
  const tr = new Transform(parts.docs.at(row));
  edit(tr);
  const steps = tr.steps.map((step) => step.toJSON() as unknown);
  const took = takeSteps(parts, file, { version: row.version, steps, client: 'desk' }, who);
  if ('refused' in took) throw new LoaError('no-change', took.refused);
  return draftOf(parts, rowOf(parts, file));
}

export function putText(
  parts: DeskParts,
  file: string,
  { version, text }: { readonly version: number; readonly text: string },
  who: Who,
): TookText {
  const row = rowOf(parts, file);
  if (row.kind === 'prose' || text.length > mostText)
    throw new LoaError('no-change', 'Không ghi được nguyên văn này vào bản nháp.');
  if (version !== row.version) return { ok: false, version: row.version, text: row.text ?? '' };
  if (text === row.text) return { ok: true, version };
  const facts = { ...changedFacts(row.facts, who, parts.now()), title: titleOf(file, text) };
  writeRow(parts, { ...row, version: version + 1, text, facts }, row);
  return { ok: true, version: version + 1 };
}

export function changeExtras(
  parts: DeskParts,
  file: string,
  who: Who,
  change: (was: Extras) => Extras,
): Draft {
  const row = rowOf(parts, file);
  const facts = changedFacts(row.facts, who, parts.now());
  const extras = change(row.facts.extras);
  const draft = writeRow(parts, { ...row, facts: { ...facts, extras, isTouched: true } }, row);
  if (extras.attached !== row.facts.extras.attached) tidyFiles(parts);
  return draft;
}

export function changeOrigin(
  parts: DeskParts,
  file: string,
  change: (was: Origin) => Origin,
): Draft {
  const row = rowOf(parts, file);
  const { origin } = row.facts;
  if (!origin) throw new LoaError('no-origin', 'Bài này không lấy từ tệp nào vào.');
  return writeRow(parts, { ...row, facts: { ...row.facts, origin: change(origin) } }, row);
}

function tellState(parts: DeskParts, file: string): void {
  const row: DraftRow = rowOf(parts, file);
  parts.live.tell(file, { is: 'state', draft: draftOf(parts, row) });
}
