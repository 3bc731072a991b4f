// A person speaks live: the daemon on a stepped clock, the real capture output, a file that the test lets grow.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createSteppedClock, type SteppedClock } from '../../../scheduler/clock-stepped.ts';
import { speechBytesPerMs, type SpeechEnd } from '../../../scheduler/core/speech.ts';
import type { SpeechKind } from '../../../content/schema/names.ts';
import { sayReason } from '../../../scheduler/core/say-reason.ts';
import { createCapture } from '../../../scheduler/playout/capture.ts';
import type { OpenPcm } from '../../../scheduler/playout/output.ts';
import {
  beginSpeechFile,
  endSpeech,
  speechEnd,
  speechFiles,
} from '../../../scheduler/store/speech-files.ts';
import type { DaemonParts, Outputs } from '../../../scheduler/daemon/parts.ts';
import type { OperatorAct, Store } from '../../../scheduler/store/store.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';
import { listener, type StationSetup, type SteppedStation } from '../../setup/stepped-daemon.ts';
import { at, oneCampaign } from './one-campaign.ts';

const place = oneCampaign();
const ids = ['a', 'b'].map((letter) => letter.repeat(32));
const [id = '', other = ''] = ids;
const zone = 'Asia/Ho_Chi_Minh';

/** A bulletin of two minutes. */
const openPcm: OpenPcm = (_file, fromMs) => {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let ms = fromMs; ms < 120_000; ms += 100)
      yield await Promise.resolve(new Uint8Array(9600));
  }
  return Promise.resolve({
    ...{ sampleRateHz: 48_000, channels: 1, chunks: chunks(), close: () => undefined },
  });
};

const keepSpeech: DaemonParts['keepSpeech'] = (pcm, _speech, folder) => {
  const bytes = readFileSync(pcm);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(folder, `${sha256}.mp3`), bytes);
  return Promise.resolve({ sha256, durationMs: bytes.length / speechBytesPerMs });
};

const capture = (clock: SteppedClock): Outputs => {
  const file = join(place.home, 'airings.jsonl');
  return { chosen: [createCapture({ file, clock, openPcm })], standby: [] };
};

async function start(now: string, setup: Partial<StationSetup> = {}): Promise<SteppedStation> {
  const clock = setup.clock ?? createSteppedClock(at(now), 1);
  return place.start({ clock, keepSpeech, outputs: (_, steps) => capture(steps), ...setup });
}

const files = (live = id) => speechFiles(place.home, live);

interface Asking {
  readonly live: string;
  readonly speech: SpeechKind;
  readonly by: string;
}

function ask(
  station: SteppedStation,
  { live = id, speech = 'announcement', by = 'Bà Hoa' }: Partial<Asking> = {},
): number {
  beginSpeechFile(place.home, live);
  const act = { kind: 'speak-live', live, speech } as const satisfies OperatorAct;
  const { id: request } = place.store.ask(by, act, station.clock.now());
  station.daemon.poke();
  return request;
}

const outcome = (request: number): string | undefined =>
  place.store.request(request)?.outcome?.code;

/** The signal, then so much is said as time passes. */
async function speak(station: SteppedStation, ms: number, everyMs = 100): Promise<void> {
  for (let said = 0; said < ms; said += everyMs) {
    appendFileSync(files().pcm, new Uint8Array(everyMs * speechBytesPerMs).fill(3));
    await station.clock.runUntil(station.clock.now() + everyMs);
  }
}

const stop = (why: SpeechEnd = 'stopped'): void => {
  endSpeech(files(), why);
};

const pass = (station: SteppedStation, ms: number): Promise<void> =>
  station.clock.runUntil(station.clock.now() + ms);

const told = (slot: string): readonly string[] =>
  place.store
    .lines({ slot })
    .toReversed()
    .map(({ event }) => event);

