import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bearsLetterhead } from '../../../content/markup/letter-lines.ts';
import { parseMdx } from '../../../content/markup/mdx.ts';
import { listenPlace } from '../../../site/listen-place.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-listen-'));
mkdirSync(join(folder, 'content', 'announcements'), { recursive: true });
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const nation = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const web = `<WebOnly>\n\n${nation}\n\n</WebOnly>`;

// Where the page leaves the player to the words, they have it: once.
test.each([
  ['a letter', [web, 'THÔNG BÁO', '# Tên', 'Chữ.'], 3],
  ['a letter without <WebOnly>', [nation, '# Tên', 'Chữ.'], 2],
  ['a letter without a title', [web, 'Chữ.'], 0],
  ['another notice', ['THÔNG BÁO', '# Tên', nation], -1],
])('%s', (_name, parts, place) => {
  const path = join(folder, 'content', 'announcements', 'a.mdx');
  const source = `---\ntitle: A\n---\n\n${parts.join('\n\n')}\n`;
  writeFileSync(path, source);
  const tree = parseMdx(source);
  tree.children = tree.children.filter(({ type }) => type !== 'yaml');
  listenPlace()(tree, { path });
  const at = tree.children.flatMap((node, index) =>
    node.type === 'mdxJsxFlowElement' && node.name === 'Listen' ? [index] : [],
  );
  expect(at).toEqual(place < 0 ? [] : [place]);
  expect(bearsLetterhead(source)).toBe(place >= 0);
});
