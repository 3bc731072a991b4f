// Disk and database.
import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { early, midAir, running, slowly, type Fault } from './fault.ts';
import type { FaultStation } from './station.ts';

/** Takes all room; the file to remove. */
function fill(station: FaultStation): string {
  const filler = join(station.dataDir, 'đầy');
  spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4096'], { stdio: 'ignore' });
  return filler;
}

async function fillDisk(station: FaultStation, from: string, to: string): Promise<void> {
  await station.until(from);
  const filler = fill(station);
  await station.until(to);
  rmSync(filler);
}

/** The data folder on a disk of its own, 12 MB. */
function onSmallDisk(station: FaultStation): void {
  const copy = join(station.home, 'copy');
  renameSync(station.dataDir, copy);
  mkdirSync(station.dataDir);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', station.dataDir]);
  if (mounted.status !== 0) throw new Error(`mount: ${String(mounted.stderr)}`);
  spawnSync('cp', ['-a', `${copy}/.`, station.dataDir]);
}

async function hold(station: FaultStation, realMs: number): Promise<void> {
  const other = new DatabaseSync(station.database);
  other.exec('BEGIN IMMEDIATE');
  await sleep(realMs);
  other.exec('ROLLBACK');
  other.close();
}

export const diskFaults: readonly Fault[] = [
  {
    name: 'the disk is full before the airing, and has room a minute later',
    names: /đĩa đầy/,
    heard: 2,
    needsRoot: true,
    speed: slowly.speed,
    strike: async (station) => {
      onSmallDisk(station);
      await station.start({ at: slowly.early });
      await fillDisk(station, slowly.armed, '08:00:30');
    },
  },
  {
    name: 'the disk is full in mid-air',
    names: /đĩa đầy/,
    heard: 1,
    needsRoot: true,
    strike: async (station) => {
      onSmallDisk(station);
      await station.start({ at: early });
      await fillDisk(station, midAir, '08:04:00');
    },
  },
  {
    name: 'another program holds the database when the slot is due',
    names: /bị một chương trình khác giữ/,
    heard: 1,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until('07:59:40');
      await hold(station, 1200);
    },
  },
  {
    name: 'another program holds the database in mid-air',
    names: /bị một chương trình khác giữ/,
    heard: 2,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until(midAir);
      await hold(station, 2500);
    },
  },
  {
    name: 'the database is overwritten while the station is off',
    names: /Cơ sở dữ liệu .* bị hỏng; đã giữ lại/,
    heard: 2,
    strike: async (station) => {
      writeFileSync(station.database, 'không phải cơ sở dữ liệu'.repeat(400));
      await station.start({ at: early });
    },
  },
  {
    name: 'the database is cut short while the station is off',
    names: /Cơ sở dữ liệu .* bị hỏng; đã giữ lại/,
    heard: 2,
    strike: async (station) => {
      truncateSync(station.database, 20_000);
      await station.start({ at: early });
    },
  },
  {
    name: 'the disk is full when the station starts, and has room later',
    names: /Chương trình không làm việc được|started/,
    heard: 2,
    needsRoot: true,
    strike: async (station) => {
      onSmallDisk(station);
      station.setClock(early);
      const filler = fill(station);
      const starting = station.start();
      await station.until(running);
      rmSync(filler);
      await starting;
    },
  },
  {
    name: 'the database is lost after an airing, somebody looks, and the station starts again',
    names: /không rõ đã phát hay chưa/,
    heard: 0,
    differs: /captured without an intent|sounded|another bulletin/,
    strike: async (station) => {
      await station.start({ at: early });
      await station.until('08:03:30');
      await station.kill();
      writeFileSync(station.database, 'không phải cơ sở dữ liệu'.repeat(400));
      station.look('queue');
      await station.start({ at: '08:04:00' });
      await sleep(150);
      await station.kill();
      await station.start({ at: '08:04:15' });
    },
  },
];
