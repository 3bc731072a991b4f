import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatProblem } from '../../../content/schema/problem.ts';
import { hashOfFile, keepEdit, tryEdit } from '../../../content/write/keep-edit.ts';
import { smallWard } from '../../unit/content/small-ward.ts';

const campaign = 'content/campaigns/dot-mot.yaml';
const fresh = `title: Đợt hai\ndocuments: [thong-bao/thong-bao]\ndays: [mon]\ntime: '17:00'\n`;
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'loa-edit-'));
  for (const [file, text] of Object.entries(smallWard)) put(file, text);
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const pathOf = (file: string) => join(dir, file.slice('content/'.length));
function put(file: string, text: string): void {
  mkdirSync(dirname(pathOf(file)), { recursive: true });
  writeFileSync(pathOf(file), text);
}
const read = (file: string) => readFileSync(pathOf(file), 'utf8');
const edited = (text: string, file = campaign) => ({
  ...{ file, text },
  expectedHash: hashOfFile(dir, file),
});
const text = smallWard[campaign] ?? '';

test('a good edit is written, and its hash told', async () => {
  const kept = await keepEdit(dir, edited(text.replace('weeks: 5', 'weeks: 4')));
  expect(kept).toEqual({ ok: true, hash: hashOfFile(dir, campaign) });
  expect(read(campaign)).toContain('weeks: 4');
});

test('a bad edit is refused with its place, and nothing is written', async () => {
  const kept = await keepEdit(dir, edited(text.replace('mon, tue', 'mon, tus')));
  expect(kept).toMatchObject({ ok: false, why: 'problems' });
  expect(kept.ok || kept.problems.map(formatProblem)).toEqual([
    expect.stringMatching(/^content\/campaigns\/dot-mot\.yaml:4 — "days"/),
  ]);
  expect(read(campaign)).toBe(text);
});

test('what makes another file wrong is refused too', async () => {
  const file = 'content/announcements/thong-bao.mdx';
  const kept = await keepEdit(
    dir,
    edited((smallWard[file] ?? '').replace('id="mot"', 'id="hai"'), file),
  );
  expect(kept.ok || kept.problems.map((one) => one.file)).toContain('content/facts.yaml');
});

test('a mistake that was there is no reason to refuse', async () => {
  put('content/glossary.yaml', '- id: otp\n');
  expect(await keepEdit(dir, edited(text.replace('weeks: 5', 'weeks: 4')))).toMatchObject({
    ok: true,
  });
});

test('what the schedule cannot take is refused by its check', () => {
  const problem = {
    file: campaign,
    line: 1,
    message: 'Không.',
    hint: '',
    severity: 'error',
  } as const;
  expect(tryEdit(dir, edited(`${text}# x\n`), () => [problem])).toEqual({
    ...{ ok: false, why: 'problems', problems: [problem] },
  });
});

test('of two edits from the same state the second is refused', async () => {
  const both = [edited(text.replace('5', '4')), edited(text.replace('5', '6'))];
  const kept = await Promise.all(both.map((edit) => keepEdit(dir, edit)));
  expect(kept.map(({ ok }) => ok)).toEqual([true, false]);
  expect(kept[1]).toMatchObject({ why: 'changed' });
  expect(read(campaign)).toContain('weeks: 4');
});

describe('a new file', () => {
  test('is written where there was none', async () => {
    const edit = { file: 'content/campaigns/dot-hai.yaml', text: fresh, expectedHash: undefined };
    expect(await keepEdit(dir, edit)).toMatchObject({ ok: true });
    expect(read(edit.file)).toBe(fresh);
  });

  test('never takes the place of another', async () => {
    const kept = await keepEdit(dir, { file: campaign, text: fresh, expectedHash: undefined });
    expect(kept).toMatchObject({ ok: false, why: 'exists' });
    expect(read(campaign)).toBe(text);
  });
});

test.each([
  'content/../ward.yaml',
  'content/campaigns/../../x.yaml',
  'content/campaigns/..\\x.yaml',
  '/etc/x.yaml',
  'content/schema/ward.ts',
  'content/.git/config.yaml',
  'content/campaigns/.x.yaml',
  'content//x.yaml',
  'content/a:b.yaml',
  'audio/x.yaml',
])('%s is outside', async (file) => {
  expect(await keepEdit(dir, { file, text: fresh, expectedHash: undefined })).toMatchObject({
    ...{ ok: false, why: 'outside' },
  });
});

test('a link to elsewhere is outside', async () => {
  const other = mkdtempSync(join(tmpdir(), 'loa-other-'));
  symlinkSync(other, join(dir, 'xa'));
  writeFileSync(join(other, 'a.yaml'), '');
  symlinkSync(join(other, 'a.yaml'), pathOf('content/campaigns/dot-ba.yaml'));
  for (const file of ['content/xa/b.yaml', 'content/campaigns/dot-ba.yaml'])
    expect(await keepEdit(dir, { file, text: fresh, expectedHash: undefined })).toMatchObject({
      ...{ ok: false, why: 'outside' },
    });
  rmSync(other, { recursive: true });
});
