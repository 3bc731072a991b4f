// Forms of entries through the whole console, on a copy of what the ward really has.
import { afterAll, describe, expect, test } from 'vitest';
import { besideDesk } from '../../../../scheduler/console/writing/beside/beside-desk.ts';
import { formKinds } from '../../../../scheduler/console/writing/kinds/kinds.ts';
import { entryPath } from '../../../../scheduler/console/writing/kinds/entry-paths.ts';
import { entriesOf } from '../../../../scheduler/console/writing/kinds/entries.ts';
import { valueIn } from '../../../../scheduler/console/writing/kinds/file-text.ts';
import { consoleInTest } from '../../../setup/console.ts';
import { formOn } from '../../../setup/sent-form.ts';
import { readOf, writeOf, writingFolders } from '../../../setup/writing.ts';

const { contentDir, dataDir } = writingFolders();
const console = consoleInTest(dataDir, contentDir);
const hoa = console.signIn('editor');
const admin = console.signIn('admin');
const desk = console.parts.writing();
afterAll(() => {
  besideDesk(console.parts).close();
  desk.close();
});

const facts = 'content/facts.yaml';
const vneid = '/dai/bai/muc/facts/dang-nhap-bang-vneid/';

async function pageAt(path: string, cookie = hoa): Promise<string> {
  const answer = await console.get(path, cookie);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}

async function send(fields: Record<string, string>, cookie = hoa, form = 'entry') {
  const answer = await console.post(`/dai/viec/${form}`, { cookie, fields });
  return { status: answer.status, to: answer.headers.get('location'), page: await answer.text() };
}

const file = (name: string): string =>
  desk.draft(name) ? desk.text(name) : readOf(contentDir, name);

describe('each kind', () => {
  const kinds = formKinds(contentDir).filter(({ elsewhere }) => elsewhere === undefined);
  test.each(kinds)(
    '$name: a page of it, and a form sent as it was shown changes nothing',
    async (kind) => {
      const cookie = kind.needs === 'settings' ? admin : hoa;
      const was = file(kind.file);
      const entries = entriesOf(kind, valueIn(kind, was));
      for (const entry of [entries[0], entries.at(-1)]) {
        if (!entry) continue;
        const form = { write: 'entry', settings: 'ward-entry', campaign: 'campaign-entry' }[
          kind.needs as 'write'
        ];
        const fields = formOn(await pageAt(entryPath(kind, entry.key), cookie), form);
        const { status, page } = await send(fields, cookie, form);
        expect([entry.key, status, page.length > 0 ? page : '']).toEqual([entry.key, 303, '']);
        expect(file(kind.file) === was).toBe(true);
        expect(desk.draft(kind.file)).toBeUndefined();
      }
    },
  );
});

