// What was being published when the process ended: finished where a file of it was written, undone where none was.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { hashOfFile } from '../../../content/write/keep-edit.ts';
import { draftOf, type DeskParts } from './desk-parts.ts';
import type { Attached, Extras, Version } from './desk.ts';
import { tidyFiles } from './tidy-files.ts';
import type { Intent } from './version-book.ts';
import { removeParts, writeNow } from './write-now.ts';

/** What became of a publishing that was cut off. */
export interface Settled {
  readonly file: string;
  readonly by: string;
  readonly how: 'finished' | 'undone';
}

/** `tell`: where the program had ended in the middle of it, which whoever published does not know yet. */
export function settleIntents(parts: DeskParts, tell?: (settled: Settled) => void): void {
  const { book, contentDir } = parts;
  for (const { id, draft, intent } of book.versions.intents()) {
    const pathOf = (file: string): string => join(contentDir, file.slice('content/'.length));
    const all = [...(intent.sounds ?? []), ...intent.files];
    const stands = new Map(all.map(({ file }) => [file, hashOfFile(contentDir, file)]));
    for (const { file } of all) removeParts(pathOf(file));
    if (!all.some(({ file, is }) => stands.get(file) === is)) {
      undo(parts, { id, draft, intent, isCut: tell !== undefined });
      tell?.({ file: draft, by: intent.who.name, how: 'undone' });
      continue;
    }
    for (const { file, was, is } of all) {
      // What somebody has written by hand since stays.
      if (stands.get(file) !== was) continue;
      const bytes = is === undefined ? undefined : (book.versions.bytes(is) ?? parts.sent(is));
      if (bytes) writeNow(pathOf(file), bytes);
      else if (is === undefined) rmSync(pathOf(file), { force: true });
    }
    concludeIntent(parts, { id, file: draft, intent, wasCut: tell !== undefined });
    tell?.({ file: draft, by: intent.who.name, how: 'finished' });
  }
}

function undo(
  { book }: DeskParts,
  { id, draft, intent, isCut }: { id: number; draft: string; intent: Intent; isCut: boolean },
): void {
  const row = book.find(draft);
  const cut = { by: intent.who.name, at: intent.at };
  book.transact(() => {
    if (row && isCut) book.write({ ...row, facts: { ...row.facts, cut } });
    book.versions.end(id);
  });
}

/** It is published: the version stands, the draft is over; what was written on while it was being published goes on as one. */
export function concludeIntent(
  parts: DeskParts,
  {
    id,
    file,
    intent,
    wasCut = false,
  }: {
    readonly id: number;
    readonly file: string;
    readonly intent: Intent;
    readonly wasCut?: boolean;
  },
): Version {
  const { book, docs, live } = parts;
  const { who, why, at, approvedBy, files } = intent;
  const version = {
    ...{ at, by: who.name, account: who.account, why, how: 'published' as const, files },
    ...(approvedBy && { approvedBy: approvedBy.name }),
    ...(wasCut && { wasCut: true as const }),
  };
  const made = book.transact((): Version => {
    const versionId = book.versions.add(version);
    endDraft(parts, file, intent);
    book.versions.end(id);
    return { ...version, id: versionId };
  });
  docs.forget(file);
  tidyFiles(parts);
  const goesOn = book.find(file);
  live.tell(
    file,
    goesOn ? { is: 'state', draft: draftOf(parts, goesOn) } : { is: 'published', by: who.name, at },
  );
  return made;
}

function endDraft({ book }: DeskParts, file: string, intent: Intent): void {
  const row = book.find(file);
  if (!row) return;
  const extras = extrasSince(row.facts.extras, intent.extras);
  const isTouched = Object.values(extras).flat().length > 0;
  if (row.version === intent.version && !isTouched) {
    book.remove(file);
    return;
  }
  const isLeft = ({ file: place }: Attached): boolean =>
    !intent.files.some((one) => one.file === place);
  const baseHash = intent.files.find((one) => one.file === file)?.is ?? row.baseHash;
  const bytes = baseHash === undefined ? undefined : book.versions.bytes(baseHash);
  const baseText = bytes ? Buffer.from(bytes).toString('utf8') : row.baseText;
  const facts = {
    ...{ ...row.facts, state: 'open' as const },
    // Of what is published by now.
    ...{ asked: undefined, sentBack: undefined, cut: undefined },
    // What the text did not name was not published: it may be named again.
    ...{ extras: { ...extras, attached: row.facts.extras.attached.filter(isLeft) }, isTouched },
  };
  book.write({ ...row, baseText, baseHash, facts });
}

/** Readings, days, pictures that were chosen while it was being published. */
function extrasSince(now: Extras, published: Extras): Extras {
  const isNew =
    <One>(before: readonly One[]) =>
    (one: One) =>
      !before.some((other) => isDeepStrictEqual(one, other));
  return {
    lexicon: now.lexicon.filter(isNew(published.lexicon)),
    attached: now.attached.filter(isNew(published.attached)),
    ...(now.campaign &&
      !isDeepStrictEqual(now.campaign, published.campaign) && { campaign: now.campaign }),
  };
}
