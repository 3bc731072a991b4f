import { expect, test } from 'vitest';
import { killEditing } from '../setup/kill-editing.ts';
import { killWriter } from '../setup/kill-writer.ts';

const kills = 200;

test(
  `${kills} kills of whoever writes and publishes: nothing acknowledged is lost, and what is published is old or new`,
  { timeout: 60_000 + kills * 20_000 },
  async () => {
    const report = await killWriter(kills, 16);
    expect(report).toMatchObject({ kills, lost: [], half: [] });
    expect(report.inPublishing).toBeGreaterThan(kills / 20);
  },
);

const consoleKills = 60;

test(
  `${consoleKills} kills of the console's process in which people write: page, version, git and log say the same`,
  { timeout: 60_000 + consoleKills * 60_000 },
  async () => {
    const report = await killEditing(consoleKills, 17);
    expect(report).toMatchObject({ kills: consoleKills, wrong: [] });
    expect(Math.min(report.cut.finished, report.cut.undone)).toBeGreaterThan(0);
  },
);
