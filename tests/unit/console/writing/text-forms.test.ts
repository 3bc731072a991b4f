// The way of a text through the console's own gate: written, looked at, asked for, agreed to, restored.
import { createSentBackTexts } from '../../../../scheduler/console/writing/asked-texts.ts';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../../../scheduler/acts/roles.ts';
import { besideDesk } from '../../../../scheduler/console/writing/beside/beside-desk.ts';
import { consoleInTest, type ConsoleInTest } from '../../../setup/console.ts';
import { hoa, readOf, sayMore, writeOf, writingFolders } from '../../../setup/writing.ts';

const file = 'content/faq/quen-mat-khau.mdx';
const path = '/dai/bai/hoi-dap/quen-mat-khau/';

let folders: ReturnType<typeof writingFolders>;
let console: ConsoleInTest;
beforeEach(() => {
  folders = writingFolders();
  const ward = 'content/ward.yaml';
  writeOf(folders.contentDir, ward, readOf(folders.contentDir, ward));
  const own = consoleInTest(folders.dataDir, folders.contentDir);
  console = own;
  return () => {
    own.parts.writing().close();
  };
});

const desk = () => console.parts.writing();
const write = (words: string): void => {
  desk().open(file, hoa);
  desk().change(file, hoa, sayMore(words));
};
const pageFor = async (at: string, ...roles: readonly Role[]): Promise<string> => {
  const response = await console.get(at, console.signIn(...roles));
  expect(response.status).toBe(200);
  return response.text();
};
const send = async (form: string, role: Role, fields: Readonly<Record<string, string>>) => {
  const cookie = console.signIn(role);
  const all = { file, seal: desk().draft(file) ? desk().seal(file) : '', ...fields };
  const sent = { cookie, fields: { token: console.tokenOf(cookie), ...all } };
  return console.post(`/dai/viec/${form}`, sent);
};

describe('the editor', () => {
  it.each([
    [path, false],
    ['/dai/bai/hoi-dap/mat-dien-thoai-co-vneid/', true],
  ])('%s asks for a question: %s', async (at, asks) => {
    const page = await pageFor(at, 'editor');
    expect(page.includes('data-front="question"')).toBe(asks);
    expect(page.includes('data-front="title"')).toBe(!asks);
  });
});

describe('whoever only looks', () => {
  // One for all: nothing is written, and what is looked at beside a text has processes of its own.
  const looked = writingFolders();
  const ofAll = consoleInTest(looked.dataDir, looked.contentDir);
  afterAll(() => {
    besideDesk(ofAll.parts).close();
    ofAll.parts.writing().close();
  });
  it.each(['viewer', 'operator', 'approver', 'admin'] as const)(
    '%s begins no draft, whatever is opened',
    async (role) => {
      console = ofAll;
      const cookie = console.signIn(role);
      const pages = ['', 'phat-hanh/', 'ban-cu/', 'hai-ban/', 'dau-bai/', 'anh/', 'canh', 'xem'];
      for (const page of pages) await console.get(path + page, cookie);
      for (const list of ['muc/facts/', 'tu-dien/']) await console.get(`/dai/bai/${list}`, cookie);
      expect(desk().draft(file)).toBeUndefined();
      expect(desk().draft('content/facts.yaml')).toBeUndefined();
      const page = await pageFor(path, role);
      expect(page).toContain('Chỉ xem: vai của bạn không sửa bài.');
      expect(page).toMatch(/"draft":0,"version":0/);
      expect(page).toContain('"write":false');
    },
  );
  it('sees what is being written, and begins none where there is no such text', async () => {
    write(' Đang soạn.');
    expect(await pageFor(path, 'viewer')).toContain('Đang soạn.');
    const cookie = console.signIn('viewer');
    expect((await console.get('/dai/bai/hoi-dap/khong-co-bai-nay/', cookie)).status).toBe(404);
  });
});

describe('the list of texts', () => {
  it('shows documents by kind, lists, and who writes on what', async () => {
    write(' Thêm.');
    const page = await pageFor('/dai/bai/', 'editor');
    expect(page).toContain('Bài mới (tệp Word, PDF, hay gõ)');
    expect(page).toContain(`data-draft="${file}"`);
    expect(page).toContain('data-text="content/facts.yaml"');
    expect(page).toContain(`href="${path}"`);
  });
  it('is searched without marks', async () => {
    const page = await pageFor('/dai/bai/?tim=quen%20mat%20khau', 'viewer');
    expect(page).toContain(`data-text="${file}"`);
    expect(page).not.toContain('data-text="content/facts.yaml"');
  });
});

