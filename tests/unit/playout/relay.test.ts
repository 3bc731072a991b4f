// A bulletin with a relay in it, on a stream that this file makes up and a network that it moves by hand: no decoder, no
// time. What sounds is judged by its samples.
import { describe, expect, it } from 'vitest';
import type { PcmSource, RelayWhat } from '../../../scheduler/playout/output.ts';
import { createPcmReader } from '../../../scheduler/playout/pcm-reader.ts';
import { createLiveLine, type LiveLine } from '../../../scheduler/playout/relay/live-line.ts';
import { mixRelays } from '../../../scheduler/playout/relay/mix-relays.ts';
import { bulletinHz, liveHz, sampleRateHz, soundsIn, strength, tone } from '../../setup/tones.ts';

const times = { giveUpMs: 600, steadyMs: 200 };
const stepMs = 20;
const samplesIn = (ms: number): number => (ms * sampleRateHz) / 1000;

/** What a made-up stream gives in the step at `ms` (the relay's beginning is 1000): values, or nothing. */
type Script = (
  ms: number,
  tone: (hz?: number, amplitude?: number) => Int16Array,
) => Int16Array | undefined;

interface Wishes {
  readonly fromMs?: number;
  readonly untilMs?: number;
  readonly lengthMs?: number;
  /** Where the play begins. */
  readonly playFromMs?: number;
}

const bulletinOf = (lengthMs: number): Int16Array => tone(bulletinHz, lengthMs);

function sourceOf(samples: Int16Array): PcmSource {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < samples.length; at += 4567) {
      const part = samples.slice(at, at + 4567);
      yield await Promise.resolve(new Uint8Array(part.buffer));
    }
  }
  return { sampleRateHz, channels: 1, chunks: chunks(), close: () => undefined };
}

/** Plays it step by step; the stream gives, in each step, what the script says. */
async function play(
  script: Script,
  { fromMs = 1000, untilMs = 4000, lengthMs = 5000, playFromMs = 0 }: Wishes = {},
) {
  const bulletin = bulletinOf(lengthMs);
  const told: (readonly [RelayWhat, number])[] = [];
  let nowMs = playFromMs - 3000;
  let line: LiveLine | undefined;
  let given = 0;
  let closed = 0;
  const give = (): void => {
    const values = script(nowMs, (hz = liveHz, amplitude = 5000) =>
      tone(hz, stepMs, given, amplitude),
    );
    nowMs += stepMs;
    given += samplesIn(stepMs);
    if (values) line?.hear(values);
  };
  const source = await mixRelays(sourceOf(bulletin.slice(samplesIn(playFromMs))), {
    relays: [{ id: 'tinh', name: 'Đài tỉnh', url: 'http://x/', fromMs, untilMs }],
    fromMs: playFromMs,
    live: { ...times, aheadMs: 0 },
    openLive: (_url, shape, { giveUpMs }) => {
      line = createLiveLine({
        ...{ valuesPerSecond: shape.sampleRateHz, cushionMs: 200, giveUpMs },
        now: () => nowMs,
      });
      return { line, problem: () => 'Luồng đứt.', close: () => (closed += 1) };
    },
  });
  const reader = await createPcmReader(source);
  reader.hearRelays({ relay: (what, _id, at) => told.push([what, at]) });
  while (nowMs < playFromMs) give();
  const heard = new Int16Array(bulletin.length);
  let length = 0;
  for (let got = 1; got > 0;) {
    give();
    got = await reader.take(samplesIn(stepMs), (taken) => {
      heard.set(taken, length);
      length += taken.length;
    });
  }
  reader.close();
  return { heard: heard.subarray(0, length), bulletin, told, closed };
}

const within = (samples: Int16Array, fromMs: number, untilMs: number): Int16Array =>
  samples.subarray(samplesIn(fromMs), samplesIn(untilMs));

/** The largest step from one sample to the next: a click is a step that no tone makes. */
function largestStep(samples: Int16Array): number {
  let most = 0;
  for (let at = 1; at < samples.length; at++)
    most = Math.max(most, Math.abs((samples[at] ?? 0) - (samples[at - 1] ?? 0)));
  return most;
}

