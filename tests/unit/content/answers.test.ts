import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../../content/read/content.ts';
import { personalDataIn } from '../../../content/read/personal-signs.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { asFiles, smallWard } from './small-ward.ts';

const file = 'content/answers/mat-can-cuoc.mdx';
const answer = `---
question: Tôi mất căn cước thì làm lại ở đâu?
answeredBy: Bộ phận một cửa phường Thử
answeredOn: 2026-11-27
askedOn: 2026-11-24
source: Luật Căn cước, Điều 24
---

Mời bác đến công an phường.
`;

const read = (text: string, more: Readonly<Record<string, string>> = {}) =>
  readContent(asFiles({ ...smallWard, [file]: text, ...more }));
const told = (text: string, more?: Readonly<Record<string, string>>) =>
  read(text, more).problems.map((one) => `${one.severity} ${formatProblem(one)}`);

test('an answer is a document at /hoi-dap/, with its question as title, heard by default', () => {
  const { content, problems } = read(answer);
  expect(problems).toEqual([]);
  const found = content?.documents.find(({ kind }) => kind === 'answer');
  expect(found).toMatchObject({
    id: 'hoi-dap/mat-can-cuoc',
    frontmatter: {
      title: 'Tôi mất căn cước thì làm lại ở đâu?',
      description: 'Bộ phận một cửa phường Thử trả lời ngày 27/11/2026.',
      listen: true,
    },
    answer: { answeredOn: '2026-11-27', askedOn: '2026-11-24' },
  });
});

test('what was not asked on a known day, and rests on nothing written, is an answer too', () => {
  expect(told(answer.replace(/askedOn.*\nsource.*\n/, ''))).toEqual([]);
});

const personal = (line: number, what: string, mend: string) =>
  `error ${file}:${line} — Câu hỏi có ${what}: ai hỏi thì không được để lộ trên trang và trên loa. Sửa câu hỏi: xóa đi, hoặc ${mend}`;

test.each([
  [
    'no question',
    /question.*\n/,
    '',
    `error ${file}:2 — Thiếu mục "question". Ghi câu hỏi của bà con, bỏ tên và mọi điều nhận ra người hỏi, ví dụ: question: Tôi mất căn cước thì làm lại ở đâu?`,
  ],
  [
    'nobody answers',
    'answeredBy: Bộ phận một cửa phường Thử',
    'answeredBy:',
    `error ${file}:3 — "answeredBy" đang để trống. Ghi ai trả lời, chức vụ gì, ví dụ: answeredBy: Bộ phận một cửa Ủy ban nhân dân phường.`,
  ],
  [
    'a day as people write it',
    '2026-11-27',
    '27/11/2026',
    `error ${file}:4 — "answeredOn" đang ghi "27/11/2026", không dùng được. Ghi năm-tháng-ngày có thật, ví dụ: answeredOn: 2026-11-27.`,
  ],
  [
    'asked after it was answered',
    '2026-11-24',
    '2026-11-28',
    `error ${file}:5 — Ngày hỏi 28/11/2026 đứng sau ngày trả lời 27/11/2026. Sửa lại askedOn hoặc answeredOn, hoặc bỏ dòng askedOn.`,
  ],
  [
    'a title beside the question',
    'question:',
    'title: Căn cước\nquestion:',
    `error ${file}:2 — Không có mục nào tên là "title". Các mục dùng được: question, answeredBy, answeredOn, askedOn, source, description, listen.`,
  ],
  [
    'no head at all',
    /^---[\s\S]*---\n/,
    '',
    `error ${file}:1 — Bài chưa có phần đầu giữa hai dòng ---. Thêm ở đầu tệp: dòng ---, dòng question: …, dòng answeredBy: …, dòng answeredOn: …, dòng ---.`,
  ],
  [
    'a telephone in the question',
    'ở đâu?',
    'ở đâu? Gọi 0912 345 678.',
    personal(
      2,
      'số điện thoại ("0912…")',
      'viết "số điện thoại của tôi". Nếu là của phường thì ghi vào contacts trong content/ward.yaml.',
    ),
  ],
  [
    'a name in the question',
    'Tôi mất',
    'Tôi là Nguyễn Văn An, mất',
    personal(2, 'họ tên người ("Nguyễ…")', 'viết "tôi", "ông", "bà", hoặc "ông A".'),
  ],
  [
    'a name in the answer, which may be an official',
    'Mời bác',
    'Ông Lê Văn Ba mời bác',
    `warning ${file}:9 — Lời trả lời có họ tên người ("Lê …"): xem lại có phải của người hỏi không. Nếu là của người hỏi thì xóa đi, hoặc viết "tôi", "ông", "bà", hoặc "ông A".`,
  ],
])('%s', (_name, was, becomes, problem) => {
  expect(told(answer.replace(was, becomes))).toEqual([problem]);
});

test('a question that tells who asked is not published', () => {
  const { content } = read(answer.replace('ở đâu?', 'ở đâu? Gọi 0912345678.'));
  expect(content?.documents.map(({ kind }) => kind)).not.toContain('answer');
});

test("the ward's own contacts, and who answers, may be named", () => {
  const ward = `${smallWard['content/ward.yaml'] ?? ''}contacts:\n  - label: Một cửa\n    value: 0220 3123 456\n    href: tel:02203123456\n`;
  const text = answer
    .replace('ở đâu?', 'ở đâu, gọi 02203.123.456 hay bà Trần Thị Hoa?')
    .replace('Bộ phận một cửa phường Thử', 'Bà Trần Thị Hoa, công chức phường');
  expect(told(text, { 'content/ward.yaml': ward })).toEqual([]);
});

test('an answer and an entry of the FAQ have not one address', () => {
  const faq = '---\ntitle: Mất căn cước?\ndescription: Đến công an.\n---\n\nĐến công an.\n';
  expect(told(answer, { 'content/faq/mat-can-cuoc.mdx': faq })).toEqual([
    'error content/faq/mat-can-cuoc.mdx:1 — Trang /hoi-dap/mat-can-cuoc/ đã là của content/answers/mat-can-cuoc.mdx. Đổi tên một tệp: mỗi bài một đường dẫn riêng.',
  ]);
});

describe('personal data in a question', () => {
  const rows = readFileSync(new URL('../../cases/personal-data.tsv', import.meta.url), 'utf8')
    .split('\n')
    .filter((row) => row !== '' && !row.startsWith('#'))
    .map((row) => row.split('\t'));
  test.each(rows)('%s', (text, found = '') => {
    expect(
      personalDataIn(text.normalize('NFD'))
        .map(({ kind, text: what }) => `${kind}: ${what}`)
        .join(' ⏎ '),
    ).toBe(found);
  });
});
