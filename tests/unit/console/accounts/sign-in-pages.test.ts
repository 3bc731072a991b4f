// The pages before sign-in, through the console's gate, as a browser without a script sends them.
import { TOTP, Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { hashPassword } from '../../../../scheduler/signing-in/password-hash.ts';
import { consoleInTest, type ConsoleInTest } from '../../../setup/console.ts';
import { cheap, password } from './open-test-people.ts';

const fresh = { name: 'Nguyễn Văn An', account: 'an', password, again: password };

async function withAn(): Promise<ConsoleInTest> {
  const console = consoleInTest();
  const { book } = console.parts.accounts;
  const account = { account: 'an', name: 'Nguyễn Văn An', roles: ['operator'] } as const;
  book.make(account, await hashPassword(password, cheap));
  return console;
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

const hiddenOf = (page: string, name: string): string =>
  new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(page)?.[1] ?? '';

describe('signing in', () => {
  it('leads to the page that was wanted, with cookies that no script and no other site can have', async () => {
    const console = await withAn();
    const asked = await console.get('/dai/lich/?tuan=2026-11-23');
    const to = asked.headers.get('location') ?? '';
    expect(to).toBe(`/dai/dang-nhap/?den=${encodeURIComponent('/dai/lich/?tuan=2026-11-23')}`);
    const page = await (await console.get(to)).text();
    const fields = { account: 'an', password, den: hiddenOf(page, 'den') };
    const response = await console.post('/dai/dang-nhap/', { fields });
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      '/dai/lich/?tuan=2026-11-23',
    ]);
    for (const line of response.headers.getSetCookie())
      expect(line).toMatch(
        /^__Secure-loa(-may)?=[\w-]{43}; Path=\/dai\/; HttpOnly; SameSite=Strict; Secure/,
      );
    const cookie = cookiesOf(response);
    const session = /__Secure-loa=([\w-]+)/.exec(cookie)?.[1];
    expect((await console.get('/dai/dang-nhap/', session)).status).toBe(303);
  });
  it.each(['//x.vn/', 'https://x.vn/dai/', '/', '/dai/../', 'javascript:alert(1)'])(
    'never leads to %s',
    async (den) => {
      const console = await withAn();
      const fields = { account: 'an', password, den };
      const response = await console.post('/dai/dang-nhap/', { fields });
      expect(response.headers.get('location')).toBe('/dai/');
    },
  );
  it.each([
    ['a wrong password', 'an', 'không phải', 'Mật khẩu vừa gõ có chữ có dấu'],
    ['one without accents', 'an', 'khong phai', 'không đúng.'],
    ['a name that isn’t there', 'ma', 'khong phai', 'không đúng.'],
    ['a script', '"><script>', 'khong phai', 'không đúng.'],
  ])(
    '%s is said without saying which, and the password isn’t sent back',
    async (_, account, typed, says) => {
      const console = await withAn();
      const fields = { account, password: typed };
      const response = await console.post('/dai/dang-nhap/', { fields });
      const page = await response.text();
      expect(response.status).toBe(403);
      expect(page).toContain(says);
      expect(page).not.toContain(typed);
      expect(page).not.toContain('"><script>');
      expect(response.headers.getSetCookie()).toEqual([]);
    },
  );
  it('too many wrong ones are answered with how long to wait', async () => {
    const console = await withAn();
    let response: Response | undefined;
    for (let turn = 0; turn < 9; turn++)
      response = await console.post('/dai/dang-nhap/', {
        ...{ fields: { account: 'an', password: 'x' }, address: '192.168.1.66' },
      });
    expect(response?.status).toBe(429);
    expect(Number(response?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response?.text()).toMatch(/Thử lại sau \d+ giây/);
  });
  it('from another site is refused', async () => {
    const console = await withAn();
    const fields = { account: 'an', password };
    const sent = { fields, origin: 'https://x.vn' };
    expect((await console.post('/dai/dang-nhap/', sent)).status).toBe(403);
  });
  it('ends the session that this browser had before', async () => {
    const console = await withAn();
    const { accounts } = console.parts;
    const before = console.signIn('admin');
    await console.post('/dai/dang-nhap/', { cookie: before, fields: { account: 'an', password } });
    expect(accounts.personOf(before)).toBeUndefined();
  });
});

describe('the second step', () => {
  it('is a page of its own; after a wrong code it comes again', async () => {
    const console = await withAn();
    const { factors } = console.parts.accounts;
    const secret = new Secret({ size: 20 });
    const codeAt = (at: number) => new TOTP({ secret }).generate({ timestamp: at });
    factors.codes.set('an', secret.base32, codeAt(Date.now() - 30_000));
    const first = await console.post('/dai/dang-nhap/', {
      fields: { account: 'an', password, den: '/dai/lich/' },
    });
    expect(first.headers.getSetCookie()).toEqual([]);
    const half = hiddenOf(await first.text(), 'half');
    const wrong = await console.post('/dai/dang-nhap/buoc-hai/', {
      fields: { half, code: '000000' },
    });
    const page = await wrong.text();
    expect([wrong.status, hiddenOf(page, 'half')]).toEqual([403, half]);
    expect(page).toContain('Mã không đúng');
    const fields = { half, code: codeAt(Date.now()), den: '/dai/lich/' };
    const right = await console.post('/dai/dang-nhap/buoc-hai/', { fields });
    expect([right.status, right.headers.get('location')]).toEqual([303, '/dai/lich/']);
    const again = await console.post('/dai/dang-nhap/buoc-hai/', { fields });
    expect(await again.text()).toContain('Đăng nhập lại từ đầu');
  });
});

describe('the first account', () => {
  it('where there is none, every page leads there', async () => {
    const console = consoleInTest();
    for (const path of ['/dai/lich/', '/dai/dang-nhap/'])
      expect((await console.get(path)).headers.get('location')).toBe('/dai/bat-dau/');
    expect(await (await console.get('/dai/bat-dau/')).text()).toContain('Mã lần đầu');
  });
  it('is made at the machine alone', async () => {
    const console = consoleInTest();
    const sent = { fields: fresh, address: '192.168.1.66' };
    const response = await console.post('/dai/bat-dau/', sent);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('chính máy của đài');
  });
  it('a wrong code is said beside its field, with what was typed kept, but no password', async () => {
    const console = consoleInTest();
    console.parts.accounts.firstCode.renew();
    const fields = { ...fresh, code: 'AAAA-AAAA' };
    const response = await console.post('/dai/bat-dau/', { fields });
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toMatch(/data-error="code"/);
    expect(page).toContain('value="Nguyễn Văn An"');
    expect(page).not.toContain(password);
  });
});

describe('an invitation', () => {
  it('is opened by its link or its code, and makes an account', async () => {
    const console = await withAn();
    const { invitations, book } = console.parts.accounts;
    const { code } = invitations.make({
      ...{ kind: 'invite', account: '', name: 'Bình', roles: ['editor'], madeBy: 'An' },
    });
    const typed = await console.get(`/dai/moi/?ma=${code.toLowerCase().replaceAll('-', '+')}`);
    const to = typed.headers.get('location') ?? '';
    expect(await (await console.get(to)).text()).toContain('Lời mời cho <strong>Bình</strong>');
    const response = await console.post(`/dai/moi/${code}/`, {
      fields: { ...fresh, account: 'binh' },
    });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/dai/']);
    expect(book.find('binh')?.roles).toEqual(['editor']);
    expect((await console.get(`/dai/moi/${code}/`)).status).toBe(404);
  });
  it('a reset gives a new password and leads to the sign-in', async () => {
    const console = await withAn();
    const { code } = console.parts.accounts.invitations.make({
      ...{ kind: 'reset', account: 'an', name: 'An', roles: [], madeBy: 'An' },
    });
    const again = 'sáu quả bưởi xanh';
    const fields = { password: again, again };
    const response = await console.post(`/dai/moi/${code}/`, { fields });
    expect(response.headers.get('location')).toBe('/dai/dang-nhap/?vi=mat-khau-moi');
    const signedIn = await console.post('/dai/dang-nhap/', {
      fields: { account: 'an', password: again },
    });
    expect(signedIn.status).toBe(303);
  });
});
