import { describe, expect, test } from 'vitest';
import { citedIn } from '../../../content/read/cited.ts';
import { readContent } from '../../../content/read/content.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { asFiles, smallWard } from './small-ward.ts';

const decree = { name: 'Nghị định 42/2022/NĐ-CP', cited: [] };
const project = { name: 'Quyết định 06/QĐ-TTg', cited: ['Đề án 06'] };

test.each([
  ['Nghị định 42/2022/NĐ-CP', decree, true],
  ['theo Nghị định số 42/2022/NĐ-CP ngày 24/6/2022', decree, true],
  ['theo 42/2022/NĐ-CP.', decree, true],
  ['Nghị định số 42/2022, Điều 11', decree, true],
  ['NĐ 42/2022', decree, true],
  ['nghị định 42/2022/nđ–cp', decree, true],
  ['Nghị định 42 / 2022 / NĐ - CP'.replace(' - ', '-'), decree, true],
  ['Nghị định 142/2022/NĐ-CP', decree, false],
  ['Nghị định 42/2022/NĐ-CPX', decree, false],
  ['Thông tư 42/2022', decree, false],
  ['Thông tư 42/2022/TT-BTC', decree, false],
  ['ngày 42/2022', decree, false],
  ['Nghị định 42/2023/NĐ-CP', decree, false],
  ['Quyết định số 06/QĐ-TTg', project, true],
  ['(gọi tắt là Đề án 06).', project, true],
  ['Đề án 061', project, false],
  ['Quyết định 106/QĐ-TTg', project, false],
])('%s', (text, source, found) => {
  expect(citedIn(text, source) !== undefined).toBe(found);
});

const ending = `- id: het-nghi-dinh
  text: Nghị định 42/2022/NĐ-CP đã hết hiệu lực.
  source: Nghị định 224/2026/NĐ-CP
  certainty: found
  validFrom: 2026-07-01
  checkedOn: 2026-11-29
  recheckBy: 2027-05-29
  ends:
    - name: Nghị định 42/2022/NĐ-CP
      by: Nghị định 224/2026/NĐ-CP
`;
const facts = `${smallWard['content/facts.yaml'] ?? ''}${ending}`;

function problemsOf(changes: Readonly<Record<string, string>>): readonly string[] {
  const files = asFiles({ ...smallWard, 'content/facts.yaml': facts, ...changes });
  return readContent(files).problems.map(formatProblem);
}

/** The small ward's file with one text in place of another. */
function changed(file: string, was: string, becomes: string): Readonly<Record<string, string>> {
  return { [file]: (smallWard[file] ?? '').replace(was, becomes) };
}

