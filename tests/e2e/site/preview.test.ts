// A page that is looked at while it is written is the page that is built: held for every document.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadContent } from '../../../content/load.ts';
import type { PreviewAnswer, PreviewQuestion } from '../../../content/schema/preview-messages.ts';
import { createAsking } from '../../../scheduler/console/ask-process.ts';
import { builtSite, producedData } from '../../setup/built.ts';

const contentDir = resolve('content');
let distDir = '';
let preview: ReturnType<typeof createAsking<PreviewQuestion, PreviewAnswer>>;

beforeAll(async () => {
  distDir = await builtSite();
  preview = createAsking<PreviewQuestion, PreviewAnswer>({
    file: resolve('site/preview/preview-process.ts'),
    ...{ niceness: 0, idleMs: 60_000, hungMs: 60_000, lost: 'lost' },
    env: { LOA_DATA: await producedData() },
  });
}, 600_000);
afterAll(() => {
  preview.close();
});

async function shown(file: string, text: string): Promise<string> {
  const texts = new Map([[file, text]]);
  const answer = await preview.ask((id) => ({ id, contentDir, distDir, file, texts }));
  if (!('html' in answer)) throw new Error(answer.failed);
  return answer.html;
}

/** The article of a page; spaces between tags are the compiler's. */
function articleOf(html: string): string {
  const article = /<article\b[\s\S]*?<\/article>/.exec(html)?.[0] ?? '';
  return article
    .replace(/<script\b[\s\S]*?<\/script\s*>/gi, '')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .replace(/></g, '>\n<');
}

const documents = loadContent(contentDir).content?.documents ?? [];

// The shortest of each kind; all of them in the proof.
test.each(
  documents.filter(
    ({ kind, source }) =>
      process.env['LOA_PROOF'] !== undefined ||
      documents.every((other) => other.kind !== kind || other.source.length >= source.length),
  ),
)('$id', async ({ id, file, source }) => {
  const html = await shown(file, source);
  const built = readFileSync(join(distDir, id, 'index.html'), 'utf8');
  expect(articleOf(html)).toBe(articleOf(built));
  expect(html).toMatch(/<link[^>]*rel="?stylesheet/);
  expect(html).not.toMatch(/<script|http-equiv/i);
  expect(html).toContain('Bản xem thử');
});

test('A new text shows its own words; without a built site it says that styles are missing', async () => {
  const file = 'content/announcements/moi.mdx';
  const text = '---\ntitle: Mới\ndescription: Một bài mới.\n---\n\nCắt điện **ngày mai**.\n';
  expect(articleOf(await shown(file, text))).toContain('Cắt điện <strong>ngày mai</strong>.');
  distDir = '/nonexistent';
  expect(await shown(file, text)).toContain('chưa được dựng lần nào');
});

test('Nothing of a text is run', async () => {
  const file = 'content/announcements/moi.mdx';
  const text = '---\ntitle: Mới\ndescription: A.\n---\n\n{process.exit(3)}\n';
  await expect(shown(file, text)).rejects.toThrow('Chưa dựng được');
});
