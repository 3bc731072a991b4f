// One bulletin on all its outputs at once; where one fails, the next standby takes over from that second.
import { tellError } from '../../content/schema/say-error.ts';
import type { Clock } from '../clock.ts';
import type { Output, Playable, PlayEnd, Prepared } from '../playout/output.ts';
import type { Stretch } from './meant-silence.ts';
import type { Outputs } from './parts.ts';
import { playWatched, secondOf, type Due, type EmissionEvents } from './play-watched.ts';

export interface Emission {
  /** Chosen outputs that could not be opened, and why; said again when it plays. */
  readonly closed: readonly { readonly output: string; readonly message: string }[];
  /** At least one of the chosen is open. */
  readonly someOpen: boolean;
  /** An output waits for the moment itself: it is to be told ahead. */
  readonly waitsItself: boolean;
  /** Position in the bulletin at which it begins. */
  readonly fromMs: number;
  /** `notBefore`: no sample leaves before this instant, epoch ms. */
  play(events: EmissionEvents, signal: AbortSignal, notBefore?: number): Promise<PlayEnd>;
  discard(): Promise<void>;
}

type Line = { readonly output: Output; readonly prepared: Prepared | { readonly failed: string } };

/** What a device may take to open. */
const prepareWithinMs = 10_000;
/** And where others are to sound with it: they were opened 4 s ahead, and do not wait for one that hangs. */
const prepareBesideMs = 3_500;

/** And so much longer, by what is decoded and dropped before it begins: 100 times as fast as it sounds, at the least. */
const decodesAtLeast = 100;

/** Opens the bulletin on every chosen output. Never rejects: an output that cannot open is a failed one when it plays. */
export async function prepareEmission(
  outputs: Outputs,
  item: Playable,
  clock: Clock,
  meant: readonly Stretch[] = [],
): Promise<Emission> {
  const withinMs = outputs.chosen.length > 1 ? prepareBesideMs : prepareWithinMs;
  const lines = await Promise.all(outputs.chosen.map((output) => open(output, item, withinMs)));
  const standby = [...outputs.standby];
  const closed = lines.flatMap(({ output, prepared }) =>
    'failed' in prepared ? [{ output: output.name, message: prepared.failed }] : [],
  );
  return {
    closed,
    fromMs: item.fromMs,
    someOpen: closed.length < lines.length,
    waitsItself: lines.some(({ prepared }) => 'playAt' in prepared),
    async play(events, signal, notBefore = -Infinity) {
      const due = { at: notBefore, come: clock.wait(notBefore, signal) };
      const ends = await Promise.all(
        lines.map((line) => playLine(line, { ...item, meant }, standby, events, signal, due)),
      );
      return verdictOf(ends, item, signal.aborted);
    },
    async discard() {
      for (const { prepared } of lines) if (!('failed' in prepared)) await prepared.discard();
    },
  };
}

async function open(output: Output, item: Playable, withinMs = prepareWithinMs): Promise<Line> {
  const opening = output.prepare(item);
  try {
    const prepared = await within(withinMs + item.fromMs / decodesAtLeast, opening);
    return { output, prepared };
  } catch (error) {
    // What opens after all is let go.
    opening.then((late) => late.discard()).catch(() => undefined);
    return { output, prepared: { failed: tellError(error) } };
  }
}

/** Plays on one output, then on standbys as long as they fail. */
async function playLine(
  first: Line,
  { meant, ...item }: Playable & { readonly meant: readonly Stretch[] },
  standby: Output[],
  events: EmissionEvents,
  signal: AbortSignal,
  due: Due,
): Promise<PlayEnd> {
  let line = first;
  let positionMs = item.fromMs;
  for (;;) {
    const end: PlayEnd =
      'failed' in line.prepared
        ? { how: 'failed', positionMs, samples: 0, message: line.prepared.failed }
        : await playWatched(line.output.name, line.prepared, positionMs, events, signal, {
            due,
            meant,
          });
    if (end.how === 'handed-over' && end.isUnknown === true)
      events.trouble('output-failed', line.output.name, positionMs, end.message);
    if (end.how !== 'failed') return end;
    positionMs = end.positionMs;
    const at = ` (giây ${secondOf(positionMs)})`;
    events.trouble('output-failed', line.output.name, positionMs, `${end.message}${at}`);
    const next = standby.shift();
    if (!next || signal.aborted) return end;
    line = await open(next, { ...item, fromMs: positionMs, continues: false });
    events.trouble(
      'takeover',
      next.name,
      positionMs,
      `${next.name} phát tiếp thay ${first.output.name}.${at}`,
    );
  }
}

/** Heard to the end on one output, with the least lost, is aired; else, unless it was stopped here, handed over; else how far the furthest came. */
function verdictOf(ends: readonly PlayEnd[], item: Playable, aborted: boolean): PlayEnd {
  const position = (end: PlayEnd): number => ('positionMs' in end ? end.positionMs : 0);
  const lost = (end: PlayEnd): number => ('lostMs' in end ? (end.lostMs ?? 0) : 0);
  const best = (how: PlayEnd['how']): PlayEnd | undefined =>
    ends
      .filter((end) => end.how === how)
      .toSorted((a, b) => position(b) - lost(b) - (position(a) - lost(a)))[0];
  return (
    best('finished') ??
    // A pause stops only what sounds here; what was handed to another player went its own way.
    (aborted ? best('stopped') : undefined) ??
    best('handed-over') ??
    best('stopped') ??
    best('failed') ?? {
      how: 'failed',
      positionMs: item.fromMs,
      samples: 0,
      message: 'Không có đầu ra nào.',
    }
  );
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`Đầu ra không sẵn sàng sau ${Math.round(ms / 100) / 10} giây.`));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