describe('a relay in a bulletin (a made-up stream)', () => {
  it('sounds from its first sample to its last, and the bulletin around it is untouched', async () => {
    const { heard, bulletin, told, closed } = await play((_ms, live) => live());
    expect(heard.length).toBe(bulletin.length);
    expect(within(heard, 0, 1000)).toEqual(within(bulletin, 0, 1000));
    expect(within(heard, 4000, 5000)).toEqual(within(bulletin, 4000, 5000));
    expect(soundsIn(heard, 100)).toEqual(['bulletin 10', 'live 30', 'bulletin 10']);
    expect(told).toEqual([
      ['began', 1000],
      ['ended', 4000],
    ]);
    expect(closed).toBeGreaterThan(0);
  });

  it.each(['nothing', 'silence'] as const)(
    'that gives %s for as long as is borne makes room for the fallback, and comes back when it is steady',
    async (gives) => {
      const { heard, bulletin, told } = await play((ms, live) => {
        if (ms < 1500 || ms >= 2600) return live();
        return gives === 'silence' ? new Int16Array(samplesIn(stepMs)) : undefined;
      });
      const [, [lost, lostMs] = [], [back, backMs] = [], ...rest] = told;
      expect([lost, back]).toEqual(['lost', 'returned']);
      expect(rest).toEqual([['ended', 4000]]);
      // It had 200 ms in hand when it broke off.
      expect(lostMs).toBeGreaterThanOrEqual(1500 + times.giveUpMs);
      expect(lostMs).toBeLessThan(1500 + times.giveUpMs + 260);
      expect(backMs).toBeGreaterThanOrEqual(2600 + times.steadyMs);
      expect(backMs).toBeLessThan(2600 + times.steadyMs + 460);
      const [fallFrom = 0, fallUntil = 0] = [lostMs, backMs];
      const alone = [fallFrom + 120, fallUntil - 20] as const;
      expect(within(heard, ...alone)).toEqual(within(bulletin, ...alone));
      expect(strength(within(heard, fallUntil + 120, 3900), liveHz)).toBeGreaterThan(2000);
      expect(strength(within(heard, fallUntil + 120, 3900), bulletinHz)).toBeLessThan(50);
      expect(heard.length).toBe(bulletin.length);
    },
  );

  it('nothing clicks: not where it begins, breaks off, falls back, returns or ends', async () => {
    const { heard } = await play((ms, live) =>
      ms < 1500 || ms >= 2600 ? live(liveHz, 5000) : undefined,
    );
    // 1 kHz at 5000 makes 652 a sample; the stream, brought to its level, 440 Hz at no more than 8000, 461.
    expect(largestStep(within(heard, 1011, 4990))).toBeLessThan(900);
  });

  it('that is not there at its moment is not waited for', async () => {
    const { heard, bulletin, told } = await play((ms, live) => (ms < 2000 ? undefined : live()));
    expect(told[0]).toEqual(['lost', 1000]);
    expect(within(heard, 1000, 2000)).toEqual(within(bulletin, 1000, 2000));
    expect(soundsIn(within(heard, 2600, 4000), 100)).toEqual(['live 14']);
  });

  it('a moment too short to bear is bridged by silence, without the fallback', async () => {
    const { heard, told } = await play((ms, live) =>
      ms < 1500 || ms >= 1900 ? live() : undefined,
    );
    expect(told.map(([what]) => what)).toEqual(['began', 'ended']);
    expect(strength(within(heard, 1100, 3900), bulletinHz)).toBeLessThan(30);
  });

  it('a stream that only flickers does not bring it back', async () => {
    const { told } = await play(
      (ms, live) => (ms < 1500 || ms % 500 < 100 ? live() : new Int16Array(samplesIn(stepMs))),
      { untilMs: 4000 },
    );
    // A sound of a tenth of a second each half: a pause of 400 ms is a speaker's.
    expect(told.map(([what]) => what)).toEqual(['began', 'ended']);
    const gone = await play((ms, live) => (ms < 1500 || ms % 1500 < 40 ? live() : undefined));
    expect(gone.told.map(([what]) => what)).toEqual(['began', 'lost', 'ended']);
  });

  it('goes on live from the middle, and through to the end of the bulletin', async () => {
    const { heard, told } = await play((_ms, live) => live(), {
      ...{ playFromMs: 2000, untilMs: 5000 },
    });
    expect(heard.length).toBe(samplesIn(3000));
    expect(soundsIn(heard, 100)).toEqual(['live 30']);
    expect(told).toEqual([
      ['began', 2000],
      ['ended', 5000],
    ]);
  });

  it('is told as ended where the bulletin is shorter than it', async () => {
    const { told } = await play((_ms, live) => live(), { untilMs: 6000 });
    expect(told).toEqual([
      ['began', 1000],
      ['ended', 5000],
    ]);
  });

  it('is as new as its cushion, whatever the network had in hand before', async () => {
    // Before its moment a high tone, at its moment the stream's: what sounds first is of its moment.
    const { heard } = await play((ms, live) => live(ms < 700 ? bulletinHz : liveHz));
    expect(soundsIn(within(heard, 1000, 4000), 100)).toEqual(['live 30']);
  });
});

