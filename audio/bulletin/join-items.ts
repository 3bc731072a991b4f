// Items on one timeline: each begins where the one before it ends, or over its end where that is asked for.
import type { BulletinItem, PublishedSentence } from '../../content/schema/published.ts';
import { mix, type Laid } from './mix.ts';
import { countSamples, joinParts, samplesIn, type Part, type Timeline } from './timeline.ts';

/** One item as sound at the bulletin's rate. */
export type ItemSound = { readonly id: string; readonly fadeMs: number } & (
  | { readonly kind: 'document'; readonly parts: readonly Part[] }
  | { readonly kind: 'recording'; readonly samples: Int16Array }
  | { readonly kind: 'pause'; readonly lengthMs: number }
  /** `samples` are heard as often as it takes, `pauseMs` after each. */
  | {
      readonly kind: 'relay';
      readonly lengthMs: number;
      readonly samples: Int16Array;
      readonly pauseMs: number;
    }
);

/** What is heard around the items. */
export interface ItemsFrame {
  readonly before: Int16Array;
  readonly gapMs: number;
  /** Said before the first item and after the last one. */
  readonly head: readonly Part[];
  readonly tail: readonly Part[];
  readonly after: Int16Array;
}

export interface ItemsTimeline extends Timeline {
  readonly items: readonly BulletinItem[];
}

const bare = { before: new Int16Array(0), after: new Int16Array(0), gapMs: 0 };
/** What is cut off in mid-sound goes out within this. */
const goesOutMs = 500;

/** Where everything lies. Nothing is written yet, so that lengths can be asked without a bulletin's memory. */
class Layout {
  readonly laid: Laid[] = [];
  readonly sentences: PublishedSentence[] = [];
  readonly items: BulletinItem[] = [];
  at = 0;
  readonly #rate: number;

  constructor(sampleRateHz: number) {
    this.#rate = sampleRateHz;
  }

  samplesIn(ms: number): number {
    return samplesIn(ms, this.#rate);
  }

  lay(samples: Int16Array, from = this.at, isText = false): Laid {
    const laid = { samples, from, fadeIn: 0, fadeOut: 0, isText };
    this.laid.push(laid);
    this.at = from + samples.length;
    return laid;
  }

  /** Sentences with the pauses between them; the pause after the last one is left to the caller. */
  say(parts: readonly Part[], from = this.at): Laid {
    const { samples, sentences } = joinParts(withoutLastPause(parts), bare, this.#rate);
    const startMs = this.toMs(from);
    const later = (ms: number): number => Math.round((ms + startMs) * 10) / 10;
    for (const { startMs: start, endMs: end, words, ...sentence } of sentences)
      this.sentences.push({
        ...sentence,
        id: `s${this.sentences.length + 1}`,
        startMs: later(start),
        endMs: later(end),
        words: words.map((word) => ({
          ...word,
          startMs: later(word.startMs),
          endMs: later(word.endMs),
        })),
      });
    return this.lay(samples, from, true);
  }

  lengthOf(parts: readonly Part[]): number {
    return countSamples(withoutLastPause(parts), bare, this.#rate);
  }

  note({ kind, id }: Pick<ItemSound, 'kind' | 'id'>, from: number, length: number): void {
    this.at = from + length;
    this.items.push({ kind, id, fromMs: this.toMs(from), untilMs: this.toMs(this.at) });
  }

  toMs(samples: number): number {
    return Math.round((samples / this.#rate) * 10_000) / 10;
  }
}

function withoutLastPause(parts: readonly Part[]): readonly Part[] {
  const last = parts.at(-1);
  return parts.map((part) =>
    part === last ? { ...part, line: { ...part.line, pauseMs: 0 } } : part,
  );
}

/** Bulletins of items: frame, items in order, frame. All sound is at `sampleRateHz`. */
export function joinItems(
  sounds: readonly ItemSound[],
  frame: ItemsFrame,
  sampleRateHz: number,
): ItemsTimeline {
  const layout = layOut(sounds, frame, sampleRateHz);
  const samples = new Int16Array(layout.at);
  for (const laid of layout.laid) mix(samples, laid);
  return { samples, sentences: layout.sentences, items: layout.items };
}

/** How many samples `joinItems` makes of them, and where each item lies. */
export function measureJoined(
  sounds: readonly ItemSound[],
  frame: ItemsFrame,
  sampleRateHz: number,
): { readonly length: number; readonly items: readonly BulletinItem[] } {
  const { at: length, items } = layOut(sounds, frame, sampleRateHz);
  return { length, items };
}

function layOut(
  sounds: readonly ItemSound[],
  { before, gapMs, head, tail, after }: ItemsFrame,
  sampleRateHz: number,
): Layout {
  const layout = new Layout(sampleRateHz);
  const pauseAfter = (parts: readonly Part[]): number =>
    layout.samplesIn(parts.at(-1)?.line.pauseMs ?? 0);
  if (before.length > 0) layout.lay(before);
  layout.at += layout.samplesIn(gapMs);
  if (head.length > 0) layout.say(head);
  layout.at += pauseAfter(head);
  let last: Laid | undefined;
  sounds.forEach((sound, index) => {
    last = layItem(layout, sound, last);
    const next = sounds[index + 1];
    // From text to text, and to what is said at the end, there is the pause that a text has at its end.
    const isFollowedByText = next ? next.kind === 'document' : tail.length > 0;
    if (sound.kind === 'document' && isFollowedByText) layout.at += pauseAfter(sound.parts);
    else if (!next && tail.length > 0) layout.at += layout.samplesIn(gapMs);
  });
  if (tail.length > 0) layout.say(tail);
  layout.at += pauseAfter(tail);
  if (after.length > 0) layout.lay(after);
  return layout;
}

/** The sound that the next item may begin over; undefined after a relay and a pause. */
function layItem(layout: Layout, sound: ItemSound, before: Laid | undefined): Laid | undefined {
  if (sound.kind === 'pause') layout.note(sound, layout.at, layout.samplesIn(sound.lengthMs));
  if (sound.kind === 'relay') layRepeated(layout, sound);
  if (sound.kind === 'pause' || sound.kind === 'relay') return undefined;
  const isText = sound.kind === 'document';
  const length = isText ? layout.lengthOf(sound.parts) : sound.samples.length;
  const most = Math.floor(Math.min(length, before?.samples.length ?? 0) / 2);
  const over = Math.min(most, layout.samplesIn(sound.fadeMs));
  // A text is never made fainter: music goes out and comes in beneath it.
  if (before && !before.isText) before.fadeOut = over;
  const from = layout.at - over;
  const laid = isText ? layout.say(sound.parts, from) : layout.lay(sound.samples, from);
  if (!isText) laid.fadeIn = over;
  layout.note(sound, from, length);
  return laid;
}

function layRepeated(layout: Layout, sound: Extract<ItemSound, { kind: 'relay' }>): void {
  const { samples, pauseMs } = sound;
  const from = layout.at;
  const until = from + layout.samplesIn(sound.lengthMs);
  while (layout.at < until && samples.length > 0) {
    const rest = until - layout.at;
    const laid = layout.lay(samples.subarray(0, rest));
    if (rest < samples.length) laid.fadeOut = Math.min(rest, layout.samplesIn(goesOutMs));
    layout.at += layout.samplesIn(pauseMs);
  }
  layout.note(sound, from, until - from);
}
