// What residents see of the schedule comes back by itself: after a disk that refused it, and where somebody took it away.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../../scheduler/config.ts';
import { createSteppedClock } from '../../../scheduler/clock-stepped.ts';
import type { Content } from '../../../scheduler/daemon/content.ts';
import type { DaemonParts } from '../../../scheduler/daemon/parts.ts';
import { createPublisher } from '../../../scheduler/daemon/publisher.ts';
import { createSiteKeeper } from '../../../scheduler/daemon/site-keeper.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'loa-published-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const begun = Date.parse('2026-12-02T09:00:00+07:00');
const minuteMs = 60_000;

function station(more: Partial<DaemonParts> = {}) {
  const time = { now: begun };
  const loaded = { ward: { timeZone: 'Asia/Ho_Chi_Minh' }, campaigns: [], recordings: [] };
  // What is asked of a station that has no slot.
  const parts = {
    ...{ config: readConfig({ LOA_DATA: dataDir }), store: { slots: () => [] } },
    clock: { ...createSteppedClock(begun), now: () => time.now, speed: 1 },
    tell: () => undefined,
    ...more,
  } as unknown as DaemonParts;
  const content = { loaded, timeZone: 'Asia/Ho_Chi_Minh' } as unknown as Content;
  return { time, parts, content, file: join(parts.config.publicDir, 'schedule.json') };
}

test('what was taken away is written again within a minute', async () => {
  const { time, parts, content, file } = station();
  const publisher = createPublisher(parts, content, new AbortController().signal);
  expect(await publisher.publish()).toEqual({ againAt: begun + minuteMs });
  rmSync(parts.config.publicDir, { recursive: true });
  time.now += minuteMs;
  await publisher.publish();
  expect(existsSync(file)).toBe(true);
});

test('what could not be written is tried again each minute, not at each round, until it can', async () => {
  let tries = 0;
  const publish = (): Promise<void> => {
    tries += 1;
    return tries < 3 ? Promise.reject(new Error('đĩa đầy')) : Promise.resolve();
  };
  const { time, parts, content } = station({ publish });
  const publisher = createPublisher(parts, content, new AbortController().signal);
  const wrong = expect.stringContaining('đĩa đầy') as string;
  expect(await publisher.publish()).toEqual({ againAt: begun + minuteMs, wrong });
  publisher.outdate();
  expect(await publisher.publish(), 'a round later').toMatchObject({ wrong });
  expect(tries).toBe(1);
  time.now += minuteMs;
  expect(await publisher.publish()).toMatchObject({ wrong });
  time.now += minuteMs;
  expect(await publisher.publish()).toEqual({ againAt: begun + 3 * minuteMs });
  expect(tries).toBe(3);
});

test('a clock that is set back by a year does not make it rest for one', async () => {
  let tries = 0;
  const publish = (): Promise<void> => {
    tries += 1;
    return Promise.reject(new Error('đĩa đầy'));
  };
  const { time, parts, content } = station({ publish });
  const publisher = createPublisher(parts, content, new AbortController().signal);
  await publisher.publish();
  time.now -= 365 * 24 * 60 * minuteMs;
  await publisher.publish();
  expect(tries).toBe(2);
});

test('a site that is gone, or could not be built, is built again after half an hour; one that stands is not', async () => {
  let isOwed = false;
  let builds = 0;
  const { time, parts, content } = station({
    isSiteOwed: () => isOwed,
    siteOutdated: () => {
      builds += 1;
      return Promise.resolve();
    },
  });
  const keeper = createSiteKeeper(parts, content, () => undefined);
  const refreshAfter = async (minutes: number): Promise<number> => {
    time.now += minutes * minuteMs;
    keeper.refresh();
    await Promise.resolve();
    await new Promise(setImmediate);
    return builds;
  };
  keeper.outdate();
  expect(await refreshAfter(0)).toBe(1);
  expect(await refreshAfter(40)).toBe(1);
  isOwed = true;
  expect(await refreshAfter(1)).toBe(2);
  expect(await refreshAfter(29)).toBe(2);
  expect(await refreshAfter(1)).toBe(3);
});

test('a first site that is built for long: the next one is begun after it, and not near an airing', async () => {
  const first = Promise.withResolvers<undefined>();
  const slots: { state: string; startsAt: number }[] = [];
  let builds = 0;
  let pokes = 0;
  const { time, parts, content } = station({
    firstSite: first.promise,
    store: { slots: () => slots } as unknown as DaemonParts['store'],
    siteOutdated: () => {
      builds += 1;
      return Promise.resolve();
    },
  });
  const keeper = createSiteKeeper(parts, content, () => {
    pokes += 1;
    keeper.refresh();
  });
  keeper.outdate();
  keeper.refresh();
  expect(builds).toBe(0);
  slots.push({ state: 'airing', startsAt: time.now });
  first.resolve(undefined);
  await new Promise(setImmediate);
  expect([pokes, builds]).toEqual([1, 0]);
  slots.pop();
  keeper.refresh();
  expect(builds).toBe(1);
});