describe('a line', () => {
  const second = sampleRateHz;
  const piece = samplesIn(stepMs);
  /** A line on a clock that the test moves. */
  const lineOf = (cushionMs: number) => {
    let nowMs = 0;
    const line = createLiveLine({
      ...{ valuesPerSecond: second, cushionMs, giveUpMs: 5000 },
      now: () => nowMs,
    });
    const hear = (hz: number, ms: number): void => {
      for (let at = 0; at < ms; at += stepMs) line.hear(tone(hz, stepMs, samplesIn(at), 5000));
    };
    /** Passes time, and takes what sounds in it. */
    const pass = (ms: number): Int16Array => {
      const heard = new Int16Array(samplesIn(ms));
      for (let at = 0; at < ms; at += stepMs) {
        heard.set(line.next(piece).values, samplesIn(at));
        nowMs += stepMs;
      }
      return heard;
    };
    const wait = (ms: number): void => {
      nowMs += ms;
    };
    return { line, hear, pass, wait };
  };

  it('that is begun anew lets go of what its burst has again', () => {
    const { line, hear, pass } = lineOf(1500);
    line.beginAnew();
    hear(bulletinHz, 1500);
    pass(500);
    line.beginAnew();
    // Four seconds at once: two and a half from before the break on, then what is new.
    hear(bulletinHz, 2500);
    hear(liveHz, 1500);
    const heard = pass(1500);
    expect(soundsIn(within(heard, 400, 1500), 100)).toEqual(['live 11']);
  });

  it('in pieces of ten seconds is ready, and does not run dry between them', () => {
    const { line, hear, pass, wait } = lineOf(7000);
    line.beginAnew();
    hear(liveHz, 30_000);
    for (let count = 0; count < 2; count++) {
      wait(10_000);
      hear(liveHz, 10_000);
    }
    wait(9000);
    expect(line.isReady()).toBe(true);
    pass(1000);
    hear(liveHz, 10_000);
    expect(soundsIn(pass(9900), 100)).toEqual(['live 99']);
    expect(line.isDry()).toBe(false);
    wait(13_000);
    expect(line.isReady()).toBe(false);
  });
});

describe('how loud a stream is beside a bulletin', () => {
  it.each([40, 300, 5000, 30_000])(
    'a tone of amplitude %i comes out at our level',
    async (amplitude) => {
      const { heard } = await play((_ms, live) => live(liveHz, amplitude), { untilMs: 5000 });
      const out = strength(within(heard, 1500, 4900), liveHz);
      // −15.3 dBFS RMS is an amplitude of 7960.
      if (amplitude === 40) expect(out).toBeLessThan(1200);
      else expect(out).toBeGreaterThan(amplitude === 300 ? 4500 : 7000);
      const peak = within(heard, 1000, 4900).reduce((most, value) => Math.max(most, value), 0);
      expect(peak).toBeLessThan(32_768 * 0.85);
    },
  );
});
