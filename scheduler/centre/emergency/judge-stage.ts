// How far an emergency is at one station, from what it told. Pure.

/** In the order in which a page shows them: first what somebody has to do something about. */
export const stages = [
  /** Nothing was heard of it: to be telephoned. */
  'silent',
  /** It was received, and nothing came after: nobody knows whether it is on the air. */
  'stuck',
  'failed',
  'refused',
  'expired',
  /** A person of the ward is asked. */
  'waiting',
  /** Given out, and still in time to be heard of. */
  'sent',
  'received',
  'making',
  'on-air',
  'ended',
  /** A newer one, or its end, was given in its place. */
  'superseded',
] as const;
export type Stage = (typeof stages)[number];

/** Those whose stations somebody calls: nobody hears it there, or nobody knows whether. */
export const toCall: readonly Stage[] = [
  'silent',
  'stuck',
  'failed',
  'refused',
  'expired',
  'waiting',
];

export interface StageFacts {
  /** As told last; null: no word. */
  readonly state: string | null;
  readonly isSuperseded: boolean;
  /** On its way to the air since so long, or past its end; and still to be aired. */
  readonly isStuck: boolean;
}

export interface Moment {
  readonly madeAt: number;
  readonly now: number;
  /** After so long without a word somebody calls, ms. */
  readonly callAfterMs: number;
}

export function judgeStage(
  { state, isSuperseded, isStuck }: StageFacts,
  { madeAt, now, callAfterMs }: Moment,
): Stage {
  if (isSuperseded) return 'superseded';
  if (state === null) return now - madeAt >= callAfterMs ? 'silent' : 'sent';
  if (isStuck) return 'stuck';
  if (state === 'accepted') return 'received';
  return stages.find((stage) => stage === state) ?? 'failed';
}

/** What the ledger has of a stage; null: no word. */
export function statesOf(stage: Stage): readonly (string | null)[] {
  if (stage === 'silent' || stage === 'sent' || stage === 'superseded') return [null];
  if (stage === 'stuck') return ['received', 'accepted', 'making'];
  return stage === 'received' ? ['received', 'accepted'] : [stage];
}

/** Whether anything can still come of it, so that its page asks again by itself. */
export function isLive(
  { expiresAt, endedAt }: { readonly expiresAt: number; readonly endedAt: number | null },
  now: number,
): boolean {
  // Ends and expiries are told a little later.
  return now < Math.min(expiresAt, endedAt ?? Infinity) + 5 * 60_000;
}
