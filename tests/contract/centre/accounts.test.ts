import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import { makeFirstCode } from '../../../scheduler/centre/accounts/enter-acts.ts';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { browserOf, signedIn, type SignedIn } from './signed-in.ts';
import { openTestCentre, type TestCentre } from './test-centre.ts';

const good = 'ngựa vằn leo núi tím';

onPostgres((server) => {
  let centre: TestCentre;
  let kinhMon: number;
  beforeAll(async () => {
    centre = await openTestCentre(server());
    kinhMon = (await placeAt(centre.sql, ['Hải Dương', 'Kinh Môn'])) ?? 0;
    await placeAt(centre.sql, ['Bắc Ninh', 'Long Khê']);
  });
  afterAll(() => centre.close());

  const stranger = (): SignedIn => browserOf(centre.url, '', '');
  const cookieOf = (response: Response): string =>
    response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0] ?? '')
      .join('; ');
  const codeIn = (page: string): string => /data-code="([^"]+)"/.exec(page)?.[1] ?? '';
  const makeAccount = (code: string, account: string, password = good): Promise<Response> =>
    stranger().post('/vao/', {
      ...{ ma: code, ten: 'Nguyễn Văn An', 'dang-nhap': account, moi: password, lai: password },
    });
  const signIn = (account: string, password: string): Promise<Response> =>
    stranger().post('/dang-nhap/', { ten: account, 'mat-khau': password });

  describe('accounts of the centre', () => {
    it('the first admin is made by the code printed at the machine, once, also by two at the same moment', async () => {
      const codes = [
        await makeFirstCode(centre.sql, centre.clock.now),
        await makeFirstCode(centre.sql, centre.clock.now),
      ];
      const tries = await Promise.all(codes.map((code = '', at) => makeAccount(code, `dau.${at}`)));
      expect(tries.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 403]);
      expect(await makeFirstCode(centre.sql, centre.clock.now)).toBeUndefined();
      const made = tries.find(({ status }) => status === 303);
      const admin = browserOf(centre.url, '', made ? cookieOf(made) : '');
      expect((await admin.get('/tai-khoan/nguoi/')).status).toBe(200);
    });

    it.each([
      ['ngắn', 'ngan', /12/],
      ['hay đoán', 'matkhau123456', /đoán/],
      ['tên người', 'nguyenvanan2026', /./],
    ])('a password that is %s is refused, and the code stays', async (_, password, words) => {
      const admin = await signedIn(centre, [{ role: 'admin' }]);
      const page = await admin.post('/tai-khoan/nguoi/moi/', { ten: 'An', vai: 'viewer', noi: '' });
      const code = codeIn(await page.text());
      const name = `yeu.${password.length}`;
      const refused = await makeAccount(code, name, password);
      expect(refused.status).toBe(400);
      expect(await refused.text()).toMatch(words);
      expect((await makeAccount(code, name)).status).toBe(303);
    });

    it('an admin of a branch invites into it alone, and sees its people alone', async () => {
      const branch = await signedIn(centre, [{ role: 'admin', place: kinhMon }]);
      const everywhere = await signedIn(centre, [{ role: 'viewer' }], 'Người tỉnh');
      const refused = async (fields: Record<string, string>): Promise<string> => {
        const response = await branch.post('/tai-khoan/nguoi/moi/', {
          ten: 'B',
          vai: 'admin',
          ...fields,
        });
        expect(response.status).toBe(400);
        return response.text();
      };
      expect(await refused({ noi: '' })).toContain('ghi nơi');
      expect(await refused({ noi: 'long khê' })).not.toContain('Bắc Ninh');
      const page = await branch.post('/tai-khoan/nguoi/moi/', {
        ten: 'B',
        vai: 'sender',
        noi: 'kinh mon',
      });
      expect((await makeAccount(codeIn(await page.text()), 'kinh.mon')).status).toBe(303);
      const list = await (await branch.get('/tai-khoan/nguoi/')).text();
      expect(list).toContain('kinh.mon');
      expect(list).not.toContain('Người tỉnh');
      const other = `/tai-khoan/nguoi/${everywhere.account}/`;
      expect((await branch.get(other)).status).toBe(404);
      for (const act of ['vai/', 'dat-lai/', 'tinh-trang/'])
        expect((await branch.post(other + act, { thanh: 'removed', giu: 'viewer' })).status).toBe(
          404,
        );
      expect((await everywhere.get('/')).status).toBe(200);
      // Nor more than the branch for those who are in it.
      await branch.post('/tai-khoan/nguoi/kinh.mon/vai/', { giu: 'admin ' });
      const roles =
        await centre.sql`SELECT role, place FROM loa.account_role WHERE account = 'kinh.mon'`;
      expect([...roles]).toEqual([{ role: 'sender', place: kinhMon }]);
      expect(await (await branch.get('/tai-khoan/viec/')).text()).not.toContain('Người tỉnh');
    });

    it('a sender manages nobody', async () => {
      const sender = await signedIn(centre, [
        { role: 'sender' },
        { role: 'emergency' },
        { role: 'viewer' },
      ]);
      for (const path of ['/tai-khoan/nguoi/', '/tai-khoan/viec/'])
        expect((await sender.get(path)).status).toBe(403);
      const form = { ten: 'B', vai: 'admin' };
      expect((await sender.post('/tai-khoan/nguoi/moi/', form)).status).toBe(403);
    });

    it('the last admin of everything stays one', async () => {
      await centre.sql`DELETE FROM loa.account_role WHERE role = 'admin' AND place IS NULL`;
      const last = await signedIn(centre, [{ role: 'admin' }]);
      const own = `/tai-khoan/nguoi/${last.account}`;
      expect(await (await last.post(`${own}/vai/`, { giu: 'viewer ' })).text()).toMatch(
        /cuối cùng|vai/,
      );
      for (const thanh of ['disabled', 'removed'])
        expect(await (await last.post(`${own}/tinh-trang/`, { thanh })).text()).toContain(
          'cuối cùng',
        );
    });

    it('a reset ends sessions and the second factor when it is used, and its code is used once', async () => {
      const admin = await signedIn(centre, [{ role: 'admin' }]);
      const lost = await signedIn(centre, [{ role: 'viewer' }]);
      await centre.sql`UPDATE loa.account SET code_secret = 'X' WHERE account = ${lost.account}`;
      const page = await admin.post(`/tai-khoan/nguoi/${lost.account}/dat-lai/`);
      const code = codeIn(await page.text());
      expect((await lost.get('/')).status).toBe(200);
      const use = (): Promise<Response> =>
        stranger().post('/vao/', { ma: code, moi: good, lai: good });
      expect((await use()).status).toBe(303);
      expect((await lost.get('/')).status).toBe(303);
      expect((await use()).status).toBe(403);
      expect((await signIn(lost.account, good)).headers.get('location')).toBe('/');
    });

    it('a code holds no longer than the power of who made it: new roles, or his own dismissal, end it', async () => {
      const admin = await signedIn(centre, [{ role: 'admin' }]);
      const branch = await signedIn(centre, [{ role: 'admin', place: kinhMon }], 'Quản trị nhánh');
      const rising = await signedIn(centre, [{ role: 'viewer', place: kinhMon }]);
      const reset = await branch.post(`/tai-khoan/nguoi/${rising.account}/dat-lai/`);
      await admin.post(`/tai-khoan/nguoi/${rising.account}/vai/`, { vai: 'admin', noi: '' });
      const code = codeIn(await reset.text());
      const use = await stranger().post('/vao/', { ma: code, moi: good, lai: good });
      expect(use.status).toBe(403);
      const form = { ten: 'Chính mình', vai: 'admin', noi: 'kinh mon' };
      const invited = codeIn(await (await branch.post('/tai-khoan/nguoi/moi/', form)).text());
      await admin.post(`/tai-khoan/nguoi/${branch.account}/tinh-trang/`, { thanh: 'removed' });
      expect((await makeAccount(invited, 'tro.lai')).status).toBe(403);
    });

    it('with a second factor the password alone opens nothing; a code is right once', async () => {
      const admin = await signedIn(centre, [{ role: 'admin' }]);
      const page = await admin.post('/tai-khoan/nguoi/moi/', {
        ten: 'Hai',
        vai: 'viewer',
        noi: '',
      });
      const entered = await makeAccount(codeIn(await page.text()), 'hai.buoc');
      const own = browserOf(centre.url, 'hai.buoc', cookieOf(entered));
      const secret =
        /name="khoa" value="([^"]+)"/.exec(
          await (await own.get('/tai-khoan/buoc-hai/')).text(),
        )?.[1] ?? '';
      const digits = (ahead = 0): string =>
        new TOTP({ secret: Secret.fromBase32(secret) }).generate({
          timestamp: centre.clock.now + ahead,
        });
      expect(
        (await own.post('/tai-khoan/buoc-hai/', { khoa: secret, cu: 'sai', ma: digits() })).status,
      ).toBe(400);
      const on = await own.post('/tai-khoan/buoc-hai/', { khoa: secret, cu: good, ma: digits() });
      const recovery = /<code>([^<]+)<\/code>/.exec(await on.text())?.[1] ?? '';
      const half = async (): Promise<string> => {
        const response = await signIn('hai.buoc', good);
        expect(response.headers.get('set-cookie')).toBeNull();
        return /name="nua" value="([^"]+)"/.exec(await response.text())?.[1] ?? '';
      };
      const second = (nua: string, ma: string): Promise<Response> =>
        stranger().post('/dang-nhap/buoc-hai/', { nua, ma });
      expect((await second(await half(), digits())).status).toBe(403);
      centre.clock.now += 60_000;
      const begun = await half();
      expect((await second(begun, digits())).status).toBe(303);
      expect((await second(begun, digits(30_000))).status).toBe(403);
      expect((await second(await half(), recovery)).status).toBe(303);
      expect((await second(await half(), recovery)).status).toBe(403);
    });

    it('guessing is slowed by all processes together, and tells nobody whether a name exists', async () => {
      const admin = await signedIn(centre, [{ role: 'admin' }]);
      const page = await admin.post('/tai-khoan/nguoi/moi/', { ten: 'Ba', vai: 'viewer', noi: '' });
      await makeAccount(codeIn(await page.text()), 'ba.doan');
      await centre.sql`DELETE FROM loa.known_place`;
      const tried = async (account: string): Promise<readonly [number, string]> => {
        await centre.sql`DELETE FROM loa.slow_down`;
        const answers: Response[] = [];
        // One after the other: each is counted before the next.
        for (let at = 0; at < 7; at += 1) answers.push(await signIn(account, `sai ${at}`));
        const text = (await answers.at(-1)?.text()) ?? '';
        return [
          answers.filter(({ status }) => status === 429).length,
          text.replaceAll(account, ''),
        ];
      };
      const real = await tried('ba.doan');
      expect(real[0]).toBe(1);
      expect(await tried('khong.ai')).toEqual(real);
      // Right, and refused: it waits as long.
      expect((await signIn('khong.ai', good)).status).toBe(429);
      await centre.sql`DELETE FROM loa.slow_down`;
      expect((await signIn('ba.doan', good)).status).toBe(303);
    });

    it('signing out elsewhere and a new password end the other sessions, not this one', async () => {
      const admin = await signedIn(centre, [{ role: 'admin' }]);
      const page = await admin.post('/tai-khoan/nguoi/moi/', {
        ten: 'Bốn',
        vai: 'viewer',
        noi: '',
      });
      const first = browserOf(
        centre.url,
        '',
        cookieOf(await makeAccount(codeIn(await page.text()), 'bon')),
      );
      const other = async (): Promise<SignedIn> =>
        browserOf(centre.url, '', cookieOf(await signIn('bon', good)));
      const second = await other();
      await first.post('/tai-khoan/dang-xuat-noi-khac/');
      expect([(await first.get('/')).status, (await second.get('/')).status]).toEqual([200, 303]);
      const third = await other();
      const next = 'cá chép bơi ngược thác';
      await first.post('/tai-khoan/mat-khau/', { cu: good, moi: next, lai: next });
      expect([(await first.get('/')).status, (await third.get('/')).status]).toEqual([200, 303]);
      expect((await signIn('bon', next)).status).toBe(303);
    });

    it('names that are more than names stay texts on each page about people', async () => {
      const admin = await signedIn(centre, [{ role: 'admin' }], nasty);
      await admin.post('/tai-khoan/nguoi/moi/', { ten: nasty, vai: 'viewer', noi: '' });
      await admin.post('/tai-khoan/nguoi/moi/', { ten: nasty, vai: nasty, noi: nasty });
      for (const path of [
        '/tai-khoan/',
        '/tai-khoan/nguoi/',
        `/tai-khoan/nguoi/${admin.account}/`,
        '/tai-khoan/viec/',
        `/tai-khoan/viec/?ai=${encodeURIComponent(nasty)}&lam=${encodeURIComponent(nasty)}&tu=2026-99-99&truoc=x`,
      ]) {
        const response = await admin.get(path);
        expect(response.status).toBe(200);
        expect(await response.text()).not.toContain('<script>');
      }
    });

    it('a form from elsewhere changes nothing', async () => {
      const admin = await signedIn(centre, [{ role: 'admin' }]);
      const response = await fetch(`${centre.url}/tai-khoan/nguoi/${admin.account}/tinh-trang/`, {
        ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams({ thanh: 'disabled' }) },
        headers: { cookie: admin.cookie, origin: 'https://xau.example' },
      });
      expect(response.status).toBe(403);
      expect((await admin.get('/')).status).toBe(200);
    });
  });
});