describe('one fact', () => {
  test('places are chosen by the names of documents and steps', async () => {
    const page = await pageAt(vneid);
    expect(page).toContain('<optgroup label="Đăng ký tài khoản">');
    expect(page).toMatch(
      /value="huong-dan\/dang-ky-tai-khoan#mo-trang-chu" selected>\s*Mở trang chủ/i,
    );
  });

  test('what is changed is a draft, and only its line is another', async () => {
    const was = file(facts);
    const fields = formOn(await pageAt(vneid), 'entry');
    const { status, to } = await send({ ...fields, 'f.act': 'Đăng nhập bằng VNeID.' });
    expect([status, to]).toEqual([303, `${vneid}?giu=1`]);
    expect(file(facts)).toBe(was.replace(/^ {2}act: .*mức 2.*$/m, '  act: Đăng nhập bằng VNeID.'));
    expect(readOf(contentDir, facts)).toBe(was);
    expect(await pageAt(`${vneid}?giu=1`)).toContain('Đã giữ bản nháp');
  });

  test('what is wrong stands beside its field, in the words of the check', async () => {
    const fields = formOn(await pageAt(vneid), 'entry');
    const { 'f.recheckBy': recheckBy = '', 'f.source': source = '' } = fields;
    await send({ ...fields, 'f.recheckBy': '2026-01-01' });
    const late = await pageAt(vneid);
    expect(late).toMatch(
      /id="f.recheckBy-loi">\s*Hạn so lại 2026-01-01 không sau ngày đã so 2026-11-29\. Ghi recheckBy/,
    );
    await send({ ...formOn(late, 'entry'), 'f.recheckBy': recheckBy, 'f.source': '' });
    const empty = await pageAt(vneid);
    expect(empty).toMatch(/id="f.source-loi">\s*Thiếu mục &quot;source&quot;\./);
    await send({ ...formOn(empty, 'entry'), 'f.source': source });
    expect(await pageAt(vneid)).not.toContain('data-problems');
  });

  test('buttons of a list: one more, one up, one out; nothing is kept before it is sent', async () => {
    const was = file(facts);
    const fields = formOn(await pageAt(vneid), 'entry');
    const more = await send({ ...fields, do: 'add:f.touches' });
    expect(more.status).toBe(200);
    const eight = formOn(more.page, 'entry');
    expect(eight['f.touches.n']).toBe('8');
    const up = formOn(
      (await send({ ...eight, 'f.touches.7': 'hoi-dap/quen-mat-khau', do: 'up:f.touches.7' })).page,
      'entry',
    );
    expect([up['f.touches.6'], up['f.touches.7']]).toEqual([
      'hoi-dap/quen-mat-khau',
      fields['f.touches.6'],
    ]);
    const less = formOn((await send({ ...up, do: 'remove:f.touches.0' })).page, 'entry');
    expect([less['f.touches.n'], less['f.touches.0']]).toEqual(['7', fields['f.touches.1']]);
    expect(file(facts)).toBe(was);
    await send(formOn((await send({ ...fields, do: 'add:f.touches' })).page, 'entry'));
    expect(file(facts)).toBe(was);
  });

  test('two people: nothing is overwritten silently, and what was typed is kept', async () => {
    const mine = formOn(await pageAt(vneid), 'entry');
    const theirs = { ...formOn(await pageAt(vneid), 'entry'), 'f.note': 'Đã hỏi công an phường.' };
    expect((await send(theirs)).status).toBe(303);
    const refused = await send({ ...mine, 'f.note': 'Chưa hỏi ai.' });
    expect(refused.status).toBe(422);
    expect(refused.page).toMatch(/Bà Hoa vừa sửa mục này lúc [^<]*\d\d:\d\d/);
    expect(refused.page).toMatch(/<strong>Lời dặn nhau<\/strong>: Đã hỏi công an phường\./);
    const again = formOn(refused.page, 'entry');
    expect(again['f.note']).toBe('Chưa hỏi ai.');
    expect((await send(again)).status).toBe(303);
    expect(file(facts)).toContain('note: Chưa hỏi ai.');
  });

  test('two people on two facts of one file: both are kept', async () => {
    const other = '/dai/bai/muc/facts/cong-cua-tinh-da-dong/';
    const mine = formOn(await pageAt(vneid), 'entry');
    const theirs = formOn(await pageAt(other), 'entry');
    await send({ ...theirs, 'f.note': 'Người kia ghi.' });
    expect((await send({ ...mine, 'f.note': 'Tôi ghi.' })).status).toBe(303);
    expect(file(facts)).toContain('note: Người kia ghi.');
    expect(file(facts)).toContain('note: Tôi ghi.');
  });

  test('the script keeps it too, and is told where somebody else was there', async () => {
    const fields = formOn(await pageAt(vneid), 'entry');
    const keep = (one: Record<string, string>) =>
      console.postJson(`${vneid}giu`, { cookie: hoa, body: { fields: one } });
    const kept = await keep({ ...fields, 'f.note': 'Gõ dở' });
    expect([kept.status, file(facts).includes('note: Gõ dở')]).toEqual([200, true]);
    expect((await keep({ ...fields, 'f.note': 'Người khác' })).status).toBe(409);
    const { shown } = (await kept.json()) as { shown: string };
    expect((await keep({ ...fields, shown, 'f.note': 'Gõ xong' })).status).toBe(200);
    expect((await keep({ 'f.note': 'cụt' })).status).toBe(400);
  });

  test('a form that came in cut off takes nothing out', async () => {
    const was = file(facts);
    const { token = '', kind = '', entry = '', shown = '' } = formOn(await pageAt(vneid), 'entry');
    expect((await send({ token, kind, entry, shown })).status).toBe(422);
    expect(file(facts)).toBe(was);
  });
});

