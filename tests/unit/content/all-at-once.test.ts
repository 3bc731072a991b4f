import { expect, test } from 'vitest';
import { readContent } from '../../../content/read/content.ts';
import { sourceFile } from '../../../content/read/source-file.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { asFiles, smallWard } from './small-ward.ts';

const brokenGuide = `---
titel: Đăng ký
description: Cách đăng ký.
order: một
---

Xem [thông báo](/thong-bao/thong-boa/) của phường.

import Nut from 'x
const a = 1

<Step id=mo-trang title="Mở trang">

Gõ {mật khẩu} và <số CCCD>.

</Step>

<Step title="Nhập mã">

Mang CMND theo.

<Not>

Giữ { mã.

</Not>

</Step>
`;

test('every mistake of every file is said in one go, in the order of the files', () => {
  const { content, problems } = readContent(
    asFiles({
      ...smallWard,
      'content/guides/dang-ky.mdx': brokenGuide,
      'content/campaigns/dot-mot.yaml':
        "title: ''\ndocuments: [a]\ndays: []\ntime: 5h\nweeks: 54\nx: 1\n",
      'content/lexicon.tsv': 'UBND\n',
    }),
  );
  expect(problems.map(formatProblem)).toMatchSnapshot();
  expect(content?.documents.map(({ id }) => id)).toEqual(['thong-bao/thong-bao']);
  expect(content?.campaigns).toEqual([]);
});

test('without ward.yaml there is no content, with its message', () => {
  const others = asFiles(smallWard).filter(({ file }) => file !== 'content/ward.yaml');
  const { content, problems } = readContent(others);
  expect(content).toBeUndefined();
  expect(problems[0]?.file).toBe('content/ward.yaml');
  expect(problems[0]?.message).toBe('Không thấy tệp này.');
});

test('a bad campaign leaves the others and the documents standing', () => {
  const { content } = readContent(
    asFiles({ ...smallWard, 'content/campaigns/dot-hai.yaml': 'weeks: 3\n' }),
  );
  expect(content?.campaigns.map(({ id }) => id)).toEqual(['dot-mot']);
  expect(content?.documents).toHaveLength(2);
});

test('a bad fact, term or row leaves its neighbours standing', () => {
  const { content } = readContent(
    asFiles({
      ...smallWard,
      'content/facts.yaml': `${smallWard['content/facts.yaml'] ?? ''}- id: thieu\n`,
      'content/lexicon.tsv': 'UBND\tủy ban nhân dân\nOTP\n',
    }),
  );
  expect(content?.facts.map(({ id }) => id)).toEqual(['cmnd']);
  expect(content?.lexicon.map(({ written }) => written)).toEqual(['UBND']);
});

test('a file in another encoding is named, not half read', () => {
  const latin1 = sourceFile('content/lexicon.tsv', Buffer.from('Số\tsố\n', 'utf16le'));
  const { problems } = readContent([...asFiles(smallWard), latin1]);
  expect(problems.map(formatProblem)).toContain(
    'content/lexicon.tsv:1 — Tệp không lưu ở mã UTF-8, chữ có dấu sẽ hỏng. Mở tệp, chọn Lưu thành (Save as) và chọn mã UTF-8 (không BOM).',
  );
});

test('an invisible mark at the start of a file is named', () => {
  const { problems } = readContent(
    asFiles({ ...smallWard, 'content/synonyms.yaml': '\uFEFF- means: a\n  typed: [b]\n' }),
  );
  expect(problems[0]?.message).toBe('Đầu tệp có dấu BOM vô hình.');
});

test.each([
  [
    'content/guides/bai.docx',
    'Bài này không lên trang: chỉ tệp có đuôi .mdx mới được đọc. Lưu bài thành tệp chữ thường có đuôi .mdx (viết thường), hoặc chuyển tệp ra khỏi thư mục content.',
  ],
  [
    'content/facs.yaml',
    'Không có gì đọc tệp này. Ý bạn là "content/facts.yaml"? Đổi lại tên tệp (đuôi viết thường), hoặc chuyển tệp ra khỏi thư mục content.',
  ],
  [
    'content/guides/Đăng ký.mdx',
    'Tên tệp "Đăng ký.mdx" không dùng làm đường dẫn được. Đổi thành chữ thường không dấu: dang-ky.mdx.',
  ],
  [
    'content/guides/cu/bai.mdx',
    'Tệp này không nằm trong thư mục bài viết nào. Chuyển vào một trong các thư mục: content/announcements, content/guides, content/faq, content/answers, content/errands, content/pages.',
  ],
])('a file nobody would see is named: %s', (file, message) => {
  const text = smallWard['content/guides/dang-ky.mdx'] ?? '';
  const { problems } = readContent(asFiles({ ...smallWard, [file]: text }));
  expect(problems.map(formatProblem)).toEqual([`${file}:1 — ${message}`]);
});

test('a step that lost its id is said once, not again by each link and notice that leads to it', () => {
  const announcement = (smallWard['content/announcements/thong-bao.mdx'] ?? '').replace(
    'id="mot" ',
    '',
  );
  const { problems } = readContent(
    asFiles({ ...smallWard, 'content/announcements/thong-bao.mdx': announcement }),
  );
  expect(problems.map(formatProblem)).toEqual([
    'content/announcements/thong-bao.mdx:10 — Bước 1 thiếu "id". Thêm id, ví dụ: <Step id="nhap-otp">.',
  ]);
});
