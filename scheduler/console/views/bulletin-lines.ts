import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '../../../content/schema/published.ts';
import { sayItemName } from '../../core/say-item.ts';

/** One sentence of a bulletin, or what is heard between sentences: a recording, another station. */
export interface Line {
  readonly atMs: number;
  readonly text: string;
  /** It is not read out: `bản ghi âm quoc-ca.mp3`. */
  readonly isPiece: boolean;
}

const known = new Map<string, Manifest | undefined>();
/** A station's day has a handful of bulletins. */
const mostKnown = 24;

/** A bulletin's manifest; undefined where it is gone, or was never made here. Its name is its content: it never changes. */
export function manifestOf(bulletinDir: string, sha256: string): Manifest | undefined {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
  const file = join(bulletinDir, `${sha256}.json`);
  const found = known.get(file);
  if (found) return found;
  try {
    // audio/ wrote it in this shape.
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    const [oldest] = known.keys();
    if (known.size >= mostKnown && oldest !== undefined) known.delete(oldest);
    known.set(file, manifest);
    return manifest;
  } catch {
    return undefined;
  }
}

/** What is heard in a bulletin, in order. */
export function linesOf({
  sentences,
  items = [],
}: Pick<Manifest, 'sentences' | 'items'>): readonly Line[] {
  const said = sentences.map(({ startMs, text }) => ({ atMs: startMs, text, isPiece: false }));
  const pieces = items
    .filter(({ kind }) => kind === 'recording' || kind === 'relay')
    .map(({ kind, id, fromMs }) => ({ atMs: fromMs, text: sayItemName(kind, id), isPiece: true }));
  return [...said, ...pieces].toSorted((a, b) => a.atMs - b.atMs);
}

/** The lines of a bulletin by its name; none where it is gone. */
export function linesIn(bulletinDir: string, sha256: string | undefined): readonly Line[] {
  const manifest = sha256 === undefined ? undefined : manifestOf(bulletinDir, sha256);
  return manifest ? linesOf(manifest) : [];
}
