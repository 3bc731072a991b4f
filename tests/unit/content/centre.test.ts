import { expect, test } from 'vitest';
import { fileHash, rowHash } from '../../../content/centre-hash.ts';
import { centreHints } from '../../../content/read/centre.ts';
import { readContent } from '../../../content/read/content.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { changeRows, namedRows } from '../../../content/write/centre-rows.ts';
import { asFiles, smallWard } from './small-ward.ts';

const guide = 'content/guides/dang-ky.mdx';
const facts = 'content/facts.yaml';
const textOf = (file: string) => smallWard[file] ?? '';
const factHash = rowHash(namedRows(facts, textOf(facts)).get('cmnd'));

const centre = (files: string, more = '') => `- thing: huong-dan/dang-ky
  version: 2
  title: Đăng ký
  centre: trung-tam.tinh.vn
  order: abc
  acceptedAt: '2026-12-01T08:00:00+07:00'
  files:
${files}${more}`;
const placed = (file: string, sha256: string, row?: string) =>
  `    - { file: ${file}, ${row === undefined ? '' : `row: ${row}, `}sha256: ${sha256} }\n`;
const read = (text: string, others: readonly string[] = []) =>
  readContent(asFiles({ ...smallWard, 'content/centre.yaml': text }), others);

test('what is the centre’s is known, and as it was sent nothing is said of it', () => {
  const files =
    placed(guide, fileHash(textOf(guide))) +
    placed(facts, factHash, 'cmnd') +
    placed('content/recordings/loi.mp3', fileHash('x'));
  const { content, problems } = read(centre(files), ['content/recordings/loi.mp3']);
  expect(problems.map(formatProblem)).toEqual([]);
  expect(content?.centre).toMatchObject([{ thing: 'huong-dan/dang-ky', version: 2 }]);
});

test.each([
  ['a text', placed(guide, fileHash('other')), 'bị sửa tay ở content/guides/dang-ky.mdx'],
  ['a row', placed(facts, fileHash('other'), 'cmnd'), 'ở mục cmnd của content/facts.yaml'],
  ['a row that is gone', placed(facts, factHash, 'het'), 'không còn mục het của'],
  ['a sound that is gone', placed('content/recordings/x.mp3', fileHash('x')), 'bị xóa tay'],
])('what a hand changed is a warning: %s', (_, files, words) => {
  const { content, problems } = read(centre(files));
  expect(content).toBeDefined();
  expect(problems.map(({ severity }) => severity)).toEqual(['warning']);
  expect(problems.map(formatProblem).join()).toContain(words);
});

test('what the ward made its own is nobody’s business', () => {
  const own = `  own: { by: An, at: '2026-12-02T08:00:00+07:00' }\n`;
  expect(read(centre(placed(guide, fileHash('other')), own)).problems).toEqual([]);
});

test('a broken list is an error with its line, and what it says of each key', () => {
  const { problems } = read('- thing: x\n  version: 0\n  files: []\n');
  expect(problems[0]).toMatchObject({ file: 'content/centre.yaml', severity: 'error' });
  expect(Object.keys(centreHints)).toContain('acceptedBy');
});

test('rows are put in and taken out, and the rest of the file is the same to the letter', () => {
  const tsv = '# lời dặn\nUBND\tủy ban nhân dân\tghi chú\n\nTT\ttrung tâm\t\tthong-bao/x\n';
  const file = 'content/lexicon.tsv';
  expect([...namedRows(file, tsv).keys()]).toEqual(['UBND', 'TT @ thong-bao/x']);
  const put = new Map([['BQL', { written: 'BQL', spoken: 'ban quản lý' }]]);
  const more = changeRows(file, tsv, { put, drop: [] });
  expect(more).toBe(`${tsv}BQL\tban quản lý\n`);
  expect(changeRows(file, more, { put: new Map(), drop: ['BQL'] })).toBe(tsv);

  const yaml = textOf(facts);
  const row = { ...(namedRows(facts, yaml).get('cmnd') as object), id: 'moi' }; // A fact, in the small ward.
  const withNew = changeRows(facts, yaml, { put: new Map([['moi', row]]), drop: [] });
  expect(withNew.startsWith(yaml.trimEnd())).toBe(true);
  expect(rowHash(namedRows(facts, withNew).get('moi'))).toBe(rowHash(row));
  expect(changeRows(facts, withNew, { put: new Map(), drop: ['moi'] })).toBe(yaml);
});
