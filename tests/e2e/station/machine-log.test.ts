// What nobody would notice: a log that cannot be written, a folder that is not watched.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { watchContent } from '../../../scheduler/daemon/watch-content.ts';
import { createLogFile } from '../../../scheduler/housekeeping/log-file.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'loa-log-'));
});
afterEach(() => {
  rmSync(home, { recursive: true });
});

it('a log that cannot be written says so once, and once when it can be again', () => {
  const said: (string | undefined)[] = [];
  writeFileSync(join(home, 'logs'), 'a file where the folder should be');
  const write = createLogFile(join(home, 'logs', 'loa.jsonl'), (why) => said.push(why));
  write({ message: 'một' });
  write({ message: 'hai' });
  expect(said).toEqual([expect.stringMatching(/EEXIST|ENOTDIR/)]);
  rmSync(join(home, 'logs'));
  write({ message: 'ba' });
  write({ message: 'bốn' });
  expect(said.slice(1)).toEqual([undefined]);
  expect(readFileSync(join(home, 'logs', 'loa.jsonl'), 'utf8')).toBe(
    '{"message":"ba"}\n{"message":"bốn"}\n',
  );
});

/** Watches, and writes the file until a change is told. */
async function watchAndWrite(
  dir: string,
  slowByMs: number,
  before: () => void,
): Promise<readonly string[]> {
  const said: string[] = [];
  let changes = 0;
  let writes = 0;
  const stop = watchContent(
    dir,
    { changed: () => (changes += 1), deaf: (why: string) => said.push(why) },
    { lookEveryMs: 20, settlesMs: 20, slowByMs },
  );
  before();
  for (let wanted = 1; wanted <= 2; wanted++)
    await expect
      .poll(
        () => {
          writeFileSync(join(dir, 'ward.yaml'), 'a'.repeat((writes += 1)));
          return changes;
        },
        { interval: 100 },
      )
      .toBeGreaterThanOrEqual(wanted);
  stop();
  return said;
}

it('content/ that the system tells nothing of is looked at; that is said once', async () => {
  // Node on Linux watches a folder that is not there without an error, and hears nothing of it.
  const dir = join(home, 'content');
  expect(
    await watchAndWrite(dir, 20, () => {
      mkdirSync(dir);
    }),
  ).toHaveLength(1);
});

it('content/ that the system watches: nothing is said', async () => {
  // Within the time that the poll waits a deaf system would have been said to be deaf.
  expect(await watchAndWrite(home, 60_000, () => undefined)).toEqual([]);
});
