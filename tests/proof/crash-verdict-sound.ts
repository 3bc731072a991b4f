// Whether what was captured can have been heard as the log says: in time, whole, one at a time, and after an emergency
// from the sentence it was in.
import { emergencyCampaign, type Slot } from '../../scheduler/core/slot.ts';
import type { LoggedEvent } from '../../scheduler/store/store.ts';
import type { CaptureLine } from './crash-capture.ts';
import { crashSpeed } from './crash-station.ts';

/** Capture takes samples ten times a second: an airing may reach its end while it is being paused. Real ms. */
const pulseMs = 150;
/** What the decoder and its place in the file may differ by. */
const toleranceMs = 100;

export function judgeSound(
  lines: readonly CaptureLine[],
  slots: ReadonlyMap<string, Slot>,
  events: readonly LoggedEvent[],
): readonly string[] {
  const problems: string[] = [];
  const bySlot = Map.groupBy(events, ({ slot }) => slot);
  const known = lines.filter(({ slot }) => slots.has(slot));
  const fullOf = fullSamples(known, bySlot);
  for (const line of known) {
    const slot = slots.get(line.slot);
    const own = bySlot.get(line.slot) ?? [];
    const virtualAt = Date.parse(line.virtualAt);
    if (slot && line.event === 'start' && virtualAt < slot.startsAt)
      problems.push(`${line.slot}: early`);
    const intent = own.find(({ event }) => event === 'airing');
    if (intent && intent.at > virtualAt + 1)
      problems.push(`${line.slot}: sounded before its intent`);
    if (slot && line.sha256 !== slot.bulletin?.sha256)
      problems.push(`${line.slot}: another bulletin than its slot's`);
    if (line.event === 'end') {
      const wrong = wrongSamples(line, slot, own, fullOf.get(line.sha256));
      if (wrong !== undefined) problems.push(`${line.slot}: ${wrong}`);
    }
  }
  return [...problems, ...overlapping(known)];
}

/** Samples of each bulletin as those airings have them that nobody paused. */
function fullSamples(
  lines: readonly CaptureLine[],
  bySlot: ReadonlyMap<string, readonly LoggedEvent[]>,
): ReadonlyMap<string, number> {
  const full = new Map<string, number>();
  for (const { slot, sha256, samples = 0 } of lines) {
    if (bySlot.get(slot)?.some(({ event }) => event === 'paused')) continue;
    full.set(sha256, Math.max(full.get(sha256) ?? 0, samples));
  }
  return full;
}

/** An airing that was paused repeats the beginning of a sentence each time, and no more. */
function wrongSamples(
  { samples = 0 }: CaptureLine,
  slot: Slot | undefined,
  events: readonly LoggedEvent[],
  full: number | undefined,
): string | undefined {
  const stops = events.filter(({ event }) => event === 'paused');
  const resumes = events.filter(({ event }) => event === 'resumed');
  if (full === undefined || full === 0 || !slot?.bulletin) return undefined;
  if (resumes.length === 0) return samples === full ? undefined : `${samples} samples of ${full}`;
  const perMs = full / slot.bulletin.durationMs;
  const repeatedMs = (samples - full) / perMs;
  const stoppedMs = stops.reduce((sum, { detail }) => sum + Number(detail['positionMs']), 0);
  const resumedMs = resumes.reduce((sum, { detail }) => sum + Number(detail['fromMs']), 0);
  // A pulse may still have passed after the log's position; a pause just before the end needs no resuming.
  const leastMs = stops.length === resumes.length ? stoppedMs - resumedMs : 0;
  const mostMs = stoppedMs - resumedMs + stops.length * pulseMs * crashSpeed;
  return repeatedMs >= leastMs - toleranceMs && repeatedMs <= mostMs + toleranceMs
    ? undefined
    : `${samples} samples of ${full}: ${Math.round(repeatedMs)} ms repeated, ${Math.round(stoppedMs - resumedMs)} in the log`;
}

/** Starts and ends that lie between another airing's start and end; an emergency cuts into whatever is on. */
function overlapping(lines: readonly CaptureLine[]): readonly string[] {
  const at = ({ realAt }: CaptureLine): number => Date.parse(realAt);
  const ends = new Map(
    lines.filter(({ event }) => event === 'end').map((line) => [line.slot, line]),
  );
  const starts = lines.filter(({ event }) => event === 'start');
  const whole = starts.flatMap((line) => {
    const end = ends.get(line.slot);
    return end ? [{ slot: line.slot, from: at(line), to: at(end) }] : [];
  });
  const within = (instant: number, slot: string): string | undefined =>
    whole.find((other) => other.slot !== slot && other.from < instant && instant < other.to)?.slot;
  const over = starts
    .filter(({ slot }) => !isEmergency(slot))
    .flatMap((line) => {
      const other = within(at(line), line.slot);
      return other === undefined ? [] : [`${line.slot} sounded over ${other}`];
    });
  const beneath = whole.flatMap(({ slot, from, to }) => {
    const cut = whole.find(
      (other) =>
        isEmergency(other.slot) && other.from > from && other.from + pulseMs < to && to < other.to,
    );
    return cut ? [`${slot} sounded on beneath ${cut.slot}`] : [];
  });
  return [...over, ...beneath];
}

function isEmergency(slot: string): boolean {
  return slot.startsWith(`${emergencyCampaign}@`);
}