describe('an entry that is called otherwise, or gone, since it was shown', () => {
  const glossary = 'content/glossary.yaml';
  const at = (key: string): string => `/dai/bai/muc/glossary/${key}/`;
  const keep = async (key: string, fields: Record<string, string>) => {
    const answer = await console.postJson(`${at(key)}giu`, { cookie: hoa, body: { fields } });
    return { status: answer.status, ...((await answer.json()) as Record<string, unknown>) };
  };
  const added = async (key: string): Promise<Record<string, string>> => {
    const fields = formOn(await pageAt(at('moi')), 'entry');
    await send({ ...fields, 'f.id': key, 'f.term': key, 'f.meaning': 'Một từ.' });
    return formOn(await pageAt(at(key)), 'entry');
  };

  test('the script is told its name, and goes on under it', async () => {
    const fields = await added('ten-cu');
    const renamed = await keep('ten-cu', { ...fields, 'f.id': 'ten-moi' });
    expect(renamed).toMatchObject({ status: 200, entry: 'ten-moi', to: at('ten-moi') });
    const { shown, entry } = renamed as unknown as { shown: string; entry: string };
    const next = { ...fields, shown, entry, 'f.id': 'ten-moi', 'f.meaning': 'Nghĩa mới.' };
    expect((await keep('ten-moi', next)).status).toBe(200);
    expect(file(glossary)).toContain('- id: ten-moi\n  term: ten-cu\n  meaning: Nghĩa mới.');
    expect(await keep('ten-cu', fields)).toMatchObject({ status: 409, gone: true });
  });

  test('what was typed becomes a new one where its writer wants it, and is said', async () => {
    const fields = await added('bi-bo');
    await send({ ...fields, removed: 'yes' });
    for (const more of [{}, { do: 'add:f.aliases' }]) {
      const sent = { ...fields, 'f.meaning': 'Viết dở.', token: console.tokenOf(hoa), ...more };
      const { status, page } = await send(sent);
      expect([status, page]).toEqual([
        'do' in more ? 200 : 422,
        expect.stringContaining('Mục này không còn: có người vừa bỏ hoặc đổi tên nó'),
      ]);
      const again = formOn(page, 'entry');
      expect([again['entry'], again['f.meaning']]).toEqual(['moi', 'Viết dở.']);
    }
  });

  test('what is to go and is gone already went', async () => {
    const fields = await added('bo-hai-lan');
    await send({ ...fields, removed: 'yes' });
    const { status, to } = await send({
      ...{ ...fields, removed: 'yes', token: console.tokenOf(hoa) },
    });
    expect([status, to]).toEqual([303, '/dai/bai/muc/glossary/?giu=1']);
  });

  test('it is not taken out as somebody else changed it, and its words are shown', async () => {
    const fields = await added('dang-sua');
    await send({ ...fields, 'f.meaning': 'Người kia sửa.' });
    const { token, kind, entry, shown, whole } = {
      ...fields,
      token: console.tokenOf(hoa),
    } as Record<string, string>;
    const mine = { token, kind, entry, shown, whole, removed: 'yes' } as Record<string, string>;
    const { status, page } = await send(mine);
    expect([status, formOn(page, 'entry')['f.meaning']]).toEqual([422, 'Người kia sửa.']);
  });

  test('a file that nobody can read any more is a sentence too', async () => {
    const synonyms = 'content/synonyms.yaml';
    const was = readOf(contentDir, synonyms);
    const path = encodeURI('/dai/bai/muc/synonyms/quên mật khẩu/');
    const fields = formOn(await pageAt(path), 'entry');
    writeOf(contentDir, synonyms, '- means: [');
    const { status, page } = await send({ ...fields, 'f.means': 'quên' });
    expect([status, page]).toEqual([422, expect.stringContaining('<h1>Chưa làm được</h1>')]);
    writeOf(contentDir, synonyms, was);
  });
});

