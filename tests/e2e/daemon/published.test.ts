import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { scheduleOf, writeSchedule } from '../../../scheduler/feeds/schedule.ts';
import { campaignWith, wardWith } from '../../setup/schedule.ts';

test('a command and the daemon write the schedule at once: each whole, none in the way of the other', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'loa-published-'));
  const schedule = scheduleOf([], { ward: wardWith(), campaigns: [campaignWith()] }, 0);
  try {
    await Promise.all(Array.from({ length: 8 }, () => writeSchedule(dir, schedule)));
    expect(JSON.parse(readFileSync(join(dir, 'schedule.json'), 'utf8'))).toEqual(schedule);
    expect(readdirSync(dir)).toEqual(['schedule.json']);
  } finally {
    rmSync(dir, { recursive: true });
  }
});
