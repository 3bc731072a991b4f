export { normalise } from './normalise.ts';
export { isSpeakable } from './syllable.ts';
export type { Spoken, SpokenToken, UnknownForm } from './spoken.ts';
