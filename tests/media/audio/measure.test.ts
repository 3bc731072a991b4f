import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { measureBulletin, produceBulletin } from '../../../audio/index.ts';
import { makeContent, makeDocument } from '../../setup/audio-content.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'loa-measure-'));
afterAll(() => {
  rmSync(dataDir, { recursive: true });
});

test('a bulletin is measured as it will be made, to the millisecond', async () => {
  const content = makeContent([
    makeDocument('thu', 'Họp tổ dân phố lúc 19h30. Mời bà con đến dự.'),
  ]);
  const request = { title: 'Thử', documents: ['thong-bao/thu'] };
  const settings = { dataDir, today: '2026-12-01' };
  const measured = await measureBulletin(content, request, settings);
  const { contentKey, durationMs } = await produceBulletin(content, request, settings);
  expect(measured).toEqual({ contentKey, durationMs });
});
