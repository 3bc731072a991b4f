// What bringing in left out or doubted, each with its key and what became of it.
import type { Origin, Remark } from '../desk.ts';

export interface KeyedRemark extends Remark {
  readonly key: string;
  /** `back`: it was left out and stands in the text now. */
  readonly state: 'open' | 'seen' | 'back';
}

/** `ra-0`, `ra-1`… */
export function leftOutOf({ leftOut, settled }: Origin): readonly KeyedRemark[] {
  return leftOut.map((remark, index) => {
    const key = `ra-${index}`;
    const state = settled.includes(`${key} back`)
      ? 'back'
      : settled.includes(key)
        ? 'seen'
        : 'open';
    return { ...remark, key, state };
  });
}

/** `ngo-0`, `ngo-1`… */
export function doubtsOf({ doubts, settled }: Origin): readonly KeyedRemark[] {
  return doubts.map((remark, index) => {
    const key = `ngo-${index}`;
    return { ...remark, key, state: settled.includes(key) ? 'seen' : 'open' };
  });
}

/** The keys of what was settled, with a remark in another state. */
export function settledWith(
  { settled }: Origin,
  key: string,
  state: KeyedRemark['state'],
): readonly string[] {
  const others = settled.filter((one) => one !== key && one !== `${key} back`);
  return state === 'open' ? others : [...others, state === 'back' ? `${key} back` : key];
}

/** Runs of letters and digits, as bringing in counts them. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
}
