// What audio/index.ts offers, with its documentation there; this file is loaded by the first call.
import type { Content } from '../../content/schema/content.ts';
import { takeSound } from '../../content/schema/takes.ts';
import { readDocument } from '../bulletin/read-document.ts';
import { keyOfSentence } from './sentence-key.ts';
import type { Take } from './take.ts';
import { isWholeTake } from './takes-to-air.ts';
import { takesIn } from './takes-in.ts';

/** A document of which a person has read something. */
export interface ReadDocument {
  readonly document: string;
  readonly title: string;
  /** Its own sentences: read by a person, and all of them. */
  readonly read: number;
  readonly sentences: number;
}

export interface TakesFound {
  readonly takes: number;
  /** In use, and their sound is not there or not what it was. */
  readonly lost: readonly Take[];
  readonly damagedLines: readonly number[];
  readonly documents: readonly ReadDocument[];
}

export function inspectTakes(content: Content, dataDir: string): TakesFound {
  const takes = takesIn(dataDir);
  const inUse = takes.all.filter((take) => takes.inUse(take.document, take.key) === take);
  const lost = inUse.filter(({ sha256 }) => !isWholeTake(takeSound(dataDir, sha256), sha256));
  const documents = content.documents
    .filter(({ id }) => takes.ofDocument(id).length > 0)
    .map((document): ReadDocument => {
      const { id, frontmatter } = document;
      const own = readDocument(content, document).map(({ line }) =>
        takes.inUse(id, keyOfSentence(line.text)),
      );
      const read = own.filter((take) => take && !lost.includes(take)).length;
      return { document: id, title: frontmatter.title, read, sentences: own.length };
    });
  return { takes: takes.all.length, lost, damagedLines: takes.damagedLines, documents };
}
