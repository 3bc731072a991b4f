// The whole way of a notice from Word, step by step, as forms without script.
import { describe, expect, test } from 'vitest';
import { sayAiring } from '../../../../scheduler/console/writing/new/say-airing.ts';
import { spanOf, wishOf } from '../../../../scheduler/console/writing/new/wish-of.ts';
import { treatBlocks } from '../../../../scheduler/console/writing/new/spoken-parts.ts';
import { newProse, readProse } from '../../../../content/write/prose/index.ts';
import { Transform } from 'prosemirror-transform';
import { consoleInTest } from '../../../setup/console.ts';
import { fileOf, seenIn, sendForm } from '../../../setup/send-file.ts';
import { wordNotice } from '../../../setup/word-notice.ts';
import { hoa, readOf, writeOf, writingFolders } from '../../../setup/writing.ts';

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
    expect(page).toContain('Văn bản gốc để tải về');
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
    desk.change(file, hoa, (tr) => {
      let found = 0;
      tr.doc.descendants((node, pos) => {
        if (node.type.name === 'paragraph' && node.textContent.startsWith('Trẻ nhỏ'))
          found = pos + node.nodeSize - 1;
        return true;
      });
      tr.insert(found, tr.doc.type.schema.text(' Xem ở anphu-example.vn/tiem-phong.'));
    });
    const page = await step('chu-la');
    expect(page).toContain('data-word="KDYT"');
    expect(page).toContain('value="đường dẫn ghi trên trang của phường"');
    const fields = { file, count: '1', chu0: 'KDYT', nay0: 'ca đê y tê', doc0: 'ca đê y tê' };
    expect(page).toContain('/dai/tu-dien/nghe?cau=ca');
    for (const typed of [{ khac0: 'KDYT 2' }, { doc0: 'khac' }]) {
      const wrong = await send('guide-words', { ...fields, ...typed });
      expect(wrong.status).toBe(422);
      expect(seenIn(await wrong.text())).toMatch(/không phải tiếng Việt|Gõ cách đọc vào ô/);
    }
    const response = await send('guide-words', { ...fields, khac0: 'khoa dược y tế' });
    expect(to(response)).toBe(`${path}tung-buoc/?buoc=nghe`);
    expect(desk.draft(file)?.extras.lexicon).toMatchObject([
      { written: 'KDYT', spoken: 'khoa dược y tế', document: 'thong-bao/lich-phun-thuoc' },
    ]);
  });

  test('4: each sentence to be heard', async () => {
    const page = await step('nghe');
    expect(page).toMatch(/<audio[^>]*src="\/dai\/bai\/thong-bao\/lich-phun-thuoc\/nghe\?cau=/);
    expect(seenIn(page)).toContain('khoa dược y tế');
    expect(seenIn(page)).not.toContain('Nguyễn Văn An');
  });

  test('5: its own wish is proposed, and shown as airings', async () => {
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

  test('6: it is published with its campaign and its reading', async () => {
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

describe('a notice that airs already', () => {
  const who = { account: 'hoa1', name: 'Bà Hoa', roles: ['editor', 'approver'] as const };
  const place = 'content/campaigns/lich-phun-thuoc.yaml';
  const change = {
    ...{ file, do: 'air', 'day-wed': 'on', 'day-fri': 'on' },
    ...{ times: '06:15', weeks: '5' },
  };

  test('shows the airings it has, and no second series is proposed', async () => {
    desk.open(file, who);
    const page = await step('ngay');
    expect(page).toContain('data-existing="lich-phun-thuoc"');
    expect(page).toMatch(/data-airings="[1-9]\d*"/);
    expect(page).toMatch(/name="day-tue"\s+value="on"\s+checked/);
    expect(page).not.toContain('Chọn những ngày này');
    expect(page).not.toContain('Không phát loa');
  });

  test('other days change that campaign, and all else of it stays', async () => {
    const was = readOf(contentDir, place);
    writeOf(contentDir, place, `# Lời của phường\n${was}\npriority: high\n`);
    const response = await send('guide-days', change);
    expect(to(response)).toBe(`${path}tung-buoc/?buoc=ngay`);
    const campaign = desk.draft(file)?.extras.campaign;
    expect(campaign?.file).toBe(place);
    expect(campaign?.text).toContain('# Lời của phường');
    expect(campaign?.text).toMatch(/priority: high/);
    expect(campaign?.text).toMatch(/days: \[wed, fri\]/);
    expect(seenIn(await step('ngay'))).toContain('thứ Tư');
  });

  test('what somebody changed of it meanwhile is not written over', async () => {
    const chosen = readOf(contentDir, place);
    writeOf(contentDir, place, `${chosen}# Sửa sau\n`);
    await expect(desk.publish(file, who, 'Đổi ngày', desk.seal(file))).rejects.toThrow();
    expect(readOf(contentDir, place)).toContain('# Sửa sau');
    await send('guide-days', change);
    await desk.publish(file, who, 'Đổi ngày', desk.seal(file));
    expect(readOf(contentDir, place)).toMatch(
      /# Lời của phường[^]*days: \[wed, fri\][^]*# Sửa sau/,
    );
  });

  test('several are listed with their pages, and none is changed from here', async () => {
    writeOf(
      contentDir,
      'content/campaigns/nhac-lai.yaml',
      "title: Nhắc lại\ndocuments:\n  - thong-bao/lich-phun-thuoc\ndays: [mon]\ntime: '06:15'\nweeks: 2\n",
    );
    desk.open(file, who);
    const page = await step('ngay');
    expect(page).toContain('href="/dai/dot-phat/nhac-lai/"');
    expect(page).toContain('href="/dai/dot-phat/lich-phun-thuoc/"');
    expect(page).not.toContain('name="times"');
    const refused = await send('guide-days', change);
    expect(refused.status).toBe(422);
    expect(seenIn(await refused.text())).toContain('đã có lịch phát');
  });
});

describe('from when a text asks to be aired', () => {
  const span = (line: string) => spanOf(readProse(`---\n---\n\n${line}\n`), '2026-11-30');
  test.each([
    ['Phát 02 lần/tuần, trong 02 tuần kể từ ngày 01/12/2026.', '2026-12-01', undefined],
    ['Phát thanh từ ngày 05 tháng 12 năm 2026.', '2026-12-05', undefined],
    ['Phát thanh bắt đầu từ 5/1.', '2027-01-05', undefined],
    ['Phát 2 lần/tuần từ ngày 01 đến hết ngày 14/12/2026.', '2026-12-01', '2026-12-14'],
    ['Phát 2 lần/tuần từ ngày 01-05/12/2026.', '2026-12-01', undefined],
    ['Phát 2 lần/tuần từ 25 đến 05/01/2027.', '2026-12-25', '2027-01-05'],
    ['Phát 2 lần/tuần từ ngày 01/12 đến ngày 15/12.', '2026-12-01', '2026-12-15'],
    ['Phát trên loa từ tuần tới.', '2026-12-07', undefined],
    ['Phát trên hệ thống loa từ thứ Năm.', '2026-12-03', undefined],
    ['Phát thanh từ thứ 3 tuần sau.', '2026-12-08', undefined],
    ['Truyền thanh từ ngày mai.', '2026-12-01', undefined],
    ['Truyền thanh từ nay đến hết ngày 31/12.', '2026-11-30', '2026-12-31'],
    ['Truyền thanh từ tháng 12/2026.', '2026-12-01', undefined],
  ])('%s', (line, startsOn, endsOn) => {
    expect(span(line)?.startsOn).toBe(startsOn);
    expect(span(line)?.endsOn).toBe(endsOn);
  });
  test.each([
    'Đài (2 lần/tuần, phát từ 4-5 tuần)',
    'Thu tiền từ ngày 01/12/2026.',
    'Phát 2 lần/tuần. Thu tiền từ ngày 01/12/2026.',
    'Phát thanh từ ngày 31/02/2026.',
    'Phát loa từ 5-7 ngày.',
    'Phát loa từ thứ Hai đến thứ Sáu hằng tuần.',
  ])('nothing: %s', (line) => {
    expect(span(line)).toBeUndefined();
  });
});

test('an airing behind another one says the hour that will be, and why', () => {
  const at = Date.parse('2026-12-01T10:00:00Z');
  const reason = { code: 'queued', at, behind: 'Dịch vụ công' } as const;
  expect(sayAiring('Asia/Ho_Chi_Minh', { startsAt: at + 9 * 60_000, reason })).toBe(
    'thứ Ba 01/12 17:09 (đặt 17:00, phát nối sau “Dịch vụ công”)',
  );
  expect(sayAiring('Asia/Ho_Chi_Minh', { startsAt: at })).toBe('thứ Ba 01/12 17:00');
});

describe('what a text asks for', () => {
  const asks = (line: string) =>
    wishOf(readProse(`---\n---\n\n<Recipients>\n\n- ${line}\n\n</Recipients>\n`));
  test.each([
    ['Đài (2 lần/tuần, phát từ 4-5 tuần)', 2, [4, 5]],
    ['Đài phát 3 lần / tuần trong 2 tuần', 3, [2]],
    ['Đài (1 lần/ngày, 4 đến 6 tuần)', 7, [4, 6]],
    ['Đài (2 lần mỗi tuần)', 2, [4]],
    ['Đài (mỗi tuần phát 03 lần)', 3, [4]],
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
