// The whole way of a notice from Word, step by step, as forms without script.
import { describe, expect, test } from 'vitest';
import { wishOf } from '../../../../scheduler/console/writing/new/wish-of.ts';
import { treatBlocks } from '../../../../scheduler/console/writing/new/spoken-parts.ts';
import { newProse, readProse } from '../../../../content/write/prose/index.ts';
import { Transform } from 'prosemirror-transform';
import { consoleInTest } from '../../../setup/console.ts';
import { fileOf, seenIn, sendForm } from '../../../setup/send-file.ts';
import { wordNotice } from '../../../setup/word-notice.ts';
import { readOf, writingFolders } from '../../../setup/writing.ts';

const { contentDir, dataDir } = writingFolders();
const console = consoleInTest(dataDir, contentDir);
const cookie = console.signIn('editor', 'approver');
const desk = console.parts.writing();
const send = (form: string, fields: Readonly<Record<string, string | File>>) =>
  sendForm(console, form, cookie, fields);

const first = 'content/announcements/lich-phun-thuoc-phong-chong-sot-xuat-huyet.mdx';
const file = 'content/announcements/lich-phun-thuoc.mdx';
const path = '/dai/bai/thong-bao/lich-phun-thuoc/';
const step = async (key: string): Promise<string> =>
  (await console.get(`${path}tung-buoc/?buoc=${key}`, cookie)).text();
const to = (response: Response): string | null => response.headers.get('location');

