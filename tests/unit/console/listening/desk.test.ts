import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { createListeningDesk } from '../../../../scheduler/console/listening/desk.ts';
import type { ClipMaker } from '../../../../scheduler/console/listening/make-test.ts';
import { planWith } from './plan-with.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'loa-nghe-thu-'));
afterAll(() => {
  rmSync(dataDir, { recursive: true });
});

test('a test that is removed while its clips are made leaves none', async () => {
  const clips = join(dataDir, 'listening', 'clips');
  mkdirSync(clips, { recursive: true });
  const asked = Promise.withResolvers<undefined>();
  const removed = Promise.withResolvers<undefined>();
  const written = Promise.withResolvers<readonly string[]>();
  const maker: ClipMaker = {
    async ask() {
      asked.resolve(undefined);
      await removed.promise;
      writeFileSync(join(clips, 'late.mp3'), 'sound');
      written.resolve(readdirSync(clips));
      return { id: 1, clip: { file: 'late.mp3', loudnessLufs: -18, durationMs: 1 } };
    },
    close: () => undefined,
  };
  const desk = createListeningDesk(dataDir, maker);
  desk.book().add({
    ...{ ...planWith({}), id: 'mot', code: 'abcde23456', madeBy: 'Bà Hoa', madeAt: 1 },
    ...{ isOpen: true, clips: undefined },
  });
  desk.make('mot');
  await asked.promise;
  desk.remove('mot');
  removed.resolve(undefined);
  expect(await written.promise).toEqual(['late.mp3']);
  await vi.waitFor(() => {
    expect(desk.making('mot')).toBeUndefined();
    expect(readdirSync(clips)).toEqual([]);
  });
  desk.close();
});
