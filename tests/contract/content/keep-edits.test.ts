import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashOfFile, keepEdits } from '../../../content/write/keep-edit.ts';

let dir = '';
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'loa-edits-')), 'content');
  cpSync(new URL('../../../content/', import.meta.url), dir, { recursive: true });
});
afterEach(() => {
  rmSync(join(dir, '..'), { recursive: true });
});

const pathOf = (file: string) => join(dir, '..', file);
const answer = 'content/faq/quen-passcode.mdx';
const lexicon = 'content/lexicon.tsv';
const textOf = (file: string) => readFileSync(pathOf(file), 'utf8');
const pdf = new TextEncoder().encode('%PDF-1.4\n');

test('several files are kept together, bytes too', async () => {
  const texts = [lexicon, answer].map((file) => ({
    ...{ file, expectedHash: hashOfFile(dir, file) },
    text: file === answer ? `${textOf(file)}\nThêm một đoạn.\n` : textOf(file),
  }));
  const bytes = { file: 'content/files/mau-don.pdf', bytes: pdf, expectedHash: undefined };
  const kept = await keepEdits(dir, [bytes, ...texts]);
  expect(kept).toMatchObject({ ok: true });
  expect(readFileSync(pathOf(bytes.file)).equals(pdf)).toBe(true);
  expect(textOf(answer)).toContain('Thêm một đoạn.');
  expect(kept.ok && [...kept.hashes]).toEqual(
    [bytes.file, lexicon, answer].map((file) => [file, hashOfFile(dir, file)]),
  );
});

test('where one of them cannot be, none is written, and it is said which', async () => {
  const was = textOf(answer);
  const edit = { file: answer, text: `${was}\nThêm.\n`, expectedHash: hashOfFile(dir, answer) };
  const late = { file: lexicon, text: textOf(lexicon), expectedHash: 'another' };
  expect(await keepEdits(dir, [edit, late])).toMatchObject({ why: 'changed', file: lexicon });
  const taken = { file: lexicon, text: '', expectedHash: undefined };
  expect(await keepEdits(dir, [edit, taken])).toMatchObject({ why: 'exists', file: lexicon });
  expect(textOf(answer)).toBe(was);
});

test('a mistake that only both files together make is refused', async () => {
  const file = (slug: string) => `content/faq/${slug}.mdx`;
  const link =
    '---\ntitle: Hỏi gì?\ndescription: Trả lời.\n---\n\nXem [bài kia](/hoi-dap/#moi-hai).\n';
  const one = { file: file('moi-mot'), text: link, expectedHash: undefined };
  const two = { ...one, file: file('moi-hai'), text: link.replace('#moi-hai', '#quen-passcode') };
  expect(await keepEdits(dir, [one])).toMatchObject({ why: 'problems' });
  expect(await keepEdits(dir, [one, two])).toMatchObject({ ok: true });
});

test('where the disk refuses one, those before it are put back', async () => {
  const was = textOf(answer);
  // A folder stands where the file would be.
  mkdirSync(pathOf('content/files/mau-don.pdf'), { recursive: true });
  const edit = { file: answer, text: `${was}\nThêm.\n`, expectedHash: hashOfFile(dir, answer) };
  const fresh = { file: 'content/files/moi.pdf', bytes: pdf, expectedHash: undefined };
  const bad = { file: 'content/files/mau-don.pdf', bytes: pdf, expectedHash: undefined };
  await expect(keepEdits(dir, [edit, fresh, bad])).rejects.toThrow();
  expect(textOf(answer)).toBe(was);
  expect(existsSync(pathOf(fresh.file))).toBe(false);
});

test.each([
  'content/files/../ward.yaml',
  'content/files/x.PDF',
  'content/pictures/a b.png',
  'content/x.png',
])('bytes go nowhere else: %s', async (file) => {
  expect(await keepEdits(dir, [{ file, bytes: pdf, expectedHash: undefined }])).toMatchObject({
    why: 'outside',
  });
});

const placed = (file: string, row?: string) => ({
  ...{ file, ...(row !== undefined && { row }) },
  sha256: 'a'.repeat(64),
});
const listed = (own?: object) => ({
  file: 'content/centre.yaml',
  text: `- ${JSON.stringify({
    ...{ thing: 'hoi-dap/quen-passcode', version: 1, title: 'Quên passcode', centre: 'tỉnh' },
    ...{ order: 'x', acceptedAt: '2026-12-01T08:00:00+07:00', own },
    files: [placed(answer), placed('content/facts.yaml', 'dang-nhap-bang-vneid')],
  })}\n`,
});

test('what is the centre’s is changed by no edit that does not say so', async () => {
  await keepEdits(dir, [{ ...listed(), expectedHash: undefined }]);
  const edit = (file: string, text: string) => ({
    ...{ file, text, expectedHash: hashOfFile(dir, file) },
  });
  const more = edit(answer, `${textOf(answer)}\nThêm.\n`);
  expect(await keepEdits(dir, [more])).toMatchObject({ why: 'problems' });
  const facts = textOf('content/facts.yaml');
  const row = edit(
    'content/facts.yaml',
    facts.replace('checkedOn: 2026-11-29', 'checkedOn: 2026-11-30'),
  );
  const kept = await keepEdits(dir, [row]);
  expect(kept.ok ? '' : kept.problems[0]?.message).toContain('dang-nhap-bang-vneid');
  const beside = edit('content/facts.yaml', `${facts}\n# lời dặn của phường\n`);
  expect(await keepEdits(dir, [beside])).toMatchObject({ ok: true });
  // Made the ward's own, together with the edit or before it.
  const own = { by: 'An', at: '2026-12-02T08:00:00+07:00' };
  const detached = { ...listed(own), expectedHash: hashOfFile(dir, 'content/centre.yaml') };
  expect(await keepEdits(dir, [more, detached])).toMatchObject({ ok: true });
  expect(textOf(answer)).toContain('Thêm.');
});

test('a recording is kept beside its document or for campaigns, and files are taken away again', async () => {
  const sound = (file: string) => ({ file, bytes: pdf, expectedHash: undefined });
  const beside = sound('content/faq/quen-passcode.mp3');
  expect(await keepEdits(dir, [beside, sound('content/recordings/loi.mp3')])).toMatchObject({
    ok: true,
  });
  expect(await keepEdits(dir, [sound('content/faq/khong-co.mp3')])).toMatchObject({
    why: 'problems',
  });
  const gone = { file: beside.file, remove: true as const };
  expect(await keepEdits(dir, [{ ...gone, expectedHash: 'other' }])).toMatchObject({
    why: 'changed',
  });
  const expectedHash = hashOfFile(dir, beside.file) ?? '';
  expect(await keepEdits(dir, [{ ...gone, expectedHash }])).toMatchObject({ ok: true });
  expect(existsSync(pathOf(beside.file))).toBe(false);
});
