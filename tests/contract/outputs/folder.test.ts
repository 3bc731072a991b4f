import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createFolderOutput } from '../../../scheduler/playout/folder.ts';
import type { PlayEvents } from '../../../scheduler/playout/output.ts';
import { writeBulletin } from './bulletin.ts';

const home = mkdtempSync(join(tmpdir(), 'loa-folder-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

const events: PlayEvents = {
  started: () => expect.unreachable('nothing sounds here'),
  progress: () => undefined,
  silence: () => undefined,
  silenceOver: () => undefined,
};

test("the file appears whole under the slot's name, and the playlist names it; what is told names no path of the machine", async () => {
  const item = writeBulletin(home, 3000);
  const prepared = await createFolderOutput(join(home, 'giao')).prepare(item);
  expect(await prepared.play(events, new AbortController().signal)).toEqual({
    how: 'handed-over',
    message: 'Đã giao tệp thu@2026-11-24T1700.mp3 cho máy phát của đài.',
  });
  const given = readFileSync(join(home, 'giao', 'thu@2026-11-24T1700.mp3'));
  expect(given.equals(readFileSync(item.file))).toBe(true);
  expect(readFileSync(join(home, 'giao', 'dang-phat.m3u8'), 'utf8')).toBe(
    '#EXTM3U\n#EXTINF:3,Bản tin\nthu@2026-11-24T1700.mp3\n',
  );
});

test('a relay in it is not handed over: said once by name, and told for each place', async () => {
  const relay = { id: 'tinh', name: 'Đài tỉnh', url: 'http://127.0.0.1:1/' };
  const relays = [
    { ...relay, fromMs: 0, untilMs: 500 },
    { ...relay, fromMs: 1000, untilMs: 2000 },
  ];
  const told: (readonly [string, number, boolean])[] = [];
  const output = createFolderOutput(join(home, 'tiep-am'));
  const prepared = await output.prepare({ ...writeBulletin(home, 3000), relays });
  const end = await prepared.play(
    { ...events, relay: (what, _id, at, why) => told.push([what, at, why !== undefined]) },
    new AbortController().signal,
  );
  expect(end).toMatchObject({ how: 'handed-over' });
  expect('message' in end && end.message.match(/Đài tỉnh/g)).toHaveLength(1);
  expect(told).toEqual([
    ['not-opened', 0, true],
    ['not-opened', 1000, true],
  ]);
});
