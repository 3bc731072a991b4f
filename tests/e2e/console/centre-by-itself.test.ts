// What the centre sends is looked at in the editing process, which is there for it although nobody edits.
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { openEditorsConsole } from '../../setup/editors-console.ts';
import { sendParcel, stateOf } from '../../setup/sent-by-centre.ts';
import { readOf, writeOf, writingFolders } from '../../setup/writing.ts';

const patiently = { interval: 250, timeout: 120_000 };

it('nobody is signed in: what the station may take by itself stands in content/, all else waits, and both are written down', async () => {
  const { contentDir, dataDir } = writingFolders();
  mkdirSync(dataDir);
  const ward = readOf(contentDir, 'content/ward.yaml');
  writeOf(contentDir, 'content/ward.yaml', `${ward}\ncentre:\n  accept: itself\n`);
  const { desk, page } = await openEditorsConsole({
    ...{ home: dirname(contentDir), contentDir, dataDir },
  });
  try {
    const text = '---\ntitle: Lũ\ndescription: Việc cần làm.\n---\n\n# Lũ\n\nLên chỗ cao.\n';
    const part = { what: 'document' as const, path: 'announcements/lu.mdx', bytes: text };
    const id = sendParcel(dataDir, 'thong-bao/lu', 1, [part]);
    const wrong = { ...part, path: 'announcements/sai.mdx', bytes: 'không có đầu bài' };
    const other = sendParcel(dataDir, 'thong-bao/sai', 1, [wrong]);
    await expect.poll(() => stateOf(dataDir, id)?.state, patiently).toBe('accepted');
    await expect.poll(() => stateOf(dataDir, other)?.state, patiently).toBe('failed');
    expect(existsSync(join(contentDir, 'announcements', 'lu.mdx'))).toBe(true);
    expect(existsSync(join(contentDir, 'announcements', 'sai.mdx'))).toBe(false);
    expect(readOf(contentDir, 'content/centre.yaml')).toContain(`order: ${id}`);
  } finally {
    await page.close();
    await desk.close();
  }
});
