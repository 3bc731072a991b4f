import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadContent } from '../../../content/load.ts';
import { readDocument } from '../../../content/read/document.ts';
import { checkLinks } from '../../../content/read/links.ts';

const { content } = loadContent(fileURLToPath(new URL('../../../content', import.meta.url)));
const practice = '/thuc-hanh/nop-ho-so-truc-tuyen/';

function messages(link: string): readonly string[] {
  const text = `---\ntitle: Hỏi\ndescription: Đáp ngắn gọn\norder: 1\n---\n\nXem [ở đây](${link}).\n`;
  const { read } = readDocument({ file: 'content/faq/hoi.mdx', text, hash: '', utf8: true });
  const ids = content?.documents.map(({ id }) => id) ?? [];
  return checkLinks(read ? [read] : [], ids, [], content?.simulators ?? []).map(
    ({ message }) => message,
  );
}

test.each(['', '#man-hinh-tra-cuu', '#nhan-thu-dien-tu'])(
  `${practice}%s is a place of the practice`,
  (anchor) => {
    expect(messages(practice + anchor)).toEqual([]);
  },
);

test('a screen the practice does not have is refused', () => {
  const link = `${practice}#man-hinh-tra-cu`;
  expect(messages(link)).toEqual([
    `Liên kết tới "${link}": trang có, nhưng không có chỗ nào là "#man-hinh-tra-cu".`,
  ]);
});
