import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAskContent } from '../../../scheduler/centre/sending/ask-content.ts';
import { answer } from '../../../scheduler/centre/sending/read-content.ts';

const root = join(import.meta.dirname, '..', '..', '..', 'content');
const contentDir = mkdtempSync(join(tmpdir(), 'loa-ask-'));
beforeAll(() => {
  for (const file of ['ward.yaml', 'guides/dang-nhap-vneid.mdx'])
    cpSync(join(root, file), join(contentDir, file));
});
afterAll(() => {
  rmSync(contentDir, { recursive: true });
});

it('a process of its own answers about content/ what its readers say, with their problems', async () => {
  const ask = createAskContent();
  const make = {
    ...({ is: 'make', kind: 'announcement' } as const),
    ...{ contentDir, chosen: [], known: [] },
    uploads: [{ name: 'hong.mdx', bytes: Buffer.from('---\ntitel: x\n---\n') }],
  };
  const [offered, made] = await Promise.all([ask({ is: 'offer', contentDir }), ask(make)]);
  expect(offered).toEqual(answer({ is: 'offer', contentDir }));
  expect(offered.offered).toHaveLength(1);
  expect(made).toEqual(answer(make));
  expect(made.problems.join()).toContain('content/announcements/hong.mdx:');
});
