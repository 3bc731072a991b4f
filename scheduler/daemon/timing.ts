// How long before an airing what is done. Virtual ms unless the name says real.
import { hourMs, minuteMs } from '../../content/schema/durations.ts';

/** Who must approve a bulletin is told three days ahead. */
export const approvalStage = { stage: 'days', aheadMs: 72 * hourMs } as const;
/** With this little left, a bulletin that cannot be made is replaced by the campaign's last good one. */
export const fallbackAheadMs = 2 * hourMs;
export const preflightStages = [
  { stage: 'day', aheadMs: 24 * hourMs },
  { stage: 'hour', aheadMs: hourMs },
] as const;
/** Other stations' addresses are tried then. */
export const relayStage = { stage: 'relay', aheadMs: 10 * minuteMs } as const;
/** Decoder and device are opened this long before the moment, real ms: a busy machine takes seconds for it. */
export const armAheadRealMs = 8000;
/** What could not be opened is tried again until so long before the moment, real ms. */
export const openAgainUntilRealMs = 2500;
/** What is to begin at once begins so much later, real ms: by then it is open, with a second try where it could not be. */
export const airNowAheadRealMs = 6000;
/** What could not begin as it stands, just before its moment, is opened again after this long, real ms. */
export const armAgainRealMs = 500;
/** The intent is written this long before the moment, where the output waits for it by itself: no disk stands before the first sample. Real ms. */
export const intentAheadRealMs = 2000;
/** A bulletin that is lost at its moment again and again is looked at less and less often: after this long at first, real ms. */
export const lostAgainRealMs = 2000;
/** What joins a relay in its middle is opened this long before it sounds: a stream takes a moment to come. Real ms. */
export const joinAheadRealMs = 5000;
/** A wake-up that late still counts as on time, real ms. */
export const toleranceRealMs = 2000;
/** A failed bulletin is tried again after this long, real ms. */
export const retryRealMs = 5 * minuteMs;
/** A neural voice must be done so long before the moment: the embedded one, and mastering, take less. Real ms. */
export const voiceReserveRealMs = 2 * minuteMs;
/** What waits behind a bulletin waits no longer for its voice, real ms. */
export const voiceMostRealMs = 20 * minuteMs;
/** The site is not rebuilt this near to an airing. */
export const quietAroundAiringMs = 5 * minuteMs;
/** After an error of the loop itself (a full disk, a locked database) it tries again after this long, real ms. */
export const afterErrorRealMs = 2000;
/** An order to sound at once that nobody took up in this time is not carried out any more, real ms. */
export const orderHoldsRealMs = 30_000;
/** An airing that would have to go on sooner than this is not paused, virtual ms. */
export const shortestPauseMs = 10_000;
/** What is cut into has so long to fall silent before the other sounds over it, real ms. */
export const silenceWithinRealMs = 700;
/** The clock was set where it moved by more than this beside the steady one; smaller steps are what time synchronisation does all day. */
export const clockStepRealMs = 2000;

/** How often it is asked whether what is published still lies there, and how long after a failed try it is tried again, real ms. */
export const publishAgainRealMs = 60_000;
/** The same of the site, which takes a minute of a small machine to build, real ms. */
export const siteAgainRealMs = 30 * 60_000;
