import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { takesFile, takesFolder } from '../../../content/schema/takes.ts';
import { watchTakes } from '../../../scheduler/daemon/watch-takes.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'loa-watch-takes-'));
let stop = (): void => undefined;
afterEach(() => {
  stop();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a take is told of once, after nobody has kept another for a while', async () => {
  let told = 0;
  let keeping = true;
  const heard = new Promise<void>((resolve) => {
    stop = watchTakes(
      dataDir,
      () => {
        told += 1;
        expect(keeping).toBe(false);
        resolve();
      },
      { lookEveryMs: 5, quietForMs: 60 },
    );
  });
  mkdirSync(takesFolder(dataDir), { recursive: true });
  for (let turn = 0; turn < 5; turn += 1) appendFileSync(takesFile(dataDir), '{}\n');
  keeping = false;
  await heard;
  expect(told).toBe(1);
});

test('one that is taken back is told of at once, although somebody keeps on reading', async () => {
  mkdirSync(takesFolder(dataDir), { recursive: true });
  const line = (event: string): string => `${JSON.stringify({ event, take: 'x' })}\n`;
  appendFileSync(takesFile(dataDir), line('take'));
  const heard = new Promise<void>((resolve) => {
    // Quiet never comes.
    stop = watchTakes(dataDir, resolve, { lookEveryMs: 5, quietForMs: Infinity });
  });
  appendFileSync(takesFile(dataDir), line('withdraw'));
  await heard;
});
