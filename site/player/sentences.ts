import type { PublishedSentence } from '../../content/schema/published.ts';

interface Spoken {
  readonly sha256: string;
  readonly documentHash?: string;
  readonly sentences: readonly PublishedSentence[];
}

/** What a bulletin says and when, fetched at the first `load`. */
export interface SpokenSentences {
  /** In the order they are heard; none before they came, or where they belong to another version of the page or of the sound. */
  readonly all: readonly PublishedSentence[];
  /** False when they did not come; the next call then asks again. */
  load(): Promise<boolean>;
}

/** The sentences at `address`, of the sound `sha256` beside the page whose document has the hash `hash`. */
export function spokenSentences(
  address: string,
  sha256: string,
  hash: string | undefined,
): SpokenSentences {
  let all: readonly PublishedSentence[] = [];
  let loading: Promise<boolean> | undefined;
  const fetchAll = async () => {
    try {
      const response = await fetch(address);
      // The shape is the publisher's contract (content/schema/published.ts); zod would outweigh the whole player.
      const spoken = (await response.json()) as Spoken;
      const same = spoken.documentHash === undefined || spoken.documentHash === hash;
      if (spoken.sha256 === sha256 && same) all = spoken.sentences;
      return true;
    } catch {
      loading = undefined;
      return false;
    }
  };
  return {
    get all() {
      return all;
    },
    load: () => (loading ??= fetchAll()),
  };
}
