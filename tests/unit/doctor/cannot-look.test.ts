// What could not be looked at is never called well.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deleteUnnamed, takesIn } from '../../../audio/studio/index.ts';
import { createClock } from '../../../scheduler/clock.ts';
import { readConfig } from '../../../scheduler/config.ts';
import { consentsOf } from '../../../scheduler/console/studio/consents.ts';
import { owesDeletion } from '../../../scheduler/console/studio/owes-deletion.ts';
import { contentChecks } from '../../../scheduler/doctor/content-checks.ts';
import { machineChecks } from '../../../scheduler/doctor/machine-checks.ts';
import { relayChecks } from '../../../scheduler/doctor/relay-checks.ts';
import { withdrawnBulletins } from '../../../scheduler/housekeeping/withdrawn-bulletins.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'loa-look-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});
const context = () => {
  const config = readConfig({ LOA_DATA: dataDir, LOA_CONTENT: join(dataDir, 'content') });
  return { config, clock: createClock(), content: undefined, problems: [] };
};

describe('with a ward.yaml that nobody can read', () => {
  test.each(
    [...contentChecks, ...relayChecks]
      .filter(({ id }) => id !== 'content')
      .map((check) => [check.name, check] as const),
  )('%s', async (_, check) => {
    expect(await check.look(context())).toMatchObject({ state: 'bad', found: 'chưa xem được' });
  });
});

test('the Node that comes with the program is known, whichever package brings it', async () => {
  const versions = machineChecks.find(({ id }) => id === 'versions');
  const { found = '' } = (await versions?.look(context())) ?? {};
  expect(found).toMatch(/, Node \d+\.\d+\.\d+, \w+ \w+(?:; bản kèm theo là Node \d+\.\d+\.\d+)?$/);
});

describe('a folder of recordings that the system refuses', () => {
  beforeEach(() => {
    // Also for the administrator, whom no permission stops.
    symlinkSync('recordings', join(dataDir, 'recordings'));
  });

  test('is not an empty one: no bulletin is made without what people read', () => {
    expect(() => takesIn(dataDir)).toThrow('ELOOP');
  });
  test('nothing beside it is taken for unnamed', async () => {
    await expect(deleteUnnamed(dataDir)).rejects.toThrow('ELOOP');
  });
  test('nobody is said to have agreed to nothing, or to have taken nothing back', async () => {
    expect(() => consentsOf(dataDir, 'bai')).toThrow('ELOOP');
    await expect(withdrawnBulletins(dataDir, dataDir)).rejects.toThrow('ELOOP');
  });
  test('what is owed is not forgotten', () => {
    expect(owesDeletion(dataDir)).toBe(true);
  });
});

test('where nobody has recorded there is nothing', async () => {
  expect(takesIn(dataDir).all).toEqual([]);
  expect(consentsOf(dataDir, 'bai')).toEqual([]);
  expect(await withdrawnBulletins(dataDir, dataDir)).toEqual([]);
  mkdirSync(join(dataDir, 'recordings'));
  expect(await deleteUnnamed(dataDir)).toBe(0);
});
