// What a draft would write, were it published now.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftRow } from './draft-book.ts';
import { lexiconFile, withRows } from './lexicon-rows.ts';
import type { ProseDocs } from './prose-docs.ts';
import { newProse, writeProse } from '../../../content/write/prose/index.ts';
import { hashOf } from './version-book.ts';

export interface DraftTexts {
  text(row: DraftRow): string;
  texts(row: DraftRow): ReadonlyMap<string, string | Uint8Array>;
  seal(row: DraftRow): string;
}

interface Needs {
  readonly contentDir: string;
  readonly docs: ProseDocs;
  readonly attached: (sha256: string) => Uint8Array | undefined;
}

export function createDraftTexts({ contentDir, docs, attached }: Needs): DraftTexts {
  const known = new Map<string, { readonly key: string; readonly text: string }>();
  const text = (row: DraftRow): string => {
    if (row.kind === 'text') return row.text ?? '';
    const key = `${row.facts.beganAt} ${row.version} ${row.baseHash ?? ''}`;
    const kept = known.get(row.file);
    if (kept?.key === key) return kept.text;
    const doc = docs.at(row);
    const made = row.baseText === undefined ? newProse(doc) : writeProse(row.baseText, doc);
    known.set(row.file, { key, text: made });
    return made;
  };
  const texts: DraftTexts['texts'] = (row) => {
    const { lexicon, campaign, attached: files } = row.facts.extras;
    // In the order in which they are written: what a document points to is there before it.
    const all = new Map<string, string | Uint8Array>();
    const made = text(row);
    for (const { file, sha256 } of files)
      if (isNamedIn(made, file)) all.set(file, attached(sha256) ?? new Uint8Array());
    if (lexicon.length > 0)
      all.set(lexiconFile, withRows(textOfFile(contentDir, lexiconFile) ?? '', lexicon));
    all.set(row.file, made);
    if (campaign) all.set(campaign.file, campaign.text);
    return all;
  };
  return {
    ...{ text, texts },
    // Of the lexicon its rows alone: others may add theirs meanwhile.
    seal: (row) => {
      const { lexicon, campaign, attached: files } = row.facts.extras;
      const parts = [row.file, row.baseHash ?? '', text(row), lexicon, campaign ?? null];
      return hashOf(JSON.stringify([...parts, files.map(({ file, sha256 }) => [file, sha256])]));
    },
  };
}

/** Whether a text shows a picture or offers a file: `content/pictures/x.webp` by `x.webp`, which stands in no longer name. */
export function isNamedIn(text: string, file: string): boolean {
  const name = file.replace(/^.*\//, '').replaceAll('.', '\\.');
  return new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text);
}

/** As it lies on the disk; `file` is a path from the root. */
export function bytesOfFile(contentDir: string, file: string): Buffer | undefined {
  const path = join(contentDir, file.slice('content/'.length));
  return existsSync(path) ? readFileSync(path) : undefined;
}

export function textOfFile(contentDir: string, file: string): string | undefined {
  return bytesOfFile(contentDir, file)?.toString('utf8');
}
