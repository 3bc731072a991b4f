import { expect, test } from 'vitest';
import { readContent } from '../../../content/read/content.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { asFiles, smallWard } from './small-ward.ts';

const guide = 'content/guides/dang-ky.mdx';
const closedBy = (fact: string, now: string) => ({
  [guide]: (smallWard[guide] ?? '').replace(
    'order: 1',
    `order: 1\nclosed:\n  way: Cách cũ\n  fact: ${fact}\n  now: [${now}]`,
  ),
  'content/facts.yaml': (smallWard['content/facts.yaml'] ?? '').replace(
    'text: CMND',
    'act: Dùng căn cước.\n  text: CMND',
  ),
});
const problemsOf = (changes: Readonly<Record<string, string>>) =>
  readContent(asFiles({ ...smallWard, ...changes })).problems.map(formatProblem);

test('a closed way names the fact that closed it and the page that leads on', () => {
  expect(problemsOf(closedBy('cmnd', 'thong-bao/thong-bao'))).toEqual([]);
});

test.each([
  [
    'a fact that is nowhere',
    closedBy('cmdn', 'thong-bao/thong-bao'),
    'content/guides/dang-ky.mdx:7 — Không có điều nào trong content/facts.yaml là "cmdn". Ý bạn là "cmnd"? Ghi id của điều đã đóng cách này.',
  ],
  [
    'a page that is nowhere',
    closedBy('cmnd', 'thong-bao/thong-boa'),
    'content/guides/dang-ky.mdx:8 — Không có bài nào là "thong-bao/thong-boa" để chỉ cách làm hiện nay. Ý bạn là "thong-bao/thong-bao"? Ghi đường dẫn của bài khác, ví dụ: now: [huong-dan/dang-nhap-vneid].',
  ],
  [
    'itself as the way on',
    closedBy('cmnd', 'huong-dan/dang-ky'),
    'content/guides/dang-ky.mdx:8 — Bài "huong-dan/dang-ky" nói cách đã đóng, không thể tự chỉ sang chính nó. Ghi đường dẫn của bài khác, ví dụ: now: [huong-dan/dang-nhap-vneid].',
  ],
  [
    'a fact that does not say what to do',
    { [guide]: closedBy('cmnd', 'thong-bao/thong-bao')[guide] },
    'content/guides/dang-ky.mdx:7 — Điều "cmnd" chưa nói đủ: đóng từ ngày nào, nay làm thế nào. Trong content/facts.yaml, điều ấy phải có validFrom, act và certainty: found.',
  ],
])('%s', (_name, changes, problem) => {
  expect(problemsOf(changes)).toEqual([problem]);
});

test('a campaign on hold is checked and lies apart', () => {
  const file = 'content/campaigns/dot-mot.yaml';
  const text = `${smallWard[file] ?? ''}hold: true\n`;
  const { content, problems } = readContent(asFiles({ ...smallWard, [file]: text }));
  expect(problems).toEqual([]);
  expect(content?.campaigns).toEqual([]);
  expect(content?.held.map(({ id }) => id)).toEqual(['dot-mot']);
});