test('a new entry gets a short name of its own, and can be taken out again', async () => {
  const glossary = 'content/glossary.yaml';
  const was = file(glossary);
  const fields = formOn(await pageAt('/dai/bai/muc/glossary/moi/'), 'entry');
  const { to } = await send({ ...fields, 'f.term': 'Chữ ký số', 'f.meaning': 'Chữ ký trên máy.' });
  expect(to).toBe('/dai/bai/muc/glossary/chu-ky-so/?giu=1');
  expect(file(glossary).startsWith(was)).toBe(true);
  expect(file(glossary).slice(was.length)).toBe(
    '\n- id: chu-ky-so\n  term: Chữ ký số\n  meaning: Chữ ký trên máy.\n',
  );
  const kept = formOn(await pageAt('/dai/bai/muc/glossary/chu-ky-so/'), 'entry');
  expect((await send({ ...kept, removed: 'yes' })).to).toBe('/dai/bai/muc/glossary/?giu=1');
  expect(file(glossary)).toBe(was);
});

test('a new one into which nothing was written is none', async () => {
  const fields = formOn(await pageAt('/dai/bai/muc/synonyms/moi/'), 'entry');
  const { status, page } = await send(fields);
  expect([status, page.includes('Chưa ghi gì vào ô nào.')]).toEqual([422, true]);
});

test('a reading is a row of its file', async () => {
  const lexicon = 'content/lexicon.tsv';
  const was = file(lexicon);
  const fields = formOn(await pageAt('/dai/bai/muc/lexicon/moi/'), 'entry');
  await send({ ...fields, 'f.written': 'BQL', 'f.spoken': 'ban quản lý' });
  expect(file(lexicon)).toBe(`${was}BQL\tban quản lý\n`);
  expect(await pageAt('/dai/tu-dien/')).toContain('đọc là “ban quản lý”');
});

test('how it is read is heard', async () => {
  const page = await pageAt('/dai/bai/muc/lexicon/BQL/');
  const [, src = ''] = /<audio[^>]* src="([^"]+)"/.exec(page) ?? [];
  const answer = await console.get(src, hoa);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'audio/wav']);
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(8000);
  expect((await console.get(src, console.signIn('viewer'))).status).toBe(403);
});

test('what would break a practice is told in the words of the check', async () => {
  const path = '/dai/bai/muc/simulator/dang-ky-tai-khoan/trang-chu/';
  const fields = formOn(await pageAt(path), 'entry');
  await send({ ...fields, 'f.actions.0.to': 'khong-co' });
  expect(await pageAt(path)).toMatch(/id="f.actions.0.to-loi">[^<]*khong-co/);
});

test('the ward: at once, and only by who may', async () => {
  const was = readOf(contentDir, 'content/ward.yaml');
  const path = '/dai/bai/muc/ward/approval/';
  const none = await console.get(path, hoa);
  expect([none.status, await none.text()]).toEqual([
    403,
    expect.stringContaining('do quản trị sửa'),
  ]);
  const fields = formOn(await pageAt(path, admin), 'ward-entry');
  expect((await send({ ...fields, 'f.approval.required': 'on' }, admin, 'ward-entry')).status).toBe(
    303,
  );
  expect(readOf(contentDir, 'content/ward.yaml')).toBe(
    was.replace('required: false', 'required: true'),
  );
  const hours = formOn(await pageAt('/dai/bai/muc/ward/broadcast/', admin), 'ward-entry');
  const refused = await send(
    { ...hours, 'f.broadcast.permitted.0.to': '05:00' },
    admin,
    'ward-entry',
  );
  expect(refused.status).toBe(422);
  expect(refused.page).toMatch(
    /id="f.broadcast.permitted.0.to-loi">Khoảng giờ 06:00–05:00 kết thúc/,
  );
  writeOf(contentDir, 'content/ward.yaml', was);
});

test('opening the console to a network asks for the password', async () => {
  const fields = formOn(await pageAt('/dai/bai/muc/ward/console/', admin), 'ward-entry');
  const { status, page } = await send(
    { ...fields, 'f.console.host': '0.0.0.0', old: 'x' },
    admin,
    'ward-entry',
  );
  expect([status, page.includes('name="old"')]).toEqual([422, true]);
});

test('what people type is NFC, on one line', async () => {
  const path = '/dai/bai/muc/synonyms/quên mật khẩu/';
  const fields = formOn(await pageAt(encodeURI(path)), 'entry');
  await send({ ...fields, 'f.typed.0': 'mất  mật khẩu'.normalize('NFD') });
  expect(file('content/synonyms.yaml')).toContain('mất  mật khẩu'.normalize('NFC'));
});
