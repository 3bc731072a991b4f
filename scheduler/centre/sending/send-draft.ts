// From a draft to orders: each thing once, however often the form is sent, and none that belongs to others.
import { createHash } from 'node:crypto';
import { LoaError } from '../../../content/schema/loa-error.ts';
import { placesFor, rootsFor, type Person } from '../accounts/person.ts';
import type { CentreParts } from '../centre-parts.ts';
import type { Asks } from '../database/connect.ts';
import {
  beginRendering,
  draftNamed,
  removeDraft,
  wholeBlob,
  type DraftContent,
  type DraftThing,
} from '../ledger/drafts.ts';
import { markOnce } from '../ledger/sent-forms.ts';
import { reachOf, versionsOf, type VersionRow } from '../ledger/sent.ts';
import type { Selection } from '../send/selection.ts';
import { documentsToRender } from '../rendering/render-files.ts';
import type { SendParts } from '../send/send-order.ts';
import { requireParcel, sendParcel, type SentFile } from '../send/send-parcel.ts';

export type SendRefusal =
  | { readonly code: 'gone' | 'changed' | 'nobody' }
  | { readonly code: 'of-others'; readonly thing: string }
  /** Some were sent before; Vietnamese. */
  | { readonly code: 'failed'; readonly message: string; readonly done: readonly string[] };

/** Another process, or the same button pressed twice, has sent it. */
class AlreadySent extends Error {}

/** Names exactly what was looked at before it is confirmed. */
export function sealOf(content: DraftContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32);
}

/** What the person may reach of what was chosen. */
export function ownSelection(person: Person, chosen: Selection): Selection {
  const within = rootsFor(person, 'send');
  const { all, places, groups, stations } = chosen;
  return { all, places, groups, stations, ...(within && { within }) };
}

/** Whether all that was sent of a thing went no farther than this person may send: else it is others'. */
export function isOwnThing(person: Person, versions: readonly VersionRow[]): boolean {
  const reach = placesFor(person, 'send');
  if (!reach) return true;
  return versions.every(
    ({ selection }) => selection.within?.every((place) => reach.includes(place)) ?? false,
  );
}

/**
 * The things that were sent, now or before; where one cannot be, why, and those before it are sent. `rendering`: a job has
 * their sound made, and sends them then.
 */
export async function sendDraft(
  parts: CentreParts,
  person: Person,
  { id, seal }: { readonly id: string; readonly seal: string },
): Promise<{ readonly sent: readonly string[] } | { readonly rendering: true } | SendRefusal> {
  const { sql } = parts;
  const draft = await draftNamed(sql, id, person);
  if (!draft || draft.rendering) return { code: 'gone' };
  if (sealOf(draft) !== seal) return { code: 'changed' };
  const to = ownSelection(person, draft.selection);
  if ((await reachOf(sql, to)).length === 0) return { code: 'nobody' };
  for (const { thing } of draft.things)
    if (!isOwnThing(person, await versionsOf(sql, thing))) return { code: 'of-others', thing };
  const { account, name } = person;
  const sender = { account, name, place: rootsFor(person, 'send')?.[0] };
  const done: string[] = [];
  try {
    for (const { thing, title, files } of draft.things)
      requireParcel({ thing, title, parts: files });
    if (draft.render === true && documentsIn(draft) > 0) {
      await renderFirst(parts, { id, draft, to, place: sender.place });
      return { rendering: true };
    }
    for (const one of draft.things) {
      const files = await filesOf(parts, one);
      await sendOnce(parts, sender, { id, note: draft.note, one, files, to });
      done.push(one.title);
    }
  } catch (error) {
    // What was sent stays sent; sent once more from this draft it is not.
    if (!(error instanceof LoaError)) throw error;
    return { code: 'failed', message: `${error.message} ${error.hint}`.trim(), done };
  }
  await removeDraft(sql, id);
  return { sent: draft.things.map(({ thing }) => thing) };
}

/** How many documents of it have no person's recording. */
export function documentsIn({ things }: Pick<DraftContent, 'things'>): number {
  return things.reduce((sum, { files }) => sum + documentsToRender(files).length, 0);
}

export const renderJob = 'dung-tieng';

async function renderFirst(
  { sql, now, jobs }: Pick<CentreParts, 'sql' | 'now' | 'jobs'>,
  {
    id,
    draft,
    to,
    place,
  }: { id: string; draft: DraftContent; to: Selection; place?: number | undefined },
): Promise<void> {
  const total = documentsIn(draft);
  const since = now();
  await sql.begin(async (step) => {
    if (await beginRendering(step, id, { ...{ to, place, since, total }, done: 0 }))
      await jobs.send(renderJob, { draft: id }, { sql: step });
  });
}

export function filesOf(
  { sql }: Pick<CentreParts, 'sql'>,
  one: DraftThing,
): Promise<readonly SentFile[]> {
  return Promise.all(
    one.files.map(async (file) => ({
      ...{ what: file.what, path: file.path, bytes: await wholeBlob(sql, file) },
    })),
  );
}

interface Sender {
  readonly account: string;
  readonly name: string;
  readonly place?: number | undefined;
}

/** A thing of a draft, sent now or before; `also` in the transaction in which it is sent. */
export async function sendOnce(
  parts: SendParts,
  { account, name, place }: Sender,
  {
    id,
    note,
    one,
    files,
    to,
    also,
  }: {
    readonly id: string;
    readonly note: string;
    readonly one: Pick<DraftThing, 'thing' | 'title'>;
    readonly files: readonly SentFile[];
    readonly to: Selection;
    readonly also?: (sql: Asks) => Promise<void>;
  },
): Promise<void> {
  const form = `gui ${id} ${one.thing}`;
  try {
    await sendParcel(parts, {
      ...{ thing: one.thing, title: one.title, files, to, by: name },
      ...{ account, place, ...(note !== '' && { note }) },
      async also(sql) {
        await also?.(sql);
        if (!(await markOnce(sql, { form, at: parts.now(), path: pathOfThing(one.thing) })))
          throw new AlreadySent();
      },
    });
  } catch (error) {
    if (!(error instanceof AlreadySent)) throw error;
  }
}

export function pathOfThing(thing: string): string {
  return `/gui/bai/?ten=${encodeURIComponent(thing)}`;
}

export interface Change {
  readonly path: string;
  readonly is: 'new' | 'changed' | 'same' | 'gone';
}

/** What a new version changes of the files of the one before. */
export function changesOf(
  before: readonly { readonly path: string; readonly sha256: string }[],
  after: readonly { readonly path: string; readonly sha256: string }[],
): readonly Change[] {
  const known = new Map(before.map(({ path, sha256 }) => [path, sha256]));
  const now = new Set(after.map(({ path }) => path));
  return [
    ...after.map(({ path, sha256 }): Change => {
      const had = known.get(path);
      return { path, is: had === undefined ? 'new' : had === sha256 ? 'same' : 'changed' };
    }),
    ...before
      .filter(({ path }) => !now.has(path))
      .map(({ path }): Change => ({ path, is: 'gone' })),
  ];
}
