import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../../content/load.ts';
import { parseMdx } from '../../../content/markup/mdx.ts';
import { childrenOf, isElement } from '../../../content/markup/nodes.ts';
import { components } from '../../../content/schema/components.ts';
import type { Nodes } from 'mdast';

const { content, problems } = loadContent(
  fileURLToPath(new URL('../../../content', import.meta.url)),
);
const source = readFileSync(new URL('../../cases/thong-bao.txt', import.meta.url), 'utf8');

/** The words a page shows of a tree: blocks apart, labels before their parts, comments and spoken-only parts out. */
function shown(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  const inner = childrenOf(node).map(shown).join('');
  if (isElement(node)) {
    const rule = components[node.name ?? ''];
    return rule?.shown === true ? ` ${rule.label ?? ''} ${inner} ` : '';
  }
  return ['paragraph', 'heading', 'listItem'].includes(node.type) ? ` ${inner} ` : inner;
}

const words = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

test('what is shipped has no mistake', () => {
  expect(problems).toEqual([]);
  expect(content).toBeDefined();
});

test('the announcement has every word of the source, in order, and no other', () => {
  const announcement = content?.documents.find(({ kind }) => kind === 'announcement');
  const page = words(shown(parseMdx(announcement?.source ?? '')));
  // The PDF export left one link on a line of its own; it is no part of the text.
  const official = words(source.replace(/^\s*https?:\/\/\S+\s*$/gm, ' '));
  expect(page).toEqual(official);
});

describe('the guides', () => {
  test.each([
    [
      'huong-dan/dang-ky-tai-khoan',
      'mo-trang-chu chon-phuong-thuc nhap-thong-tin nhap-otp dat-mat-khau',
    ],
    [
      'huong-dan/nop-ho-so-truc-tuyen',
      'dang-nhap chon-thu-tuc dien-to-khai xem-lai gui-ho-so luu-ma-ho-so nhan-thu-dien-tu',
    ],
  ])('%s has the steps %s', (id, steps) => {
    const guide = content?.documents.find((document) => document.id === id);
    expect(guide?.steps.map((step) => step.id).join(' ')).toBe(steps);
  });

  test('are written in short sentences: none over 25 words', () => {
    for (const guide of content?.documents.filter(({ kind }) => kind === 'guide') ?? []) {
      const blocks = shown(parseMdx(guide.source)).split(/(?<=[.?!:])\s+|\s{2,}/);
      expect(blocks.filter((sentence) => words(sentence).length > 25)).toEqual([]);
    }
  });
});

test('the campaign airs the announcement alone, twice a week for five weeks, in permitted hours', () => {
  expect(content?.campaigns).toHaveLength(1);
  const campaign = content?.campaigns[0];
  expect(campaign?.documents).toEqual(['thong-bao/dich-vu-cong-truc-tuyen']);
  expect(campaign?.weeks).toBe(5);
  expect(campaign?.days).toHaveLength(2);
  for (const day of campaign?.days ?? [])
    expect(
      content?.ward.broadcast.permitted.some(
        ({ days, from, to }) =>
          days.includes(day) && from <= (campaign?.time ?? '') && (campaign?.time ?? '') < to,
      ),
    ).toBe(true);
});
