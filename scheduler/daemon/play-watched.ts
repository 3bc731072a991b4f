// One output as it plays, watched: a device that takes no sound, and silence in what it is given, are dead air.
import { watchStill, type StillWatch } from '../still-watch.ts';
import { deadAirMs } from '../playout/dead-air.ts';
import type { DeviceTold, Emitted, Level } from '../playout/output.ts';
import type { Moment, PlayEnd, PlayEvents, Prepared, RelayWhat } from '../playout/output.ts';
import { withoutMeant, type Stretch } from './meant-silence.ts';

export interface EmissionEvents {
  /** First sample of the first output that sounds. */
  started(at: Moment, output: string, emits?: Emitted): void;
  progress(positionMs: number): void;
  /** How loud the last second was that left an output. */
  level(level: Level, output: string): void;
  /** Vietnamese line for the log, with the position in the bulletin. */
  trouble(event: TroubleEvent, output: string, positionMs: number, message: string): void;
  /** What becomes of another station's stream in the bulletin. */
  relay(told: RelayTold): void;
  /** What became of it on one of an output's own loudspeakers. Absent: nobody asks. */
  device?(told: DeviceTold, output: string): void;
}

export interface RelayTold {
  readonly what: RelayWhat;
  /** As in ward.yaml. */
  readonly id: string;
  readonly output: string;
  readonly positionMs: number;
  readonly why: string | undefined;
}

/** `dead-air` is said when it has lasted 3 s, `dead-air-over` when it ends; `lost` what was never heard. */
export type TroubleEvent = 'output-failed' | 'takeover' | 'dead-air' | 'dead-air-over' | 'lost';

/** When it is to sound: `come` resolves then, or as soon as it is stopped. */
export interface Due {
  readonly at: number;
  readonly come: Promise<void>;
}

/** How a part of a bulletin is to sound, beyond at once and without silence. */
interface Asked {
  readonly due?: Due;
  /** Where silence is meant. */
  readonly meant?: readonly Stretch[];
}

/** No progress for so many looks, one a second: dead air, said in the log; for more: the output has failed. */
const stalledAfterLooks = 3;
const hungAfterLooks = 8;

const hungMessage = `Thiết bị phát bị treo: ${hungAfterLooks} giây không nhận tiếng. Kiểm tra dây và nguồn, rút ra cắm lại, hoặc khởi động lại máy.`;

const hungBeyondMessage = `Tiến trình ra lệnh cho loa mạng bị treo: ${hungAfterLooks} giây không báo gì. Không rõ loa còn phát hay không: ra loa nghe; còn kêu thì tắt ở loa.`;

/** Plays, when it is due, and gives up a device that hangs. Never rejects. */
export async function playWatched(
  output: string,
  prepared: Prepared,
  fromMs: number,
  events: EmissionEvents,
  signal: AbortSignal,
  { due, meant = [] }: Asked = {},
): Promise<PlayEnd> {
  // An output that cannot wait itself is told at the moment.
  if (due && !prepared.playAt) await due.come;
  if (signal.aborted) {
    await prepared.discard();
    return { how: 'stopped', positionMs: fromMs, samples: 0 };
  }
  let positionMs = fromMs;
  const hung = new AbortController();
  const { promise: abandoned, resolve: abandon } = Promise.withResolvers<PlayEnd>();
  const {
    moved,
    begin,
    end: stopWatching,
  } = watchFor(
    () => {
      // First, or an output that still obeys would pass for one that was stopped, and no standby would take over.
      abandon(hungEnd(prepared, positionMs));
      hung.abort('stop');
    },
    () => {
      const message = `Thiết bị phát đứng yên quá 3 giây, từ giây ${secondOf(positionMs)}.`;
      events.trouble('dead-air', output, positionMs, message);
    },
  );
  const moves = (): void => {
    const still = moved();
    if (still < stalledAfterLooks) return;
    const message = `Thiết bị phát chạy lại ở giây ${secondOf(positionMs)}, sau khoảng ${still} giây đứng yên.`;
    events.trouble('dead-air-over', output, positionMs, message);
  };
  const troubles = troubleEvents(output, events);
  const { passed, ...silences } = withoutMeant(meant, troubles, deadAirMs);
  const told: PlayEvents = {
    ...troubles,
    ...{ ...silences, waits: moves },
    started: (at) => {
      events.started(at, output, prepared.emits);
    },
    progress: (position) => {
      moves();
      passed(position);
      positionMs = position;
      events.progress(position);
    },
  };
  const either = AbortSignal.any([signal, hung.signal]);
  const played =
    due && prepared.playAt ? prepared.playAt(due.at, told, either) : prepared.play(told, either);
  if (due && prepared.playAt) void due.come.then(begin);
  else begin();
  const end = await Promise.race([played, abandoned]);
  stopWatching();
  return end.how === 'handed-over' && prepared.emits ? { ...end, emits: prepared.emits } : end;
}

/** What hangs here is silent; devices of others may sound all the same, and nothing else is to sound over them. */
function hungEnd({ soundsBeyond = false }: Prepared, positionMs: number): PlayEnd {
  return soundsBeyond
    ? { how: 'handed-over', message: hungBeyondMessage, isUnknown: true }
    : { how: 'failed', positionMs, samples: 0, message: hungMessage };
}

/** Looks once a second, from `begin` on, whether anything has moved. */
function watchFor(hung: () => void, stalled: () => void) {
  let watch: StillWatch | undefined;
  let over = false;
  return {
    begin: () => {
      if (over) return;
      watch = watchStill(1000, hungAfterLooks, hung, (looks) => {
        if (looks === stalledAfterLooks) stalled();
      });
    },
    moved: () => watch?.moved() ?? 0,
    end: () => {
      over = true;
      watch?.stop();
    },
  };
}

/** What an output tells of its sound, as lines for the log. */
function troubleEvents(
  output: string,
  events: EmissionEvents,
): Pick<PlayEvents, 'silence' | 'silenceOver' | 'lost' | 'relay' | 'level' | 'device'> {
  return {
    level: (level) => {
      events.level(level, output);
    },
    device: (told) => {
      events.device?.(told, output);
    },
    silence: (sinceMs) => {
      const message = `Không có tiếng quá 3 giây, từ giây ${secondOf(sinceMs)}.`;
      events.trouble('dead-air', output, sinceMs, message);
    },
    silenceOver: (sinceMs, untilMs) => {
      const length = secondOf(untilMs - sinceMs);
      const message = `Hết đoạn không có tiếng ở giây ${secondOf(untilMs)}, dài ${length} giây.`;
      events.trouble('dead-air-over', output, untilMs, message);
    },
    lost: (lostFromMs, untilMs) => {
      const length = secondOf(untilMs - lostFromMs);
      const message = `Mất ${length} giây (từ giây ${secondOf(lostFromMs)} đến giây ${secondOf(untilMs)}): đường ra đứt rồi nối lại, đoạn ấy không ai nghe được.`;
      events.trouble('lost', output, lostFromMs, message);
    },
    relay: (what, id, positionMs, why) => {
      events.relay({ what, id, output, positionMs, why });
    },
  };
}

/** To a tenth: 12345 → 12.3. */
export function secondOf(positionMs: number): number {
  return Math.round(positionMs / 100) / 10;
}
