import { expect, test } from 'vitest';
import { readContent } from '../../../content/read/content.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { asFiles, smallWard } from './small-ward.ts';

const file = 'content/errands/khai-sinh.mdx';
const answer = (name: string) => `${name}:
  says: [Có.]
  certainty: found
  source: trang
`;
const errand = `---
title: Khai sinh
description: Làm giấy khai sinh.
${['papers', 'fee', 'time', 'who', 'online', 'where'].map(answer).join('')}sources:
  - id: trang
    source: Trang của xã
    checkedOn: 2026-11-29
    recheckBy: 2027-05-29
---

Mang theo căn cước.
`;

function read(text: string) {
  return readContent(asFiles({ ...smallWard, [file]: text }));
}

test('an errand is a document with answers, at /viec/', () => {
  const { content, problems } = read(errand);
  expect(problems).toEqual([]);
  const found = content?.documents.find(({ kind }) => kind === 'errand');
  expect(found?.id).toBe('viec/khai-sinh');
  expect(found?.errand?.fee).toEqual({ says: ['Có.'], certainty: 'found', source: 'trang' });
});

test.each([
  [
    'an answer is missing',
    answer('fee'),
    '',
    'content/errands/khai-sinh.mdx:2 — Thiếu mục "fee". Ghi says và certainty thụt vào ở các dòng dưới: lệ phí bao nhiêu.',
  ],
  [
    'no answer to how long it takes',
    answer('time'),
    '',
    'content/errands/khai-sinh.mdx:2 — Thiếu mục "time". Ghi says và certainty thụt vào ở các dòng dưới: bao lâu thì xong.',
  ],
  [
    'a superseded word in an answer',
    answer('fee'),
    answer('fee').replace('[Có.]', '[Mang theo CMND.]'),
    'content/errands/khai-sinh.mdx:9 — Chữ "CMND" đã hết đúng (Luật Căn cước, Điều 46) mà bài này chưa có lời nhắc. Thêm viec/khai-sinh vào touches của "cmnd" trong content/facts.yaml, hoặc bỏ chữ đó.',
  ],
  [
    'an answer without a source',
    answer('fee'),
    answer('fee').replace('  source: trang\n', ''),
    'content/errands/khai-sinh.mdx:8 — Mục "fee" chưa có căn cứ. Thêm source, chọn trong: trang; chưa có căn cứ thì ghi certainty: to-confirm và nói bà con hỏi ở đâu.',
  ],
  [
    'a source that is nowhere',
    answer('fee'),
    answer('fee').replace('source: trang', 'source: trnag'),
    'content/errands/khai-sinh.mdx:11 — Không có căn cứ nào là "trnag". Ý bạn là "trang"? Các căn cứ của bài, ghi ở mục sources: trang.',
  ],
  [
    'a day to look again that is past',
    'recheckBy: 2027-05-29',
    'recheckBy: 2026-05-29',
    'content/errands/khai-sinh.mdx:32 — Hạn so lại 2026-05-29 không sau ngày đã so 2026-11-29. Ghi recheckBy là một ngày sau checkedOn.',
  ],
  [
    'a certainty nobody knows',
    'certainty: found',
    'certainty: chac',
    'content/errands/khai-sinh.mdx:6 — "certainty" đang ghi "chac", không dùng được. Ghi found (đã có căn cứ), likely (nhiều khả năng đúng) hoặc to-confirm (chờ xác nhận), ví dụ: certainty: found.',
  ],
])('%s', (_name, was, becomes, problem) => {
  expect(errand).toContain(was);
  expect(read(errand.replace(was, becomes)).problems.map(formatProblem)).toEqual([problem]);
});

test('a practice that is nowhere, told by its own line', () => {
  const practised = errand
    .replace('Làm giấy khai sinh.', "'Có thực hành, practice: không.'")
    .replace('sources:', 'practice: nop-ho-so\nsources:');
  expect(read(practised).problems.map(formatProblem)).toEqual([
    'content/errands/khai-sinh.mdx:28 — Không có trang thực hành nào là "nop-ho-so". Các trang có: chưa có trang nào.',
  ]);
});

test('what waits for confirmation needs no source', () => {
  const open = answer('fee').replace('certainty: found\n  source: trang', 'certainty: to-confirm');
  expect(read(errand.replace(answer('fee'), open)).problems).toEqual([]);
});