const captured = (): Record<string, unknown>[] =>
  readFileSync(join(place.home, 'airings.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const spoken = 'noi-truc-tiep@2026-11-24T17:00/1';

test('over a bulletin, which goes on from its sentence; what was heard, logged and kept agree', async () => {
  const station = await start('2026-11-24T16:00');
  await station.clock.runUntil(at('2026-11-24T17:00') + 24_000);
  const request = ask(station);
  await pass(station, 500);
  expect(outcome(request)).toBe('speech-taken');
  await pass(station, 2500);
  await speak(station, 8000);
  stop();
  await pass(station, 150_000);
  expect(told(spoken)).toEqual([
    ...['speak-live', 'airing', 'started', 'aired', 'speech-ended', 'speech-recorded'],
  ]);
  const slot = place.store.slot(spoken);
  expect(slot).toMatchObject({ state: 'aired', reason: { code: 'speech', by: 'Bà Hoa' } });
  const [end] = place.store.lines({ slot: spoken, events: ['aired'] });
  const heard = captured().find(({ slot: of, event }) => of === spoken && event === 'end');
  expect(heard).toMatchObject({
    samples: end?.detail['samples'],
    sha256: end?.detail['heardSha256'],
  });
  // Signal, voice, closing.
  expect(Number(heard?.['samples']) / 48).toBeGreaterThanOrEqual(14_000);
  const sha256 = slot?.bulletin?.sha256 ?? '';
  expect(existsSync(join(place.home, 'live', `${sha256}.mp3`))).toBe(true);
  expect(existsSync(files().pcm)).toBe(false);
  const beneath = place.store.lines({ slot: 'thu@2026-11-24T17:00', events: ['resumed'] });
  expect(beneath.map(({ detail }) => detail['fromMs'])).toEqual([21_000]);
  expect(place.store.slot('thu@2026-11-24T17:00')?.state).toBe('aired');
  expect(place.store.verify()).toMatchObject({ ok: true });
  await station.daemon.stop();
});

test('of whom nothing more comes is ended after two seconds, and what was cut goes on', async () => {
  const station = await start('2026-11-24T16:00');
  await station.clock.runUntil(at('2026-11-24T17:00') + 24_000);
  ask(station);
  await pass(station, 3000);
  await speak(station, 5000);
  await pass(station, 1700);
  expect(speechEnd(files())).toBeUndefined();
  await pass(station, 500);
  expect(speechEnd(files())).toBe('connection-lost');
  await pass(station, 150_000);
  const slot = place.store.slot(spoken);
  expect(slot?.state).toBe('interrupted');
  expect(slot?.reason && sayReason(slot.reason, zone)).toContain('Mất kết nối');
  expect(slot?.bulletin?.durationMs).toBe(5000);
  expect(place.store.slot('thu@2026-11-24T17:00')?.state).toBe('aired');
  await station.daemon.stop();
});

test('who never says a word is ended two seconds after the signal', async () => {
  const station = await start('2026-11-24T17:10');
  ask(station);
  await pass(station, 4800);
  expect(speechEnd(files())).toBeUndefined();
  await pass(station, 1200);
  expect(speechEnd(files())).toBe('connection-lost');
  await station.daemon.stop();
});

test('it lasts as long as it may, no longer', async () => {
  const ward = wardWith({ maxSessionMinutes: 1.2 });
  const station = await start('2026-11-24T16:40', { ward });
  ask(station);
  await pass(station, 3000);
  await speak(station, 73_000, 1000);
  expect(speechEnd(files())).toBe('too-long');
  await pass(station, 10_000);
  expect(place.store.slot('noi-truc-tiep@2026-11-24T16:40/1')?.state).toBe('aired');
  await station.daemon.stop();
});

test('an emergency cuts into an announcement, which does not go on by itself', async () => {
  const station = await start('2026-11-24T17:10');
  ask(station);
  await pass(station, 3000);
  await speak(station, 3000);
  const bulletin = { sha256: 'e'.repeat(64), contentKey: 'k', title: 'Lũ', durationMs: 120_000 };
  place.store.ask('Ông Tư', { kind: 'emergency', bulletin }, station.clock.now());
  station.daemon.poke();
  await pass(station, 200_000);
  expect(place.store.slot('noi-truc-tiep@2026-11-24T17:10/1')).toMatchObject({
    ...{ state: 'interrupted', reason: { code: 'overtaken' } },
  });
  expect(place.store.slot('khan-cap@2026-11-24T17:10/2')?.state).toBe('aired');
  await station.daemon.stop();
});

test('“Dừng ngay” ends it, and whoever speaks is told', async () => {
  const station = await start('2026-11-24T17:10');
  ask(station);
  await pass(station, 3000);
  await speak(station, 2000);
  place.store.ask('Ông Tư', { kind: 'pause' }, station.clock.now());
  const act = { kind: 'stop', reason: 'nhầm', makeUp: false } as const;
  place.store.ask('Ông Tư', act, station.clock.now());
  station.daemon.poke();
  await pass(station, 1000);
  expect(outcome(2)).toBe('speech-not-pausable');
  expect(place.store.slot('noi-truc-tiep@2026-11-24T17:10/1')).toMatchObject({
    ...{ state: 'interrupted', reason: { code: 'stopped-by', by: 'Ông Tư' } },
  });
  expect(speechEnd(files())).toBeUndefined();
  expect(told('noi-truc-tiep@2026-11-24T17:10/1').at(-1)).toBe('speech-recorded');
  await station.daemon.stop();
});

test('who stops while the outputs are opened has said nothing', async () => {
  const station = await start('2026-11-24T17:10');
  beginSpeechFile(place.home, id);
  stop();
  const act = { kind: 'speak-live', live: id, speech: 'announcement' } as const;
  place.store.ask('Bà Hoa', act, station.clock.now());
  station.daemon.poke();
  await pass(station, 5000);
  expect(place.store.slot('noi-truc-tiep@2026-11-24T17:10/1')).toMatchObject({
    ...{ state: 'missed', reason: { code: 'speech-not-begun' } },
  });
  await station.daemon.stop();
});

test('killed in mid-speech: what was said is kept, what was cut is made up, nothing speaks again', async () => {
  const station = await start('2026-11-24T16:00');
  await station.clock.runUntil(at('2026-11-24T17:00') + 24_000);
  ask(station);
  await pass(station, 3000);
  await speak(station, 5000);
  await station.daemon.cutPower();
  // As a killed process leaves it.
  expect(existsSync(files().pcm)).toBe(true);
  const again = await start('', { clock: station.clock });
  await pass(again, 3000);
  const slot = place.store.slot(spoken);
  expect(slot).toMatchObject({ state: 'interrupted', reason: { code: 'cut-off' } });
  expect(slot?.bulletin?.durationMs).toBe(5000);
  expect(existsSync(files().pcm)).toBe(false);
  const madeUp = place.store.slots().find(({ makeUpFor }) => makeUpFor === 'thu@2026-11-24T17:00');
  expect(madeUp).toBeDefined();
  const starts = captured().filter(({ slot: of, event }) => of === spoken && event === 'start');
  expect(starts).toHaveLength(1);
  await again.daemon.stop();
});

test('where its recording cannot be made the sound stays, and it is made at the next start', async () => {
  const station = await start('2026-11-24T17:10', {
    keepSpeech: () => Promise.reject(new Error('đĩa đầy')),
  });
  ask(station);
  await pass(station, 3000);
  await speak(station, 2000);
  stop();
  await pass(station, 10_000);
  expect(station.alarms.some(({ message }) => message.includes('đĩa đầy'))).toBe(true);
  expect(existsSync(files().pcm)).toBe(true);
  await station.daemon.stop();
  const again = await start('', { clock: station.clock });
  await pass(again, 3000);
  const slot = place.store.slot('noi-truc-tiep@2026-11-24T17:10/1');
  expect(slot?.bulletin?.durationMs).toBe(2000);
  expect(told(slot?.id ?? '').filter((event) => event === 'speech-ended')).toHaveLength(1);
  await again.daemon.stop();
});

test('a second person is refused, by whose name he is told', async () => {
  const station = await start('2026-11-24T17:10');
  ask(station);
  await pass(station, 3000);
  const second = ask(station, { live: other, speech: 'emergency', by: 'Ông Tư' });
  await speak(station, 500);
  expect(place.store.request(second)?.outcome).toMatchObject({
    ...{ code: 'speech-busy', by: 'Bà Hoa' },
  });
  expect(speechEnd(files(other))).toBe('over');
  await station.daemon.stop();
});

const refused: readonly [
  string,
  string,
  'announcement' | 'emergency',
  Partial<StationSetup>,
  string,
][] = [
  ['outside the hours', '2026-11-24T12:00', 'announcement', {}, 'speech-refused'],
  ['an emergency keeps none', '2026-11-24T03:00', 'emergency', {}, 'speech-taken'],
  [
    'a folder alone',
    '2026-11-24T17:10',
    'emergency',
    {
      outputs: (heard, clock) => ({ chosen: [listener('folder', heard, clock)], standby: [] }),
    },
    'speech-nowhere',
  ],
  [
    'a clock that runs faster',
    '2026-11-24T17:10',
    'emergency',
    { clock: createSteppedClock(at('2026-11-24T17:10'), 60) },
    'speech-no-clock',
  ],
];

test.each(refused)('%s', async (_what, now, speech, setup, expected) => {
  const station = await start(now, setup);
  const request = ask(station, { speech });
  await pass(station, 400);
  expect(outcome(request)).toBe(expected);
  await station.daemon.stop();
});

test('an order of long ago opens no microphone', async () => {
  const station = await start('2026-11-24T17:10');
  beginSpeechFile(place.home, id);
  const act = { kind: 'speak-live', live: id, speech: 'emergency' } as const;
  const { id: request } = place.store.ask('Bà Hoa', act, station.clock.now() - 60_000);
  station.daemon.poke();
  await pass(station, 400);
  expect(outcome(request)).toBe('too-old');
  await station.daemon.stop();
});

test('an emergency that begins while a speech opens is not cut by it', async () => {
  const { promise: opens, resolve: open } = Promise.withResolvers<undefined>();
  const station = await start('2026-11-24T17:10', {
    outputs: (_heard, clock) => {
      const { chosen, standby } = capture(clock);
      const slow = chosen.map((output): typeof output => ({
        ...output,
        prepare: async (item) => {
          if (item.speech) await opens;
          return output.prepare(item);
        },
      }));
      return { chosen: slow, standby };
    },
  });
  ask(station);
  const bulletin = { sha256: 'e'.repeat(64), contentKey: 'k', title: 'Lũ', durationMs: 20_000 };
  place.store.ask('Ông Tư', { kind: 'emergency', bulletin }, station.clock.now());
  const urgent = 'khan-cap@2026-11-24T17:10/2';
  // The clock stands still while the outputs are opened.
  await vi.waitFor(() => {
    expect(place.store.slot(urgent)?.state).toBe('airing');
  });
  open(undefined);
  await pass(station, 3000);
  const slot = place.store.slot('noi-truc-tiep@2026-11-24T17:10/1');
  expect(slot).toMatchObject({ state: 'missed', reason: { code: 'speech-not-begun' } });
  expect(slot?.reason && sayReason(slot.reason, zone)).toContain('thông báo khẩn lên loa trước');
  expect(told(urgent)).not.toContain('paused');
  await station.daemon.stop();
});

/** As a page sends over a network that lets so much through. */
async function trickle(
  station: SteppedStation,
  ms: number,
  { everyMs, bytes }: { readonly everyMs: number; readonly bytes: number },
): Promise<void> {
  for (let passed = 0; passed < ms && !speechEnd(files()); passed += everyMs) {
    appendFileSync(files().pcm, new Uint8Array(bytes));
    await pass(station, everyMs);
  }
}

test('a byte now and then is no speech', async () => {
  const station = await start('2026-11-24T17:10');
  ask(station);
  await pass(station, 3000);
  await trickle(station, 10_000, { everyMs: 1900, bytes: 2 });
  expect(speechEnd(files())).toBe('connection-lost');
  await station.daemon.stop();
});

test('at half the pace it lasts no longer than it may', async () => {
  const station = await start('2026-11-24T16:40', { ward: wardWith({ maxSessionMinutes: 1.2 }) });
  ask(station);
  await pass(station, 3000);
  const half = { everyMs: 200, bytes: 100 * speechBytesPerMs };
  await trickle(station, 70_000, half);
  expect(speechEnd(files())).toBeUndefined();
  await trickle(station, 5000, half);
  expect(speechEnd(files())).toBe('too-long');
  await station.daemon.stop();
});

test('it ends within the hours, though the clock is set ahead', async () => {
  const station = await start('2026-11-24T18:20');
  ask(station);
  await pass(station, 3000);
  await speak(station, 3000);
  station.clock.jump(9 * 60_000 + 52_000);
  await speak(station, 300);
  expect(speechEnd(files())).toBe('too-long');
  await station.daemon.stop();
});

test('what it cut is made up where its rest would sound after the hours', async () => {
  const station = await start('2026-11-24T16:00', { campaigns: [campaignWith({ time: '18:26' })] });
  await station.clock.runUntil(at('2026-11-24T18:26') + 24_000);
  ask(station);
  await pass(station, 3000);
  await speak(station, 150_000, 1000);
  stop();
  await pass(station, 10_000);
  const cut = place.store.slot('thu@2026-11-24T18:26');
  expect(cut).toMatchObject({ state: 'interrupted', reason: { code: 'hours-over' } });
  expect(cut?.reason && sayReason(cut.reason, zone)).toContain('quá giờ được phép');
  expect(place.store.slots().some(({ makeUpFor }) => makeUpFor === cut?.id)).toBe(true);
  await station.daemon.stop();
});

const full = (): Error => Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });

