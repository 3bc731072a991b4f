import { Transform } from 'prosemirror-transform';
import { expect, test } from 'vitest';
import { freshStepId, mendStepIds, readProse } from '../../../../../content/write/prose/index.ts';
import { stepsOf } from '../../../../../content/write/prose/step-ids.ts';

test.each([
  ['Nhập mã OTP', [], 'nhap-ma-otp'],
  ['Nhập mã OTP', ['nhap-ma-otp', 'nhap-ma-otp-2'], 'nhap-ma-otp-3'],
  ['Đăng nhập', [], 'dang-nhap'],
  ['…', [], 'buoc'],
  ['Chọn cơ quan giải quyết rồi bấm nút tiếp tục', [], 'chon-co-quan-giai-quyet-roi-bam-nut-tiep'],
])('%s, beside %j: %s', (title, taken, id) => {
  expect(freshStepId(title, new Set(taken))).toBe(id);
});

const two =
  '<Step id="mot" title="Một">\n\na\n\nb\n\n</Step>\n\n<Step id="hai" title="Hai">\n\nc\n\n</Step>\n';

function ids(edit: (tr: Transform) => unknown, taken: readonly string[] = []): readonly string[] {
  const doc = readProse(two);
  const tr = new Transform(doc);
  edit(tr);
  mendStepIds(tr, new Set(taken), { since: { doc, mapping: tr.mapping } });
  return stepsOf(tr.doc).map(({ id }) => id);
}

const first = (tr: Transform) => tr.doc.child(0);
const second = (tr: Transform) => tr.doc.child(1);

test('nothing wrong, nothing mended', () => {
  expect(ids(() => undefined)).toEqual(['mot', 'hai']);
});

test('of a step that is split the first part keeps the id', () => {
  expect(ids((tr) => tr.split(4, 1))).toEqual(['mot', 'mot-2', 'hai']);
});

test('a copy gets an id of its own, wherever it stands', () => {
  expect(ids((tr) => tr.insert(tr.doc.content.size, first(tr)))).toEqual(['mot', 'hai', 'mot-2']);
  expect(ids((tr) => tr.insert(0, second(tr)))).toEqual(['hai-2', 'mot', 'hai']);
  expect(ids((tr) => tr.insert(0, [second(tr), second(tr)]))).toEqual([
    'hai-2',
    'hai-3',
    'mot',
    'hai',
  ]);
});

test('a step that is moved keeps its id', () => {
  expect(
    ids((tr) => {
      const step = first(tr);
      tr.delete(0, step.nodeSize);
      tr.insert(tr.doc.content.size, step);
    }),
  ).toEqual(['hai', 'mot']);
});

test('an id that was used before is never used again', () => {
  expect(ids((tr) => tr.insert(tr.doc.content.size, first(tr)), ['mot-2'])).toEqual([
    'mot',
    'hai',
    'mot-3',
  ]);
});

test('a step without an id gets one when it is asked for, and has a name', () => {
  const doc = readProse('<Step title="Nộp hồ sơ">\n\na\n\n</Step>\n\n<Step>\n\nb\n\n</Step>\n');
  const tr = new Transform(doc);
  mendStepIds(tr);
  expect(stepsOf(tr.doc).map(({ id }) => id)).toEqual(['', '']);
  mendStepIds(tr, new Set(), { isWhole: true });
  expect(stepsOf(tr.doc).map(({ id }) => id)).toEqual(['nop-ho-so', '']);
});
