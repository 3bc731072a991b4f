import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeCrashContent } from '../../proof/crash-content.ts';
import { callLoa } from './run-loa.ts';

const home = mkdtempSync(join(tmpdir(), 'loa-render-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});

test('a campaign with a word that nobody can read does not keep the others from their audio', async () => {
  const env = { LOA_DATA: join(home, 'data'), LOA_CONTENT: join(home, 'content') };
  mkdirSync(env.LOA_CONTENT);
  writeCrashContent(env.LOA_CONTENT, '2099-03-03', 2);
  appendFileSync(join(env.LOA_CONTENT, 'ward.yaml'), 'approval:\n  required: true\n');
  const bad = '---\ntitle: Sai\ndescription: Có chữ lạ.\n---\n\n# Sai\n\nBà con nhận Zqxw.\n';
  writeFileSync(join(env.LOA_CONTENT, 'announcements', 'sai.mdx'), bad);
  const campaign =
    'title: Sai\ndocuments: [thong-bao/sai]\ndays: [tue, fri]\nweeks: 4\nstartsOn: 2099-03-03\n';
  writeFileSync(join(env.LOA_CONTENT, 'campaigns', 'a-sai.yaml'), `${campaign}time: '07:00'\n`);

  const { code, out, err } = await callLoa(['render'], env);
  expect(code).toBe(1);
  expect(err).toContain('Zqxw');
  expect(out.match(/\.mp3/g)).toHaveLength(2);
  const queue = await callLoa(['queue'], env);
  expect(queue.out.match(/chờ duyệt/g)).toHaveLength(2);
});
