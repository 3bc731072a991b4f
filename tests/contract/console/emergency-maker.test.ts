// The processes that make bulletins of emergencies: nobody's work gives way to somebody's.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMaker, type Maker } from '../../../scheduler/console/emergency/maker.ts';

let folder: string;
let maker: Maker;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loa-maker-'));
  maker = createMaker({ contentDir: folder, dataDir: folder });
});
afterEach(() => {
  maker.close();
  rmSync(folder, { recursive: true });
});
const none = { texts: [], recordings: [], isBroken: true };

it('content that cannot be used is said to be so', async () => {
  expect(await maker.choiceForReady()).toEqual(none);
  await expect(maker.makeReady({ sentences: 'Gọi 114.' }, '2026-11-24')).rejects.toThrow(
    'chưa đọc được',
  );
});

it('what nobody waits for is ended for somebody, and does not begin beside him', async () => {
  const ready = maker.choiceForReady().catch(() => 'ended');
  const somebody = maker.choice();
  expect(await ready).toBe('ended');
  expect(await somebody).toEqual(none);
  await expect(maker.makeReady({ sentences: 'Gọi 114.' }, '2026-11-24')).rejects.toThrow(
    'đang soạn',
  );
});