test('on a full disk its slot ends all the same, and the next one may speak', async () => {
  const commit: Store['commit'] = (changes) => {
    if (changes.some(({ event, slot }) => event === 'airing' && slot.endsWith('/1'))) throw full();
    place.store.commit(changes);
  };
  const station = await start('2026-11-24T17:10', { store: { ...place.store, commit } });
  ask(station, { speech: 'emergency' });
  // In the way of its end.
  mkdirSync(`${files().end}.${process.pid}`);
  await pass(station, 3000);
  expect(place.store.slot('khan-cap@2026-11-24T17:10/1')).toMatchObject({
    ...{ state: 'missed', reason: { code: 'speech-not-begun' } },
  });
  const next = ask(station, { live: other });
  await pass(station, 500);
  expect(outcome(next)).toBe('speech-taken');
  await station.daemon.stop();
});

test('a request that cannot be answered keeps no other from being', async () => {
  let isFull = true;
  const answer: Store['answer'] = (request, ...rest) => {
    if (request === 1 && isFull) throw full();
    place.store.answer(request, ...rest);
  };
  const station = await start('2026-11-24T17:10', { store: { ...place.store, answer } });
  const wrong = { kind: 'speak-live', live: 'x', speech: 'announcement' } as const;
  place.store.ask('Bà Hoa', wrong, station.clock.now());
  const second = ask(station);
  await pass(station, 500);
  expect(outcome(second)).toBe('speech-taken');
  isFull = false;
  await pass(station, 2500);
  expect(outcome(1)).toBe('speech-gone');
  await station.daemon.stop();
});