describe('what would be published', () => {
  it('shows where a link leads, which the words alone would hide', async () => {
    desk().open(file, hoa);
    desk().change(file, hoa, (tr) => {
      const link = tr.doc.type.schema.marks['link'];
      if (link) tr.addMark(1, 6, link.create({ href: 'https://vi-du.vn/' }));
    });
    expect(await pageFor(`${path}phat-hanh/`, 'approver')).toContain('(https://vi-du.vn/)');
  });
  it('of the ward’s own file is the administrator’s to see', async () => {
    for (const part of ['ban-cu/', 'phat-hanh/']) {
      const response = await console.get(`/dai/bai/muc/ward/${part}`, console.signIn('viewer'));
      expect(response.status).toBe(404);
    }
  });
  it('is marked by words, and published with why', async () => {
    write(' Thêm một câu.');
    const page = await pageFor(`${path}phat-hanh/`, 'editor');
    expect(page).toMatch(/<ins>[^<]*Thêm một câu/);
    expect(page).toContain('data-act="publish"');
    expect((await send('publish', 'editor', { why: '' })).status).toBe(422);
    const done = await send('publish', 'editor', { why: 'Bổ sung' });
    expect([done.status, done.headers.get('location')]).toEqual([303, `${path}phat-hanh/`]);
    expect(readOf(folders.contentDir, file)).toContain('Thêm một câu.');
    expect(await pageFor(`${path}phat-hanh/`, 'viewer')).toContain('data-standing="');
    const acts = console.logged().map(({ detail }) => [detail['act'], detail['why']]);
    expect(acts).toContainEqual(['publish', 'Bổ sung']);
  });
  it('shows what stops it, with its place, and no button', async () => {
    desk().open(file, hoa);
    desk().change(file, hoa, (tr) => tr.setDocAttribute('title', ''));
    const page = await pageFor(`${path}phat-hanh/`, 'editor');
    expect(page).toMatch(/data-problems="[1-9]/);
    expect(page).toContain(`${file}:2`);
    expect(page).not.toContain('data-act="publish"');
  });
  it('with a stale page publishes nothing, and shows the draft as it is', async () => {
    write(' Một.');
    const seal = desk().seal(file);
    write(' Hai.');
    const response = await send('publish', 'editor', { why: 'x', seal });
    expect(response.status).toBe(422);
    expect(await response.text()).toMatch(/đã đổi từ lúc mở[\s\S]*<ins>[^<]*Hai/);
  });
});

describe('consent', () => {
  beforeEach(() => {
    const ward = 'content/ward.yaml';
    const text = readOf(folders.contentDir, ward).replace(
      /^approval:[\s\S]*?(?=^\S|(?![\s\S]))/m,
      '',
    );
    writeOf(folders.contentDir, ward, `${text}\napproval:\n  texts: true\n`);
  });
  it('is asked for, shown to the approver, given; then the text is published', async () => {
    write(' Thêm.');
    expect(await pageFor(`${path}phat-hanh/`, 'editor')).toContain('data-act="ask-text"');
    expect((await send('publish', 'editor', { why: 'x' })).status).toBe(422);
    expect((await send('ask-text', 'editor', { why: 'Bổ sung' })).status).toBe(303);
    expect(await pageFor('/dai/duyet/', 'approver')).toContain(`data-asked-text="${file}"`);
    expect(await pageFor(`${path}phat-hanh/`, 'approver')).toContain('data-act="approve-text"');
    expect((await send('approve-text', 'approver', {})).status).toBe(303);
    expect(readOf(folders.contentDir, file)).toContain(' Thêm.');
    expect(desk().versions(file)[0]).toMatchObject({ approvedBy: 'Bà Hoa', why: 'Bổ sung' });
  });
  it('is given back with what to mend', async () => {
    write(' Thêm.');
    await send('ask-text', 'editor', { why: 'Bổ sung' });
    await send('send-back-text', 'approver', { why: 'Thiếu giờ' });
    expect(await pageFor(`${path}phat-hanh/`, 'editor')).toContain('Thiếu giờ');
    for (const page of [`${path}dau-bai/`, `${path}tung-buoc/`])
      expect(await pageFor(page, 'editor')).toMatch(/data-sent-back>[\s\S]*?: Thiếu giờ/);
    expect(await pageFor('/dai/bai/', 'editor')).toMatch(
      /Bị trả lại, phải sửa[\s\S]*đã trả lại: Thiếu giờ/,
    );
    const [back] = createSentBackTexts(folders.dataDir, 0)();
    expect(back).toMatchObject({ file, sentBack: { why: 'Thiếu giờ' } });
    expect(back?.sentBack.to).not.toBe('');
  });
});

describe('versions', () => {
  it('are listed, compared and brought back as a draft', async () => {
    write(' Thêm một câu.');
    await send('publish', 'editor', { why: 'Bổ sung' });
    const first = desk().versions(file).at(-1)?.id ?? 0;
    const page = await pageFor(`${path}ban-cu/?so=${first}`, 'editor');
    expect(page).toMatch(/<ins>[^<]*Thêm một câu/);
    await send('restore-version', 'editor', { version: String(first) });
    expect(desk().text(file)).not.toContain('Thêm một câu');
  });
  it('of the ward are brought back by nobody who may not change settings', async () => {
    const response = await send('restore-version', 'editor', {
      ...{ file: 'content/ward.yaml', version: '1' },
    });
    expect(response.status).toBe(422);
    expect(desk().draft('content/ward.yaml')).toBeUndefined();
  });
  it('of the ward, in which passwords are, are looked at by administrators alone', async () => {
    const ward = 'content/ward.yaml';
    desk().versions(ward);
    writeOf(folders.contentDir, ward, `${readOf(folders.contentDir, ward)}# mat-khau-cu\n`);
    desk().versions(ward);
    const first = desk().versions(ward).at(-1)?.id ?? 0;
    for (const page of ['ban-cu/', `ban-cu/?so=${first}`, 'phat-hanh/'])
      for (const role of ['viewer', 'editor', 'operator', 'approver'] as const) {
        const response = await console.get(`/dai/bai/muc/ward/${page}`, console.signIn(role));
        expect([page, role, response.status]).toEqual([page, role, 404]);
      }
    expect(await pageFor(`/dai/bai/muc/ward/ban-cu/?so=${first}`, 'admin')).toContain(
      'mat-khau-cu',
    );
  });
  it('of a list do not take the place of a draft that somebody has in hand', async () => {
    const facts = 'content/facts.yaml';
    const { version } = desk().open(facts, hoa);
    desk().put(facts, version, `${desk().text(facts)}# đang soạn\n`, hoa);
    const [latest] = desk().versions(facts);
    const fields = { file: facts, version: String(latest?.id) };
    const response = await send('restore-version', 'editor', fields);
    expect([response.status, await response.text()]).toEqual([
      422,
      expect.stringContaining('đang có bản nháp chưa phát hành') as string,
    ]);
    expect(desk().text(facts)).toContain('# đang soạn');
  });
});

describe('a draft that cannot be written as a file', () => {
  it('keeps nobody out, neither of it nor of the others', async () => {
    desk().open(file, hoa);
    // What runs as a program, and is not in the file.
    desk().change(file, hoa, (tr) => {
      tr.insert(0, tr.doc.type.schema.node('opaque', { source: '{process.exit()}' }));
    });
    expect(() => desk().text(file)).toThrow();
    expect(
      desk()
        .list()
        .map((one) => one.file),
    ).toEqual([file]);
    for (const page of ['/dai/bai/', path, `${path}phat-hanh/`, '/dai/duyet/'])
      expect(await pageFor(page, 'editor')).not.toBe('');
    const cookie = console.signIn('editor');
    const sent = (form: string) =>
      console.post(`/dai/viec/${form}`, {
        ...{ cookie, fields: { token: console.tokenOf(cookie), file, seal: '', why: 'x' } },
      });
    expect((await sent('publish')).status).toBe(422);
    expect((await sent('drop-draft')).status).toBe(303);
    expect(desk().draft(file)).toBeUndefined();
  });
});

describe('a file that was changed by hand at the same place', () => {
  it('is shown beside the draft, and what is chosen stands', async () => {
    desk().open(file, hoa);
    desk().change(file, hoa, (tr) => tr.setDocAttribute('title', 'Tên của nháp'));
    const theirs = readOf(folders.contentDir, file).replace(/^title: .*$/m, 'title: Tên sửa tay');
    writeOf(folders.contentDir, file, theirs);
    expect(await pageFor(`${path}phat-hanh/`, 'editor')).toContain('data-conflict');
    const page = await pageFor(`${path}hai-ban/`, 'editor');
    expect(page).toContain('data-conflict-place="0"');
    const theirsHash = desk().conflict(file)?.theirsHash ?? '';
    const fields = { theirs: theirsHash, places: '1', place0: 'theirs' };
    expect((await send('settle-text', 'editor', fields)).status).toBe(303);
    expect(desk().text(file)).toBe(theirs);
  });
});
