// Loudspeakers of others as one output: each is told at once, each is told of apart.
import { LoaError } from '../../../content/schema/loa-error.ts';
import type { TemplateFacts } from '../../../content/schema/device-template.ts';
import { sleep, type Clock } from '../../clock.ts';
import { tellError } from '../../../content/schema/say-error.ts';
import type { Output, Playable, PlayEnd, PlayEvents, Prepared } from '../output.ts';
import { deviceFacts, volumeOf } from './device-facts.ts';
import type { Device } from './device.ts';
import { usualTimes, type DeviceEnd, type DeviceJob, type DeviceTimes } from './device-job.ts';
import { playOnDevice, type DeviceEvents } from './play-on-device.ts';
import { serveFile, whyNotReached, whyNotServed, type ServedFile } from './served-file.ts';
import { toldOf, verdictOfDevices, type EndOf } from './verdict.ts';

/** One of its loudspeakers, and how loud it is to be. */
export interface Placed {
  readonly device: Device;
  readonly address: string;
  readonly volume: number | undefined;
  /** Its loudness is in what it is sent. */
  readonly isTurnable: boolean;
  /** Real ms between two looks at it; absent: the usual. */
  readonly lookMs?: number | undefined;
}

export interface DeviceOutputParts {
  readonly kind: 'http' | 'mqtt';
  readonly name: string;
  readonly placed: readonly Placed[];
  readonly clock: Clock;
  /** Where loudspeakers reach this station's pages, without a slash at its end; undefined: nobody said. */
  readonly base: string | undefined;
  /** The folder that is given out at `base/phat-thanh/tep/`. */
  readonly folder: string;
  /** LOA_DATA: what is remembered of copies in that folder. */
  readonly dataDir: string;
  readonly timeZone: string;
  /** What keeps all of them from being used, in a sentence; undefined where nothing does. */
  readonly checkAll?: () => Promise<string | undefined>;
  /** Given by tests. */
  readonly times?: Partial<DeviceTimes>;
}

export function createDeviceOutput(given: DeviceOutputParts): Output {
  let gainDb = 0;
  const parts = { ...given, turns: createTurns() };
  return {
    kind: parts.kind,
    name: parts.name,
    check: () => check(parts),
    async prepare(item): Promise<Prepared> {
      if (item.speech)
        throw new LoaError(
          'no-live-speech',
          'Loa mạng chỉ phát tệp, không nói trực tiếp được. Dùng loa hay Icecast.',
        );
      if (parts.base === undefined) throw new LoaError('no-base', noBase);
      return open(parts, parts.base, item, item.loud === true ? 0 : gainDb);
    },
    ...(parts.placed.every(({ isTurnable }) => isTurnable) && {
      volume: {
        reach: 'next',
        set: (wanted: number) => {
          gainDb = wanted;
        },
      },
    }),
    close: () => Promise.resolve(),
  };
}

type Parts = DeviceOutputParts & { readonly turns: Turns };

/** On each loudspeaker one after another: the order to be silent that ends one bulletin must not end the next. */
interface Turns {
  take<T>(of: Placed, work: () => Promise<T>): Promise<T>;
}

function createTurns(): Turns {
  const last = new Map<Placed, Promise<unknown>>();
  return {
    async take(of, work) {
      const before = last.get(of);
      const mine = before ? before.then(work, work) : work();
      last.set(of, mine);
      return mine;
    },
  };
}

const noBase =
  'Loa chưa biết lấy tệp tiếng ở đâu. Ghi output.audioBase trong content/ward.yaml, ví dụ: http://192.168.1.10:4321.';

/** A word for templates that only ask: nothing is to sound. */
const nothing = { slot: '', title: '', sha256: '', audioUrl: '', durationMs: 0, key: '' };

async function check(parts: DeviceOutputParts): Promise<readonly string[]> {
  const { placed, base, clock, timeZone } = parts;
  if (base === undefined) return [noBase];
  const all = await parts.checkAll?.();
  if (all !== undefined) return [all];
  const found = await Promise.all([
    whyNotReached(base),
    ...placed.map(async ({ device, address }) => {
      const leave = device.enter();
      try {
        const what = { ...nothing, startsAt: clock.now() };
        const why = await device.check(deviceFacts(what, { id: device.id, address }, 0, timeZone));
        return why === undefined ? undefined : `${device.name}: ${why}`;
      } finally {
        leave();
      }
    }),
  ]);
  return found.filter((one) => one !== undefined);
}

