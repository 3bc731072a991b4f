// What somebody is about to send, between one page and the next.
import { dayMs } from '../../../content/schema/durations.ts';
import type { Asks } from '../database/connect.ts';
import type { Selection } from '../send/selection.ts';
import type { PartKind } from '../talk/order.ts';
import { readBlob } from './blobs.ts';

export interface DraftFile {
  readonly what: PartKind;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface DraftThing {
  readonly thing: string;
  readonly title: string;
  readonly files: readonly DraftFile[];
}

export interface DraftContent {
  readonly things: readonly DraftThing[];
  readonly note: string;
  readonly selection: Selection;
  readonly warnings: readonly string[];
  /** Documents are rendered here, and sent when their sound is there. */
  readonly render?: boolean;
  /** It was confirmed: it is rendered and then sent, and nobody changes it. */
  readonly rendering?: Rendering;
}

/** Everything that sending needs when the sound is there. */
export interface Rendering {
  /** Within what the sender might reach when it was confirmed. */
  readonly to: Selection;
  readonly place?: number | undefined;
  /** Epoch ms; tells it from another that was begun for the same draft. */
  readonly since: number;
  readonly done: number;
  readonly total: number;
  /** How often it was cut short. */
  readonly cuts?: number;
  /** Why it cannot be rendered; Vietnamese. */
  readonly failed?: string;
}

/** Whose it is: a code of the machine has no account, but a name. */
interface Owner {
  readonly account: string;
  readonly name: string;
}

/** A draft that nobody sent for so long is gone, ms. */
export const draftLivesMs = 7 * dayMs;

export async function addDraft(
  sql: Asks,
  draft: Owner & { readonly id: string; readonly at: number; readonly content: DraftContent },
): Promise<void> {
  const { id, account, name, at, content } = draft;
  await removeOldDrafts(sql, at);
  await sql`
    INSERT INTO loa.draft VALUES (${id}, ${account}, ${name}, ${at}, ${JSON.stringify(content)}::text::jsonb)`;
  const files = content.things.flatMap((one) => one.files.map(({ sha256 }) => sha256));
  await sql`
    INSERT INTO loa.draft_blob
    SELECT DISTINCT ${id}, decode(hex, 'hex') FROM unnest(${files}::text[]) AS hex`;
}

/** What was confirmed and waits for its sound stays. */
export async function removeOldDrafts(sql: Asks, at: number): Promise<void> {
  await sql`
    DELETE FROM loa.draft WHERE made_at < ${at - draftLivesMs} AND NOT content ? 'rendering'`;
}

/** Another's is not there. */
export async function draftNamed(
  sql: Asks,
  id: string,
  { account, name }: Owner,
): Promise<DraftContent | undefined> {
  const [row] = await sql<{ content: DraftContent }[]>`
    SELECT content FROM loa.draft WHERE id = ${id} AND account = ${account} AND name = ${name}`;
  return row?.content;
}

export async function keepDraft(sql: Asks, id: string, content: DraftContent): Promise<void> {
  await sql`UPDATE loa.draft SET content = ${JSON.stringify(content)}::text::jsonb WHERE id = ${id}`;
}

export async function removeDraft(sql: Asks, id: string): Promise<void> {
  await sql`DELETE FROM loa.draft WHERE id = ${id}`;
}

export interface RenderingDraft extends Owner {
  readonly id: string;
  readonly content: DraftContent & Required<Pick<DraftContent, 'rendering'>>;
}

/** Those of this person that are rendered, the newest first. */
export async function renderingDrafts(
  sql: Asks,
  { account, name }: Owner,
): Promise<readonly RenderingDraft[]> {
  return sql<RenderingDraft[]>`
    SELECT id, account, name, content FROM loa.draft
    WHERE account = ${account} AND name = ${name} AND content ? 'rendering' ORDER BY made_at DESC`;
}

/** One that is rendered, whosever it is. In a transaction nobody changes or removes it before that ends. */
export async function renderingDraft(sql: Asks, id: string): Promise<RenderingDraft | undefined> {
  const [row] = await sql<RenderingDraft[]>`
    SELECT id, account, name, content FROM loa.draft
    WHERE id = ${id} AND content ? 'rendering' FOR UPDATE`;
  return row;
}

/** Whether it is this call that began it: of two at once one is, and where it is rendered already, or gone, none. */
export async function beginRendering(
  sql: Asks,
  id: string,
  rendering: Rendering,
): Promise<boolean> {
  const begun = await sql`
    UPDATE loa.draft SET content = content || ${JSON.stringify({ rendering })}::text::jsonb
    WHERE id = ${id} AND (NOT content ? 'rendering' OR content->'rendering' ? 'failed')
    RETURNING id`;
  return begun.length > 0;
}

/** How far it is. Where it was given up meanwhile, or begun anew, nothing happens. */
export async function keepRendering(sql: Asks, id: string, rendering: Rendering): Promise<void> {
  await sql`
    UPDATE loa.draft SET content = content || ${JSON.stringify({ rendering })}::text::jsonb
    WHERE id = ${id} AND (content #>> '{rendering,since}')::bigint = ${rendering.since}`;
}

/** It is a draft again, which can be changed. */
export async function endRendering(sql: Asks, id: string): Promise<void> {
  await sql`UPDATE loa.draft SET content = content - 'rendering' WHERE id = ${id}`;
}

/** All of a file that a draft names. Rejects where it is not there whole: half a file is never sent. */
export async function wholeBlob(sql: Asks, { sha256, bytes }: DraftFile): Promise<Buffer> {
  const read = bytes === 0 ? Buffer.alloc(0) : await readBlob(sql, sha256, 0, bytes);
  if (read.byteLength !== bytes) throw new Error(`a file of a draft is gone: ${sha256}`);
  return read;
}
