// The console in this process, on a day of its own: airings in the store, a bulletin's words on the disk.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Manifest } from '../../../../content/schema/published.ts';
import type { Slot } from '../../../../scheduler/core/slot.ts';
import { consoleInTest, type ConsoleInTest } from '../../../setup/console.ts';

export interface ConsoleDay extends ConsoleInTest {
  /** Puts an airing into the store. */
  readonly put: (slot: Slot) => void;
  /** Puts a bulletin on the disk. */
  readonly publish: (sha256: string, sentences: readonly string[]) => void;
  /** The page as text. */
  readonly page: (path: string, cookie?: string) => Promise<string>;
}

export function consoleDay(): ConsoleDay {
  const dataDir = mkdtempSync(join(tmpdir(), 'loa-console-'));
  afterAll(() => {
    rmSync(dataDir, { recursive: true });
  });
  const inTest = consoleInTest(dataDir);
  const { bulletinDir } = inTest.parts.config;
  mkdirSync(bulletinDir, { recursive: true });
  return {
    ...inTest,
    put(slot) {
      const detail = slot.reason ? { reason: slot.reason } : {};
      inTest.store.commit([
        {
          at: slot.startsAt,
          slot: slot.id,
          event: slot.state,
          detail,
          after: slot,
          from: undefined,
        },
      ]);
    },
    publish(sha256, sentences) {
      writeFileSync(join(bulletinDir, `${sha256}.mp3`), 'mp3');
      writeFileSync(
        join(bulletinDir, `${sha256}.json`),
        JSON.stringify(manifest(sha256, sentences)),
      );
    },
    async page(path, cookie) {
      return (await inTest.get(path, cookie)).text();
    },
  };
}

function manifest(sha256: string, sentences: readonly string[]): Manifest {
  return {
    ...{ sha256, contentKey: `khoa-${sha256.slice(0, 4)}`, title: 'Bản tin thử', documents: [] },
    ...{ durationMs: 60_000, bytes: 3, loudnessLufs: -16, truePeakDbtp: -1, sampleRateHz: 44_100 },
    voice: 'espeak:vi',
    sentences: sentences.map((text, index) => ({
      ...{ id: `s${index}`, kind: 'sentence', text, spoken: text, words: [] },
      ...{ startMs: index * 5000, endMs: index * 5000 + 4000 },
    })),
  };
}

/** An airing of the test campaign, with a bulletin that is named by `sign`. */
export function airing(at: number, sign: string, more: Partial<Slot> = {}): Slot {
  return {
    ...{ id: `thu@${new Date(at).toISOString().slice(0, 16)}`, campaign: 'thu', startsAt: at },
    ...{ state: 'ready', reason: { code: 'scheduled', at } },
    bulletin: {
      ...{ sha256: sign.repeat(64), contentKey: `khoa-${sign.repeat(4)}` },
      ...{ title: 'Bản tin thử', durationMs: 60_000 },
    },
    ...more,
  };
}
