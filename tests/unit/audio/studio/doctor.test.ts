import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inspectTakes } from '../../../../audio/index.ts';
import { keepTake, takesFile, takeSound, type Take } from '../../../../audio/studio/index.ts';
import { judgeTakes } from '../../../../scheduler/doctor/judge-takes.ts';
import { makeContent, makeDocument } from '../../../setup/audio-content.ts';

const written = ['Kính thưa bà con.', 'Mời bà con họp ở nhà văn hóa.'];
const content = makeContent([makeDocument('thu', written.join(' '))]);
const waiting = { ...content, ward: { ...content.ward, studio: { unread: 'wait' as const } } };
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'loa-doctor-takes-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

function keep(text = ''): Promise<Take> {
  const at = '2026-11-30T08:00:00Z';
  const document = content.documents[0]?.id ?? '';
  return keepTake(dataDir, {
    ...{ at, document, text, source: 'studio', reader: 'Lan', doubts: [], sampleRateHz: 48_000 },
    ...{ by: { account: 'lan', name: 'Lan' }, consent: { at, words: 'Đồng ý.' } },
    samples: new Int16Array(480).fill(text.length),
  });
}

const look = async (of = content) => judgeTakes(await inspectTakes(of, dataDir), of, dataDir);

test('nobody has read anything', async () => {
  expect(await look()).toMatchObject({ state: 'good', found: 'chưa có câu nào' });
});

test('all is read', async () => {
  for (const text of written) await keep(text);
  expect(await look(waiting)).toMatchObject({ state: 'good', found: '2 bản thu, còn đủ' });
});

test('what is unread is a warning where the voice stands in, and bad where the ward waits', async () => {
  await keep(written[0]);
  const voiced = await look();
  expect(voiced).toMatchObject({
    state: 'warning',
    found: expect.stringContaining('1 bài còn câu') as string,
  });
  expect(voiced.mend).toContain('1 câu chưa có người đọc');
  expect(await look(waiting)).toMatchObject({ state: 'bad' });
});

test('a lost sound and a damaged line are named', async () => {
  const take = await keep(written[0]);
  writeFileSync(takeSound(dataDir, take.sha256), 'x');
  writeFileSync(takesFile(dataDir), 'hỏng\n', { flag: 'a' });
  const { state, mend } = await look();
  expect(state).toBe('bad');
  expect(mend).toContain(`Mất bản thu của câu "${written[0]}"`);
  expect(mend).toContain('takes.jsonl:2');
});
