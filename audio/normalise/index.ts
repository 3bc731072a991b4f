export { findIdleRows } from './lexicon-review.ts';
export type { IdleRow } from './lexicon-review.ts';
export { normalise } from './normalise.ts';
export { isSpeakable } from './syllable.ts';
export type { Spoken, SpokenToken, UnknownForm } from './spoken.ts';