describe('a notice from Word', () => {
  test('becomes a draft, and its comparison leads on', async () => {
    const sent = fileOf(wordNotice(), 'Thông báo 15.docx');
    const response = await send('bring-in', { from: 'file', kind: 'announcement', file: sent });
    expect(to(response)).toBe(
      '/dai/bai/thong-bao/lich-phun-thuoc-phong-chong-sot-xuat-huyet/doi-chieu/',
    );
    const page = await (await console.get(to(response) ?? '', cookie)).text();
    expect(page).toContain('tung-buoc/');
    expect(page).toContain('Giữ văn bản gốc');
  });

  test('1: title, summary and a shorter address', async () => {
    const wrong = await send('guide-title', {
      file: first,
      title: 'x',
      description: '',
      slug: 'Ạ',
    });
    expect(wrong.status).toBe(422);
    expect(seenIn(await wrong.text())).toContain('Viết một câu tóm tắt');
    const response = await send('guide-title', {
      ...{ file: first, title: 'Lịch phun thuốc', slug: 'lich-phun-thuoc' },
      description: 'Phun thuốc muỗi ở tổ dân phố 3 ngày 10/12/2026.',
    });
    expect(to(response)).toBe(`${path}tung-buoc/?buoc=khong-doc`);
    expect(desk.draft(first)).toBeUndefined();
    // The changes of before are still its own.
    expect(desk.draft(file)?.version).toBeGreaterThan(0);
    expect(desk.draft(file)?.origin?.name).toBe('Thông báo 15.docx');
    expect(desk.text(file)).toMatch(/title: Lịch phun thuốc\n/);
  });

  test('2: letterhead, recipients and signature are not spoken, one more part is put aside', async () => {
    const page = await step('khong-doc');
    expect(page).toContain('data-number="2"');
    expect(page.match(/<option value="(noi-nhan|chu-ky)"\s+selected/g)).toHaveLength(2);
    const doc = desk.doc(file);
    const at = doc.children.findIndex((node) => node.textContent.startsWith('Trẻ nhỏ'));
    const version = String(desk.draft(file)?.version);
    const response = await send('guide-spoken', { file, version, [`phan${at}`]: 'trang' });
    expect(to(response)).toBe(`${path}tung-buoc/?buoc=chu-la`);
    expect(desk.text(file)).toMatch(/<WebOnly>\n\nTrẻ nhỏ[^]*<\/WebOnly>/);
    const late = await send('guide-spoken', { file, version, [`phan${at}`]: 'doc' });
    expect(seenIn(await late.text())).toContain('vừa được sửa ở chỗ khác');
    const now = String(desk.draft(file)?.version);
    await send('guide-spoken', { file, version: now, [`phan${at}`]: 'doc' });
    expect(desk.text(file)).toContain('\n\nTrẻ nhỏ');
  });

  test('3: what nobody can read is asked for, and kept with the draft', async () => {
    const page = await step('chu-la');
    expect(page).toContain('data-word="KDYT"');
    const fields = { file, count: '1', chu0: 'KDYT', nay0: 'ca đê y tê', doc0: 'ca đê y tê' };
    const wrong = await send('guide-words', { ...fields, khac0: 'KDYT 2' });
    expect(wrong.status).toBe(422);
    const response = await send('guide-words', { ...fields, khac0: 'khoa dược y tế' });
    expect(to(response)).toBe(`${path}tung-buoc/?buoc=su-kien`);
    expect(desk.draft(file)?.extras.lexicon).toMatchObject([
      { written: 'KDYT', spoken: 'khoa dược y tế', document: 'thong-bao/lich-phun-thuoc' },
    ]);
  });

  test('4 and 5: facts, and each sentence to be heard', async () => {
    expect(await step('su-kien')).toMatch(/data-facts="\d+"/);
    const page = await step('nghe');
    expect(page).toMatch(/<audio[^>]*src="\/dai\/bai\/thong-bao\/lich-phun-thuoc\/nghe\?cau=/);
    expect(seenIn(page)).toContain('khoa dược y tế');
    expect(seenIn(page)).not.toContain('Nguyễn Văn An');
  });

  test('6: its own wish is proposed, and shown as airings', async () => {
    const page = await step('ngay');
    expect(page).toContain('data-wish="2"');
    expect(page.match(/name="day-\w+"\s+value="on"\s+checked/g)).toHaveLength(2);
    const none = await send('guide-days', { file, do: 'air', times: '25:00', weeks: '5' });
    expect(none.status).toBe(422);
    const days = { 'day-tue': 'on', 'day-fri': 'on', times: '06:30', weeks: '5' };
    const response = await send('guide-days', { file, do: 'air', ...days });
    expect(to(response)).toBe(`${path}tung-buoc/?buoc=ngay`);
    const chosen = await step('ngay');
    expect(chosen).toMatch(/data-airings="[1-9]\d*"/);
    expect(desk.text(file)).toMatch(/broadcast:\n {2}perWeek: 2\n {2}weeks: \[4, 5\]/);
    expect(desk.draft(file)?.extras.campaign?.text).toContain('thong-bao/lich-phun-thuoc');
  });

  test('7: it is published with its campaign and its reading', async () => {
    const page = await step('gui');
    expect(page).toContain(`${path}phat-hanh/`);
    expect(page).not.toContain('data-problems');
    const who = { account: 'hoa1', name: 'Bà Hoa', roles: ['editor', 'approver'] as const };
    await desk.publish(file, who, 'Lịch phun thuốc', desk.seal(file));
    expect(readOf(contentDir, file)).toContain('Bà con tổ dân phố 3');
    expect(readOf(contentDir, 'content/lexicon.tsv')).toContain('khoa dược y tế');
    expect(readOf(contentDir, 'content/campaigns/lich-phun-thuoc.yaml')).toContain('weeks: 5');
  });
});

describe('what a text asks for', () => {
  const asks = (line: string) =>
    wishOf(readProse(`---\n---\n\n<Recipients>\n\n- ${line}\n\n</Recipients>\n`));
  test.each([
    ['Đài (2 lần/tuần, phát từ 4-5 tuần)', 2, [4, 5]],
    ['Đài phát 3 lần / tuần trong 2 tuần', 3, [2]],
    ['Đài (1 lần/ngày, 4 đến 6 tuần)', 7, [4, 6]],
    ['Đài (2 lần mỗi tuần)', 2, [4]],
  ])('%s', (line, perWeek, weeks) => {
    expect(asks(line)).toEqual({ perWeek, weeks, source: `Nơi nhận: ${line}` });
  });
  test.each(['Lưu: VT', 'Đài (100 lần/tuần)'])('nothing: %s', (line) => {
    expect(asks(line)).toBeUndefined();
  });
});

describe('parts that are spoken or not', () => {
  const doc = readProse(
    '---\n---\n\nMột.\n\n<Recipients>\n\n- Đài\n\n</Recipients>\n\n<WebOnly>\n\nHai.\n\n</WebOnly>\n',
  );
  const treated = (
    chosen: ReadonlyMap<
      number,
      Parameters<typeof treatBlocks>[0] extends ReadonlyMap<number, infer T> ? T : never
    >,
  ) => {
    const tr = new Transform(doc);
    treatBlocks(chosen)(tr);
    return newProse(tr.doc);
  };
  test('recipients become words again, with what the page had put above them', () => {
    expect(treated(new Map([[1, 'doc']]))).toContain('Nơi nhận:\n\n- Đài');
  });
  test('several at once', () => {
    const text = treated(
      new Map([
        [0, 'chu-ky'],
        [2, 'doc'],
      ]),
    );
    expect(text).toMatch(/<Signature>\n\nMột\.\n\n<\/Signature>/);
    expect(text).toMatch(/<\/Recipients>\n\nHai\.\n/);
  });
  test('what stays as it is makes no step', () => {
    const tr = new Transform(doc);
    treatBlocks(
      new Map([
        [0, 'doc'],
        [1, 'noi-nhan'],
        [2, 'trang'],
      ]),
    )(tr);
    expect(tr.steps).toEqual([]);
  });
});