async function open(parts: Parts, base: string, item: Playable, gainDb: number): Promise<Prepared> {
  const { placed, clock } = parts;
  const served = await serveFile(item, parts.folder, parts.dataDir);
  const audioUrl = `${base}/phat-thanh/tep/${served.sha256}.mp3`;
  const wrong = await whyNotServed(audioUrl, served.bytes);
  if (wrong !== undefined) throw new LoaError('not-served', wrong);
  const leaving = placed.map(({ device }) => device.enter());
  const leave = (): void => {
    for (const one of leaving.splice(0)) one();
  };
  const factsOf = factsFor(parts, { item, served, audioUrl, gainDb });
  const busy = lookAhead(placed, (one) => factsOf(one, clock.now()));
  const play = async (
    at: number | undefined,
    events: PlayEvents,
    signal: AbortSignal,
  ): Promise<PlayEnd> => {
    const jobOf = (one: Placed): DeviceJob => {
      const startsAt = at ?? clock.now();
      const ahead = (startsAt - clock.now()) / clock.speed;
      const byItself = at !== undefined && ahead > 0 && one.device.has('schedule');
      return {
        facts: factsOf(one, startsAt),
        lengthMs: item.durationMs - served.fromMs,
        ...{ by: byItself ? 'schedule' : 'play', startsInMs: byItself ? ahead : 0 },
        ...{ clears: item.loud === true, wasPlaying: busy.known.has(one) },
        times: {
          ...usualTimes,
          ...(one.lookMs !== undefined && { lookMs: one.lookMs }),
          ...parts.times,
        },
      };
    };
    try {
      tellNotRelayed(item, events);
      // What is told to play at once was asked just now.
      if (item.loud !== true) await Promise.race([busy.asked, sleep(askedWithinMs, signal)]);
      return await playOnAll(parts, { item, served, at, jobOf }, events, signal);
    } finally {
      leave();
    }
  };
  return {
    play: (events, signal) => play(undefined, events, signal),
    ...(placed.some(({ device }) => device.has('schedule')) && {
      playAt: (at: number, events: PlayEvents, signal: AbortSignal) => play(at, events, signal),
    }),
    discard: () => {
      leave();
      return Promise.resolve();
    },
  };
}

interface Sounding {
  readonly item: Playable;
  readonly served: ServedFile;
  readonly audioUrl: string;
  readonly gainDb: number;
}

function factsFor(
  { clock, timeZone }: Parts,
  { item, served, audioUrl, gainDb }: Sounding,
): (one: Placed, startsAt: number) => TemplateFacts {
  // A test tone is no slot: it may be asked for again.
  const turn = item.sha256 === '' ? `#${clock.now()}` : '';
  const what = {
    ...{ slot: item.slot, title: item.title, sha256: served.sha256, audioUrl },
    ...{ durationMs: item.durationMs - served.fromMs, key: `${item.slot}#${item.fromMs}${turn}` },
  };
  return ({ device: { id }, address, volume }, startsAt) =>
    deviceFacts({ ...what, startsAt }, { id, address }, volumeOf(volume, gainDb), timeZone);
}

function tellNotRelayed({ relays = [], fromMs }: Playable, events: PlayEvents): void {
  for (const relay of relays)
    if (relay.untilMs > fromMs)
      events.relay?.(
        'not-opened',
        relay.id,
        Math.max(relay.fromMs, fromMs),
        'loa mạng chỉ phát tệp',
      );
}

/** Real ms. */
const aliveMs = 1000;
/** How long a bulletin waits for what its loudspeakers say before it, real ms. */
const askedWithinMs = 500;

/** Which of them say, before they are told to, that they play something already; filled as they answer. */
function lookAhead(
  placed: readonly Placed[],
  factsOf: (one: Placed) => TemplateFacts,
): { readonly known: ReadonlySet<Placed>; readonly asked: Promise<unknown> } {
  const known = new Set<Placed>();
  const ask = async (one: Placed): Promise<void> => {
    if (!one.device.has('status')) return;
    const status = await one.device.known(factsOf(one), askedWithinMs);
    if (status?.state === 'playing') known.add(one);
  };
  return { known, asked: Promise.all(placed.map(ask)) };
}

interface Part {
  readonly item: Playable;
  readonly served: ServedFile;
  readonly at: number | undefined;
  readonly jobOf: (one: Placed) => DeviceJob;
}

async function playOnAll(
  { placed, clock, turns }: Parts,
  { item, served, at, jobOf }: Part,
  events: PlayEvents,
  signal: AbortSignal,
): Promise<PlayEnd> {
  const { fromMs } = served;
  let hasStarted = false;
  let reachedMs = Math.max(fromMs, item.fromMs);
  // All that is asked of a device ends by itself; as long as this goes on, nothing here hangs.
  const alive = setInterval(() => events.waits?.(), aliveMs);
  const ends = await Promise.all(
    placed.map(async (one): Promise<EndOf> => {
      const { device } = one;
      const { id, name } = device;
      const tell = (what: 'took' | 'sounds' | 'note', why = ''): void => {
        events.device?.({ what, device: id, name, positionMs: reachedMs, why });
      };
      if (at !== undefined && !device.has('schedule')) await clock.wait(at, signal);
      const heard: DeviceEvents = {
        accepted: () => {
          tell('took');
        },
        sounds() {
          if (!hasStarted) events.started({ virtualAt: clock.now(), realAt: clock.realNow() });
          hasStarted = true;
          tell('sounds');
        },
        reached(playedMs) {
          reachedMs = Math.max(reachedMs, Math.min(item.durationMs, fromMs + playedMs));
          events.progress(reachedMs);
        },
        note: (why) => {
          tell('note', why);
        },
      };
      const work = (): Promise<DeviceEnd> => playOnDevice(device, jobOf(one), heard, signal);
      const end = await turns
        .take(one, work)
        .catch((error: unknown) => ({ how: 'unknown', why: tellError(error) }) as const);
      events.device?.(toldOf(device, end, fromMs));
      return { name, end };
    }),
  ).finally(() => {
    clearInterval(alive);
  });
  return verdictOfDevices(ends, fromMs);
}
