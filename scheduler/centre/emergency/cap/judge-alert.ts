// What an alert of others may become here: nothing, something for a person, or an emergency by itself. Pure.
import type { CapAlert, CapArea, CapInfo } from './cap-alert.ts';

/** Why a part of an alert does not air by itself; the first that is told is the weightiest. */
export type AlertDoubt =
  /** An exercise, a test, a draft, the system's own talk. */
  | 'not-actual'
  /** Restricted or private: not for a loudspeaker in a street. */
  | 'not-public'
  /** Ack, Error: talk between systems. */
  | 'no-warning'
  | 'no-part'
  | 'several-parts'
  | 'expired'
  | 'no-expiry'
  /** It says itself from when it counts. */
  | 'not-yet'
  | 'not-vietnamese'
  | 'no-words'
  | 'too-long'
  | 'no-known-area'
  /** What has passed, or is given the all-clear, is no reason to wake a commune. */
  | 'not-urgent'
  /** It comes from nobody whose alerts air without a person. */
  | 'not-listed';

/** Those for which it never airs, whoever asks. */
const never: ReadonlySet<AlertDoubt> = new Set(['not-actual', 'not-public', 'no-warning']);

export function isNever(doubts: readonly AlertDoubt[]): boolean {
  return doubts.some((doubt) => never.has(doubt));
}

/** A clock may be so much behind, ms. */
const soonMs = 5 * 60_000;
/** As much as one listens to. */
export const mostWords = 3000;

/** The parts in the language that people here understand, else those that come first. */
export function partsOf({ infos }: CapAlert): readonly CapInfo[] {
  const own = infos.filter(isVietnamese);
  if (own.length > 0) return own;
  return infos.filter(({ language }) => language === infos[0]?.language);
}

function isVietnamese({ language }: CapInfo): boolean {
  return /^vi(?:-|$)/i.test(language);
}

export interface AreaKey {
  /** Of a geocode; '' for an area's own words. */
  readonly name: string;
  readonly value: string;
}

/** The names by which an area can be looked up: its codes, and where it has none, its words. */
export function keysOf({ areaDesc, geocodes }: CapArea): readonly AreaKey[] {
  return geocodes.length > 0 ? geocodes : [{ name: '', value: areaDesc.replaceAll(/\s+/g, ' ') }];
}

/** What is said of a part: headline, description, instruction, each once. */
export function wordsOfPart({ headline, description, instruction }: CapInfo): string {
  const parts = [headline, description, instruction]
    .map((text) => text?.replaceAll(/\s+/g, ' ').trim() ?? '')
    .filter((text) => text !== '')
    .map((text) => (/[.!?…]$/.test(text) ? text : `${text}.`));
  return [...new Set(parts)].join(' ');
}

export interface AlertFacts {
  readonly now: number;
  /** Whether this key leads to stations. */
  readonly isKnown: (key: AreaKey) => boolean;
  /** Its sender may air by itself from where it came. */
  readonly isListed: boolean;
}

/** What keeps a part from airing by itself; none: it airs. `part` undefined: of the alert as it is. */
export function doubtsOf(
  alert: CapAlert,
  part: CapInfo | undefined,
  { now, isKnown, isListed }: AlertFacts,
): readonly AlertDoubt[] {
  const doubts = new Set<AlertDoubt>();
  const doubt = (is: boolean, what: AlertDoubt): void => {
    if (is) doubts.add(what);
  };
  doubt(alert.status !== 'Actual', 'not-actual');
  doubt(alert.scope !== 'Public', 'not-public');
  doubt(alert.msgType === 'Ack' || alert.msgType === 'Error', 'no-warning');
  if (!part) return [...doubts, 'no-part'];
  doubt(partsOf(alert).length > 1, 'several-parts');
  doubt(part.expires === undefined, 'no-expiry');
  doubt(part.expires !== undefined && Date.parse(part.expires) <= now, 'expired');
  doubt(Date.parse(part.effective ?? '') > now + soonMs, 'not-yet');
  doubt(!isVietnamese(part), 'not-vietnamese');
  const words = wordsOfPart(part);
  doubt(!/\p{L}/u.test(words), 'no-words');
  doubt(words.length > mostWords, 'too-long');
  doubt(!part.areas.flatMap(keysOf).some(isKnown), 'no-known-area');
  doubt(part.urgency === 'Past' || part.responseTypes.includes('AllClear'), 'not-urgent');
  doubt(!isListed, 'not-listed');
  return [...doubts];
}
