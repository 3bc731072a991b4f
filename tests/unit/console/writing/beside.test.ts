import { readdirSync } from 'node:fs';
import { Node } from 'prosemirror-model';
import { expect, test } from 'vitest';
import { proseSchema } from '../../../../content/markup/prose-schema.ts';
import { readProse } from '../../../../content/write/prose/index.ts';
import { lengthOf, studyDraft } from '../../../../scheduler/console/writing/beside/study.ts';
import { readOf, writingFolders } from '../../../setup/writing.ts';

const { contentDir } = writingFolders();
const now = Date.parse('2026-11-30T05:00:00Z');
const announcement = 'content/announcements/dich-vu-cong-truc-tuyen.mdx';
const guide = 'content/guides/dang-ky-tai-khoan.mdx';

function study(file: string, text: string, more: readonly (readonly [string, string])[] = []) {
  return studyDraft({ contentDir, file, texts: new Map([[file, text], ...more]), now });
}

const files = readdirSync(contentDir, { recursive: true })
  .map((name) => `content/${String(name).replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.mdx') && !/\/(?:faq\/[^c]|errands\/[^k])/.test(name));

test.each(files)('%s: each sentence stands where its words are', async (file) => {
  const text = readOf(contentDir, file);
  const { known } = await study(file, text);
  expect(known.unseen).toEqual([]);
  expect(known.problems).toEqual([]);
  const doc = readProse(text);
  const own = known.sentences.filter(({ to }) => to > 0);
  expect(own.length).toBeGreaterThan(0);
  for (const { from, to, written } of own) {
    // A step's title is no text of the document.
    const title = from === to ? String(doc.nodeAt(from)?.attrs['title']) : '';
    const words = title + doc.textBetween(from, to, ' ', ' ').replace(/\s+/g, ' ');
    const first = written.replace(/^(?:\d+\.|Lưu ý:|Yêu cầu:|Bước \d+:)\s*/, '').slice(0, 12);
    expect(words).toContain(first.replace(/\W+$/u, ''));
  }
});

test('A form that nobody can read stands at its place, with the row that decides', async () => {
  const text = `${readOf(contentDir, guide)}\nGọi hệ thống QWZX trước khi nộp.\n`;
  const { known } = await study(guide, text);
  const doc = readProse(text);
  const unsure = known.sentences.flatMap((sentence) => sentence.unsure);
  expect(unsure.map(({ written }) => written)).toEqual(['QWZX']);
  const [form] = unsure;
  expect(doc.textBetween(form?.from ?? 0, form?.to ?? 0)).toBe('QWZX');
  expect(form?.isUnknown).toBe(true);
  const row = form?.choices[0]?.row;
  const decided = `${readOf(contentDir, 'content/lexicon.tsv')}${row?.written ?? ''}\t${row?.spoken ?? ''}\n`;
  const after = await study(guide, text, [['content/lexicon.tsv', decided]]);
  expect(after.known.sentences.flatMap((sentence) => sentence.unsure)).toEqual([]);
});

test('A problem stands at its line in the words of the check', async () => {
  const text = `${readOf(contentDir, guide)}\nXem [bài kia](/huong-dan/khong-co-bai-nay/).\n`;
  const { known } = await study(guide, text);
  const [problem] = known.problems;
  expect(problem?.message).toContain('khong-co-bai-nay');
  expect(problem?.line).toBe(text.trimEnd().split('\n').length);
  expect(readProse(text).textBetween(problem?.from ?? 0, problem?.to ?? 0)).toContain('bài kia');
});

test('A problem that the draft makes in another file is named as such', async () => {
  const text = readOf(contentDir, guide).replace(/<Step id="[^"]+"/, '<Step id="mot-ten-khac"');
  const { known } = await study(guide, text);
  expect(known.problems.length).toBeGreaterThan(0);
  expect(known.problems.map(({ elsewhere }) => elsewhere)).toContainEqual(
    expect.stringMatching(/^content\//),
  );
});

test('Facts stand at the step they touch', async () => {
  const { known } = await study(announcement, readOf(contentDir, announcement));
  const doc = readProse(readOf(contentDir, announcement));
  const atStep = known.facts.filter(({ step }) => step !== undefined);
  expect(known.facts.length).toBeGreaterThan(0);
  for (const { from, step } of atStep) expect(doc.nodeAt(from)?.attrs['id']).toBe(step);
});

test('The length of what was said is told from a guess', async () => {
  const studied = await study(announcement, readOf(contentDir, announcement));
  const guess = lengthOf(studied, () => undefined);
  expect(guess).toMatchObject({ isGuess: true, fits: true });
  const said = lengthOf(studied, () => 1000);
  expect(said.isGuess).toBe(false);
  expect(said.airings.map(({ campaign }) => campaign)).toEqual(['dich-vu-cong-truc-tuyen']);
  const tooLong = lengthOf(studied, () => 60_000);
  expect(tooLong.fits).toBe(false);
});

test.each([
  ['a tag that is not closed', '---\ntitle: A\ndescription: B.\n---\n\n<Note>\n\nmột hai\n'],
  ['no frontmatter', 'Chỉ có lời.\n'],
  ['nothing', ''],
  ['frontmatter that is no YAML', '---\ntitle: [\n---\n\nLời.\n'],
  [
    'nothing to be said',
    '---\ntitle: A\ndescription: B.\n---\n\n<WebOnly>\n\nchỉ trang\n\n</WebOnly>\n',
  ],
])('Odd text, %s: what is not known is said', async (_, text) => {
  const { known } = await study('content/announcements/moi.mdx', text);
  expect(known.problems.length + known.unseen.length).toBeGreaterThan(0);
});

test('Places follow the document in which somebody has begun paragraphs', async () => {
  const text = readOf(contentDir, guide);
  const doc = readProse(text);
  const empty = proseSchema.node('paragraph');
  const live = proseSchema.node('doc', doc.attrs, [empty, ...doc.children, empty]);
  const studied = await studyDraft({
    ...{ contentDir, file: guide, texts: new Map([[guide, text]]), now },
    doc: live.toJSON() as unknown,
  });
  const plain = await study(guide, text);
  const own = (from: { known: typeof plain.known }) =>
    from.known.sentences.filter(({ to }) => to > 0).map((one) => [one.from, one.to]);
  expect(own(studied)).toEqual(own(plain).map(([from = 0, to = 0]) => [from + 2, to + 2]));
  expect(Node.fromJSON(proseSchema, live.toJSON()).eq(live)).toBe(true);
});

test('What is not spoken is named by its words, a blank between its lines', async () => {
  const held = '<Signature>\n\nKT. CHỦ TỊCH\n\nPHÓ CHỦ TỊCH\n\nTrần **Thị** B\n\n</Signature>\n';
  const { known } = await study(guide, `${readOf(contentDir, guide)}\n${held}`);
  expect(known.leftOut.map(({ text }) => text)).toContain('KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Thị B');
});
