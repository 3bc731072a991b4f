// content/ replaced whole while it is watched: what is changed in it afterwards is seen again.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { watchContent } from '../../../scheduler/daemon/watch-content.ts';

let home = '';
let dir = '';
let spare = '';
let changes = 0;
let said: string[] = [];
let stop = (): void => undefined;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-watch-'));
  dir = join(home, 'content');
  spare = join(home, 'spare');
  mkdirSync(join(dir, 'guides'), { recursive: true });
  writeFileSync(join(dir, 'guides', 'a.mdx'), 'a');
  cpSync(dir, spare, { recursive: true, preserveTimestamps: true });
  changes = 0;
  said = [];
});
afterEach(() => {
  stop();
  rmSync(home, { recursive: true });
});

/** Looking at every file is left out: what is seen, the system told. */
function watch(at = dir): void {
  stop = watchContent(
    at,
    { changed: () => (changes += 1), deaf: (why) => said.push(why) },
    { lookEveryMs: 3_600_000, settlesMs: 20, rootEveryMs: 20 },
  );
}

const changed = (): Promise<void> => {
  const before = changes;
  return expect.poll(() => changes).toBeGreaterThan(before);
};

/** Writes until it is seen: a watch that was just set may miss the first. */
async function editIsSeen(at = dir): Promise<void> {
  const before = changes;
  let turn = 0;
  await expect
    .poll(
      () => {
        writeFileSync(join(at, 'guides', 'a.mdx'), 'b'.repeat((turn += 1)));
        return changes;
      },
      { interval: 200 },
    )
    .toBeGreaterThan(before);
}

const ways: readonly [string, () => void, () => void][] = [
  [
    'removed and copied back',
    () => {
      rmSync(dir, { recursive: true });
    },
    () => {
      cpSync(spare, dir, { recursive: true, preserveTimestamps: true });
    },
  ],
  [
    'moved away and another moved in its place',
    () => {
      renameSync(dir, join(home, 'old'));
    },
    () => {
      renameSync(spare, dir);
    },
  ],
  [
    'moved away and back',
    () => {
      renameSync(dir, join(home, 'old'));
    },
    () => {
      renameSync(join(home, 'old'), dir);
    },
  ],
  [
    'replaced by a link',
    () => {
      rmSync(dir, { recursive: true });
    },
    () => {
      symlinkSync(spare, dir);
    },
  ],
];

it.each(ways)('%s', async (_name, away, back) => {
  watch();
  await editIsSeen();
  away();
  await changed();
  back();
  await changed();
  await editIsSeen();
  expect(said).toEqual([]);
});

it.each(ways)('%s, at once', async (_name, away, back) => {
  watch();
  await editIsSeen();
  away();
  back();
  await changed();
  await editIsSeen();
  expect(said).toEqual([]);
});

it('a link is turned to another folder', async () => {
  const link = join(home, 'link');
  symlinkSync(dir, link);
  watch(link);
  await editIsSeen(dir);
  rmSync(link);
  symlinkSync(spare, link);
  await changed();
  await editIsSeen(spare);
});

it('a folder inside is replaced', async () => {
  watch();
  await editIsSeen();
  rmSync(join(dir, 'guides'), { recursive: true });
  cpSync(join(spare, 'guides'), join(dir, 'guides'), { recursive: true });
  await changed();
  await editIsSeen();
});