describe('a place that cites an ended source as if it stood is named', () => {
  test.each<readonly [string, Readonly<Record<string, string>>, string]>([
    [
      'a guide',
      changed('content/guides/dang-ky.mdx', 'Mở trang chủ.', 'Theo NĐ 42/2022.'),
      'content/guides/dang-ky.mdx:11 — "NĐ 42/2022" đã hết hiệu lực, nay là Nghị định 224/2026/NĐ-CP. Sửa theo văn bản mới, hoặc thêm bài này vào touches của "het-nghi-dinh" trong content/facts.yaml để lời nhắc đứng bên cạnh.',
    ],
    [
      'the title of a guide',
      changed('content/guides/dang-ky.mdx', 'title: Đăng ký', 'title: Theo 42/2022/NĐ-CP'),
      'content/guides/dang-ky.mdx:2 — "42/2022/NĐ-CP" đã hết hiệu lực, nay là Nghị định 224/2026/NĐ-CP. Sửa theo văn bản mới, hoặc thêm bài này vào touches của "het-nghi-dinh" trong content/facts.yaml để lời nhắc đứng bên cạnh.',
    ],
    [
      'an announcement',
      changed(
        'content/announcements/thong-bao.mdx',
        'Kính thưa nhân dân.',
        'Theo Nghị định số 42/2022/NĐ-CP.',
      ),
      'content/announcements/thong-bao.mdx:8 — "42/2022/NĐ-CP" đã hết hiệu lực, nay là Nghị định 224/2026/NĐ-CP. Sửa theo văn bản mới, hoặc thêm bài này vào touches của "het-nghi-dinh" trong content/facts.yaml để lời nhắc đứng bên cạnh.',
    ],
    [
      'the glossary',
      changed(
        'content/glossary.yaml',
        'meaning: Ứng dụng.',
        'meaning: Ứng dụng.\n  source: Nghị định 42/2022/NĐ-CP, Điều 11',
      ),
      'content/glossary.yaml:8 — "42/2022/NĐ-CP" đã hết hiệu lực, nay là Nghị định 224/2026/NĐ-CP. So nghĩa với văn bản mới rồi sửa source; chưa tìm thấy nghĩa mới thì thêm endedBy: het-nghi-dinh.',
    ],
    [
      'another fact',
      { 'content/facts.yaml': facts.replace('Luật Căn cước, Điều 46', 'Nghị định 42/2022/NĐ-CP') },
      'content/facts.yaml:3 — "42/2022/NĐ-CP" đã hết hiệu lực, nay là Nghị định 224/2026/NĐ-CP. Sửa theo văn bản mới.',
    ],
    [
      "the ward's own rules",
      changed('content/ward.yaml', 'sessionCitation: Quy chế', 'sessionCitation: 42/2022/NĐ-CP'),
      'content/ward.yaml:15 — "42/2022/NĐ-CP" đã hết hiệu lực, nay là Nghị định 224/2026/NĐ-CP. Sửa theo văn bản mới.',
    ],
  ])('%s', (_name, changes, problem) => {
    expect(problemsOf(changes)).toEqual([problem]);
  });

  test('where nothing took its place, the message says that too', () => {
    const alone = facts.replace('\n      by: Nghị định 224/2026/NĐ-CP', '');
    const guide = changed('content/guides/dang-ky.mdx', 'Mở trang chủ.', 'Theo 42/2022/NĐ-CP.');
    expect(problemsOf({ 'content/facts.yaml': alone, ...guide })[0]).toContain(
      'đã hết hiệu lực, chưa tìm thấy văn bản thay thế.',
    );
  });
});

describe('not a mistake', () => {
  const guide = changed('content/guides/dang-ky.mdx', 'Mở trang chủ.', 'Theo 42/2022/NĐ-CP.');
  test.each<readonly [string, Readonly<Record<string, string>>]>([
    ['the fact that ends it', {}],
    [
      'a step with the notice beside it',
      {
        ...guide,
        'content/facts.yaml': `${facts}  touches: [guide]\n`.replace(
          'guide',
          'huong-dan/dang-ky#mo-trang',
        ),
      },
    ],
    [
      'a page with the notice above it',
      { ...guide, 'content/facts.yaml': `${facts}  touches: [huong-dan/dang-ky]\n` },
    ],
    [
      'a glossary entry that names the fact',
      changed(
        'content/glossary.yaml',
        'meaning: Ứng dụng.',
        'meaning: Ứng dụng.\n  source: 42/2022/NĐ-CP\n  endedBy: het-nghi-dinh',
      ),
    ],
    [
      'a comment of staff',
      changed(
        'content/ward.yaml',
        'sessionCitation: Quy chế',
        'sessionCitation: Quy chế # 42/2022/NĐ-CP',
      ),
    ],
    [
      'a fact that waits for confirmation ends nothing yet',
      {
        ...guide,
        'content/facts.yaml': facts.replaceAll(
          /certainty: found(?=\n  validFrom: 2026)/g,
          'certainty: to-confirm',
        ),
      },
    ],
  ])('%s', (_name, changes) => {
    expect(problemsOf(changes)).toEqual([]);
  });
});

test('an entry that names a fact which ends nothing is refused', () => {
  const changes = changed(
    'content/glossary.yaml',
    'meaning: Ứng dụng.',
    'meaning: Ứng dụng.\n  endedBy: cmnd',
  );
  expect(problemsOf(changes)).toEqual([
    'content/glossary.yaml:8 — Không có điều nào là "cmnd" nói một văn bản đã hết hiệu lực. Ghi id của điều có mục ends trong content/facts.yaml: het-nghi-dinh.',
  ]);
});
