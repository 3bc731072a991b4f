// What must be there, by all that was acknowledged; and for what was in hand at a kill, what came of it.
import { createHash } from 'node:crypto';
import { keyOfSentence, takesIn, toWav } from '../../../audio/studio/index.ts';
import { consentsOf, withdrawnConsents } from '../../../scheduler/console/studio/consents.ts';
import { readingOf } from '../../../scheduler/console/studio/reading-store.ts';
import { documents, soundOf, type Deed, type Message } from './keeping.ts';

type Keep = Extract<Deed, { do: 'keep' }>;

export interface Kept extends Keep {
  readonly key: string;
  readonly sha256: string;
}

/** What a kill made of the deed in hand. */
export type Came = 'came' | 'half' | 'lost';

const sounds = new Map<number, string>();

function shaOf(mark: number): string {
  const known = sounds.get(mark);
  if (known !== undefined) return known;
  const wav = toWav({ samples: soundOf(mark), sampleRateHz: 48_000 });
  const sha256 = createHash('sha256').update(wav).digest('hex');
  sounds.set(mark, sha256);
  return sha256;
}

export class Memory {
  /** By id. */
  readonly takes = new Map<string, Kept>();
  /** By document and key: ids, the one that airs last. */
  readonly places = new Map<string, readonly string[]>();
  readonly withdrawn = new Set<string>();
  /** Whose sound must be gone: the withdrawal was acknowledged, or finished by a later start. */
  readonly gone = new Set<string>();
  /** By id. */
  readonly consents = new Map<string, Extract<Deed, { do: 'agree' }>>();
  readonly consentsBack = new Set<string>();
  /** By document. */
  readonly readings = new Map<string, { id: string; is: 'working' | 'cut'; words: string }>();
  /** A start was acknowledged in the last life. */
  hasStarted = false;

  /** Goes by what a life said; returns what it had begun and not ended. */
  hear(messages: readonly Message[]): Deed | undefined {
    let open: Deed | undefined;
    this.hasStarted = false;
    for (const message of messages) {
      if (message.is === 'begins') open = message.deed;
      if (message.is === 'done' && open) {
        this.#apply(open, message.take);
        if (open.do === 'start') this.hasStarted = true;
        if (['start', 'withdraw', 'take-back'].includes(open.do))
          for (const id of this.withdrawn) this.gone.add(id);
        open = undefined;
      }
    }
    return open;
  }

  #apply(deed: Deed, take?: string): void {
    switch (deed.do) {
      case 'start':
        for (const id of this.consentsBack) this.#takeBack(id);
        return;
      case 'keep': {
        if (take === undefined || this.takes.has(take)) return;
        const kept = { ...deed, key: keyOfSentence(deed.text), sha256: shaOf(deed.mark) };
        this.takes.set(take, kept);
        this.#prefer(take, kept);
        return;
      }
      case 'choose': {
        const kept = this.takes.get(deed.take);
        if (kept) this.#prefer(deed.take, kept);
        return;
      }
      case 'withdraw':
        this.withdrawn.add(deed.take);
        return;
      case 'agree':
        this.consents.set(deed.id, deed);
        return;
      case 'take-back':
        this.#takeBack(deed.consent);
        return;
      case 'send-reading':
        this.readings.set(deed.document, { id: deed.id, is: 'working', words: deed.words });
        return;
      case 'keep-reading': {
        const reading = this.readings.get(deed.document);
        if (reading?.id === deed.id) reading.is = 'cut';
      }
    }
  }

  #prefer(id: string, { document, key }: Kept): void {
    const place = `${document}\n${key}`;
    const others = (this.places.get(place) ?? []).filter((one) => one !== id);
    this.places.set(place, [...others, id]);
  }

  #takeBack(id: string): void {
    this.consentsBack.add(id);
    for (const [take, { consent }] of this.takes) if (consent.id === id) this.withdrawn.add(take);
    const words = this.consents.get(id)?.words;
    for (const [document, reading] of this.readings)
      if (reading.words === words) this.readings.delete(document);
  }

  /** What lies there decides what became of the deed in hand: both ways are right, and from now on the one it went must hold. */
  settle(open: Deed, dataDir: string): Came {
    switch (open.do) {
      case 'start':
        return this.#settleTakingBack(dataDir);
      case 'keep': {
        const key = keyOfSentence(open.text);
        const found = takesIn(dataDir).of(open.document, key);
        const take = found.find(({ sha256 }) => sha256 === shaOf(open.mark));
        if (take) this.#apply(open, take.id);
        return take ? 'came' : 'lost';
      }
      case 'choose': {
        const kept = this.takes.get(open.take);
        const came = takesIn(dataDir).inUse(kept?.document, kept?.key ?? '')?.id === open.take;
        if (came) this.#apply(open);
        return came ? 'came' : 'lost';
      }
      case 'withdraw': {
        const came = takesIn(dataDir).withdrawn.some(({ take }) => take.id === open.take);
        if (came) this.#apply(open);
        return came ? 'came' : 'lost';
      }
      case 'agree': {
        const came = consentsOf(dataDir, open.document).some(({ id }) => id === open.id);
        if (came) this.#apply(open);
        return came ? 'came' : 'lost';
      }
      case 'take-back': {
        const came = withdrawnConsents(dataDir).some(({ consent }) => consent.id === open.consent);
        if (!came) return 'lost';
        this.consentsBack.add(open.consent);
        return this.#settleTakingBack(dataDir);
      }
      case 'send-reading':
        return this.#settleReading(open, dataDir);
      case 'keep-reading': {
        const came = readingOf(dataDir, open.document)?.state.is === 'cut';
        if (came) this.#apply(open);
        return came ? 'came' : 'lost';
      }
    }
  }

  /** A consent that was taken back may still have takes and a reading: the next start has none left. */
  #settleTakingBack(dataDir: string): Came {
    for (const { take } of takesIn(dataDir).withdrawn)
      if (this.consentsBack.has(this.takes.get(take.id)?.consent.id ?? ''))
        this.withdrawn.add(take.id);
    for (const document of documents) {
      const words = this.readings.get(document)?.words;
      const isBack = [...this.consentsBack].some((id) => this.consents.get(id)?.words === words);
      if (isBack && !readingOf(dataDir, document)) this.readings.delete(document);
    }
    return 'half';
  }

  #settleReading(open: Extract<Deed, { do: 'send-reading' }>, dataDir: string): Came {
    const now = readingOf(dataDir, open.document);
    if (now?.id === open.id) {
      this.#apply(open);
      return 'came';
    }
    // It was to go for the new one.
    if (now) return 'lost';
    this.readings.delete(open.document);
    return 'half';
  }
}
