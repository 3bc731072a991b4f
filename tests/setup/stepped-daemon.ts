// The real daemon on a stepped clock, with bulletins that are made of nothing: weeks of schedule in a second.
import type { Said } from '../../scheduler/core/trouble.ts';
import type { Loaded } from '../../scheduler/core/rules.ts';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Ward } from '../../content/schema/ward.ts';
import { createSteppedClock, type SteppedClock } from '../../scheduler/clock-stepped.ts';
import { readConfig } from '../../scheduler/config.ts';
import { runDaemon } from '../../scheduler/daemon.ts';
import type { DaemonHandle, DaemonParts, Outputs, Workshop } from '../../scheduler/daemon/parts.ts';
import type { Output, PlayEnd } from '../../scheduler/playout/output.ts';
import type { Slot, SlotBulletin, Store } from '../../scheduler/store/store.ts';

/** What an output of these tests emitted. */
export interface Heard {
  readonly slot: string;
  readonly at: number;
  readonly fromMs: number;
  endedAt?: number;
  how?: PlayEnd['how'];
}

export interface SteppedStation {
  readonly clock: SteppedClock;
  readonly store: Store;
  readonly heard: readonly Heard[];
  readonly alarms: readonly Said[];
  readonly told: readonly string[];
  readonly daemon: DaemonHandle;
  slots(): readonly Slot[];
}

export interface StationSetup {
  readonly dataDir: string;
  readonly ward: Ward;
  readonly campaigns: readonly Campaign[];
  readonly recordings?: Loaded['recordings'];
  readonly now: number;
  readonly store: Store;
  readonly clock?: SteppedClock;
  readonly durationMs?: number;
  readonly outputs?: (heard: Heard[], clock: SteppedClock) => Outputs;
  readonly damaged?: string;
  readonly siteOutdated?: () => unknown;
  readonly workshop?: (usual: Workshop) => Workshop;
  readonly watchContent?: DaemonParts['watchContent'];
  readonly publish?: DaemonParts['publish'];
  readonly keepSpeech?: DaemonParts['keepSpeech'];
}

/** Starts the daemon; with the store and clock of an earlier one it is a restart. */
export async function startStepped(setup: StationSetup): Promise<SteppedStation> {
  const { dataDir, ward, campaigns, store } = setup;
  const clock = setup.clock ?? createSteppedClock(setup.now);
  const heard: Heard[] = [];
  const alarms: Said[] = [];
  const told: string[] = [];
  const config = readConfig({ LOA_DATA: dataDir });
  const usual: Workshop = {
    load: () =>
      Promise.resolve({
        loaded: { ward, campaigns, recordings: setup.recordings ?? [] },
        problems: [],
      }),
    produce: ({ title }) =>
      Promise.resolve(writeBulletin(config.bulletinDir, title, setup.durationMs ?? 120_000)),
    close: () => Promise.resolve(),
  };
  const outputs = setup.outputs?.(heard, clock) ?? {
    chosen: [listener('capture', heard, clock)],
    standby: [],
  };
  const parts: DaemonParts = {
    config,
    clock,
    store,
    workshop: setup.workshop?.(usual) ?? usual,
    openOutputs: () => Promise.resolve(outputs),
    tell: (line) => told.push(line),
    raise: (alarm) => alarms.push(alarm),
    background: false,
    siteOutdated: async () => {
      await setup.siteOutdated?.();
    },
    ...(setup.watchContent && { watchContent: setup.watchContent }),
    ...(setup.publish && { publish: setup.publish }),
    ...(setup.keepSpeech && { keepSpeech: setup.keepSpeech }),
    ...(setup.damaged !== undefined && { damaged: setup.damaged, damagedAt: setup.now }),
  };
  const daemon = await runDaemon(parts);
  return { clock, store, heard, alarms, told, daemon, slots: () => store.slots() };
}

/** An output that keeps time and remembers; `failAtMs` lets it break at that position. */
export function listener(
  kind: Output['kind'],
  heard: Heard[],
  clock: SteppedClock,
  failAtMs = Infinity,
): Output {
  return {
    kind,
    name: kind,
    check: () => Promise.resolve([]),
    close: () => Promise.resolve(),
    prepare: (item) =>
      Promise.resolve({
        discard: () => Promise.resolve(),
        async play(events, signal) {
          const beginAt = clock.now();
          const line: Heard = { slot: item.slot, at: beginAt, fromMs: item.fromMs };
          heard.push(line);
          events.started({ virtualAt: beginAt, realAt: beginAt });
          const lastMs = Math.min(item.durationMs, failAtMs);
          await clock.wait(beginAt + lastMs - item.fromMs, signal);
          const positionMs = item.fromMs + clock.now() - beginAt;
          const how = signal.aborted
            ? 'stopped'
            : failAtMs < item.durationMs
              ? 'failed'
              : 'finished';
          line.endedAt = clock.now();
          line.how = how;
          const end = { positionMs, samples: Math.round(positionMs) };
          return how === 'failed'
            ? { how, ...end, message: 'Thử: thiết bị hỏng.' }
            : { how, ...end };
        },
      }),
  };
}

/** A bulletin made of nothing, whose files are where they should be. */
export function writeBulletin(dir: string, title: string, durationMs: number): SlotBulletin {
  const sha256 = createHash('sha256').update(title).digest('hex');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, `${sha256}.mp3`), title);
  const sentences = Array.from({ length: Math.ceil(durationMs / 7000) }, (_, i) => ({
    startMs: i * 7000,
  }));
  writeFileSync(join(dir, `${sha256}.json`), JSON.stringify({ loudnessLufs: -16, sentences }));
  return { sha256, contentKey: `key-${title}`, title, durationMs };
}