test('an order that waits over a restart keeps its file; without one it opens nothing', async () => {
  beginSpeechFile(place.home, id);
  const clock = createSteppedClock(at('2026-11-24T17:10'), 1);
  const act = { kind: 'speak-live', live: id, speech: 'announcement' } as const;
  place.store.ask('Bà Hoa', act, clock.now());
  const station = await start('', { clock });
  await pass(station, 500);
  expect(outcome(1)).toBe('speech-taken');
  stop();
  await pass(station, 20_000);
  const gone = ask(station, { live: other });
  rmSync(files(other).pcm);
  await pass(station, 500);
  expect(outcome(gone)).toBe('speech-gone');
  await station.daemon.stop();
});

test('whatever refuses while it is kept is told, and stops nothing', async () => {
  let refuses = false;
  const slot: Store['slot'] = (one) => {
    if (refuses && one.startsWith('noi-truc-tiep')) throw full();
    return place.store.slot(one);
  };
  const station = await start('2026-11-24T17:10', { store: { ...place.store, slot } });
  ask(station);
  await pass(station, 3000);
  await speak(station, 1000);
  refuses = true;
  stop();
  await pass(station, 10_000);
  expect(station.alarms.some(({ message }) => message.includes(files().pcm))).toBe(true);
  refuses = false;
  await station.daemon.stop();
});
