import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSteppedClock } from '../../../scheduler/clock-stepped.ts';
import { openStationSite } from '../../../scheduler/commands/station-site.ts';
import { readConfig } from '../../../scheduler/config.ts';
import type { SiteOutcome } from '../../../scheduler/site-build/build-site.ts';
import { sitePlacesOf } from '../../../scheduler/site-build/site-places.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'loa-station-site-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

/** A station of this folder, with what it says and the builds it asks for: each ends when its `end` is called. */
function open(isMainJob: boolean) {
  const told: string[] = [];
  const builds: { readonly niceness: number | undefined; end(outcome: SiteOutcome): void }[] = [];
  const say = (text: string): void => void told.push(text.trim());
  const site = openStationSite(
    {
      config: readConfig({ LOA_DATA: dataDir }),
      terminal: {
        ...{ stdin: process.stdin, out: say, err: say, env: {}, interactive: false },
      },
      isMainJob,
    },
    createSteppedClock(Date.parse('2026-11-24T09:00:00+07:00')),
    () => 'Asia/Ho_Chi_Minh',
    say,
    ({ niceness }) =>
      new Promise((end) => {
        builds.push({ niceness, end });
      }),
  );
  return { site, told, builds };
}

function keepSite(): void {
  const { sites, current } = sitePlacesOf({ dataDir });
  mkdirSync(join(sites, 'a'), { recursive: true });
  writeFileSync(join(sites, 'a', 'index.html'), '');
  writeFileSync(current, JSON.stringify({ folder: 'a', inputs: '0' }));
}

test('the first site is begun at once, ahead of later ones; what changes meanwhile is built after it', async () => {
  const { site, told, builds } = open(true);
  expect(builds.map(({ niceness }) => niceness)).toEqual([3]);
  const again = site.outdated();
  await Promise.resolve();
  expect(builds).toHaveLength(1);
  builds[0]?.end({ how: 'built', folder: 'a' });
  await site.first;
  await Promise.resolve();
  expect(builds[1]?.niceness).toBeUndefined();
  builds[1]?.end({ how: 'built', folder: 'b' });
  await again;
  expect(told).toEqual([
    'Dựng trang; âm thanh của các buổi phát được làm bên cạnh…',
    'Đã dựng lại trang theo nội dung mới.',
  ]);
});

test('a first site that cannot be built is told, and tried again after a change', async () => {
  const { site, told, builds } = open(true);
  builds[0]?.end({ how: 'failed', message: 'content/ward.yaml:3 — sai' });
  await site.first;
  expect(told.at(-1)).toBe('Chưa dựng được trang: content/ward.yaml:3 — sai');
  void site.outdated();
  await Promise.resolve();
  await Promise.resolve();
  expect(builds).toHaveLength(2);
});

test('a station with a site shows it, and one that need not show any builds none', async () => {
  const duty = open(false);
  await Promise.all([duty.site.first, duty.site.outdated()]);
  expect(duty.builds).toEqual([]);
  keepSite();
  const second = open(true);
  await second.site.first;
  expect([second.builds, second.told]).toEqual([[], []]);
});
