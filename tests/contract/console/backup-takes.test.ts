// What people have read aloud in a backup, and back again: nothing is lost, and what was withdrawn since stays away.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  keepTake,
  takesIn,
  takeSound,
  withdrawTake,
  type Take,
} from '../../../audio/studio/index.ts';
import { writeBackup } from '../../../scheduler/console/write-backup.ts';
import { tidy } from '../../../scheduler/housekeeping/tidy.ts';
import { agreeToBackup, offerBackup } from '../../../scheduler/store/backup-to-restore.ts';
import { openData } from '../../../scheduler/store/open-data.ts';
import { openStore } from '../../../scheduler/store/open.ts';

const by = { account: 'lan', name: 'Trần Thị Lan' };
const now = Date.parse('2026-11-30T08:00:00Z');
let home: string;
let dataDir: string;
let backup: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-backup-takes-'));
  dataDir = join(home, 'var');
  backup = join(home, 'loa-2026-11-30-1500.db');
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

/** A second later than the one before it. */
function keep(second: number, length = 4_800): Promise<Take> {
  const at = new Date(now + second * 1000).toISOString();
  return keepTake(dataDir, {
    ...{ at, document: 'bai', text: `Câu thứ ${second}.`, source: 'studio', by, reader: 'Lan' },
    ...{ consent: { at, words: 'Tôi đồng ý.' }, doubts: [], sampleRateHz: 48_000 },
    samples: new Int16Array(length).fill(second + 1),
  });
}

async function writeOne(): Promise<number> {
  const { store } = openStore(join(dataDir, 'loa.db'), now);
  store.commit([{ at: now, slot: '', event: 'daemon-start', detail: {} }]);
  try {
    return (await writeBackup(store, dataDir, backup)).takes;
  } finally {
    store.close();
  }
}

async function restore(): Promise<void> {
  const candidate = await offerBackup(dataDir, backup, { name: 'x', by: 'an', at: now });
  expect(candidate.takes).toBe(2);
  agreeToBackup(dataDir);
  (await openData({ dataDir, databaseFile: join(dataDir, 'loa.db') }, now)).release();
}

const bytesOf = (take: Take): Buffer => readFileSync(takeSound(dataDir, take.sha256));

it('takes come back on another machine, byte for byte', async () => {
  // Larger than one piece.
  const takes = [await keep(0, 2_500_000), await keep(1)];
  const bytes = takes.map(bytesOf);
  expect(await writeOne()).toBe(2);
  dataDir = join(home, 'other');
  openStore(join(dataDir, 'loa.db'), now).store.close();
  await restore();
  expect(takesIn(dataDir).all).toEqual(takes);
  takes.forEach((take, index) => {
    expect(bytes[index]?.equals(bytesOf(take))).toBe(true);
  });
});

it('what was read since stays, and what was withdrawn since does not come back', async () => {
  const [first, second] = [await keep(0), await keep(1)];
  await writeOne();
  const third = await keep(2);
  const said = { at: new Date(now + 60_000).toISOString(), by, why: 'đổi ý' };
  await withdrawTake(dataDir, second.id, said);
  await restore();
  expect(takesIn(dataDir).all).toEqual([first, third]);
  expect(existsSync(takeSound(dataDir, second.sha256))).toBe(false);
  expect(bytesOf(third).length).toBeGreaterThan(0);
});

it('tidying never removes a take, however old', async () => {
  const take = await keep(0);
  const place = (name: string): string => join(dataDir, name);
  const config = {
    ...{ dataDir, publicDir: place('public'), bulletinDir: place('public/tep') },
    databaseFile: place('loa.db'),
  };
  await tidy(config, [], now + 10 * 365 * 86_400_000, 30);
  expect(existsSync(takeSound(dataDir, take.sha256))).toBe(true);
  expect(takesIn(dataDir).all).toEqual([take]);
});
