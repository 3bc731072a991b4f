// OWASP ASVS 4.0.3, V3: sessions, as somebody tries to keep, steal or fix one.
import { describe, expect, it } from 'vitest';
import { attackedConsole, sessionIn, type AttackedConsole } from './attacked-console.ts';

const minute = 60_000;
const hour = 60 * minute;

async function withAn(...more: readonly string[]): Promise<AttackedConsole> {
  const console = attackedConsole();
  await console.add('an', 'admin');
  for (const account of more) await console.add(account, 'viewer');
  return console;
}

/** Whether the cookie opens a page. */
const isIn = async (console: AttackedConsole, cookie: string): Promise<boolean> =>
  (await console.get('/dai/tai-khoan/', { cookie })).status === 200;

describe('3.2 a session', () => {
  it('is new at each sign-in, long, and never what the browser brought', async () => {
    const console = await withAn();
    const brought = 'A'.repeat(43);
    const cookies = new Set<string>();
    for (let turn = 0; turn < 5; turn++) {
      const response = await console.signIn('an', { cookie: brought });
      cookies.add(sessionIn(response));
    }
    expect(cookies.size).toBe(5);
    for (const cookie of cookies) expect(Buffer.from(cookie, 'base64url').length).toBe(32);
    expect(cookies.has(brought)).toBe(false);
    expect(await isIn(console, brought)).toBe(false);
  });
  it('is kept as a hash: what lies on the disk opens nothing', async () => {
    const console = await withAn();
    const cookie = console.session('an');
    const [kept] = console.people.sessions.list('an');
    expect(kept?.session).not.toBe(cookie);
    expect(await isIn(console, kept?.session ?? '')).toBe(false);
  });
  it('is not carried in an address, nor taken from one', async () => {
    const console = await withAn();
    const cookie = console.session('an');
    for (const name of ['__Secure-loa', 'cookie', 'session', 'token'])
      expect((await console.get(`/dai/tai-khoan/?${name}=${cookie}`)).status).toBe(303);
    const page = await (await console.get('/dai/tai-khoan/', { cookie })).text();
    expect(page).not.toContain(cookie);
  });
  it.each(['__Host-loa', 'loa', '__secure-loa', '__Secure-loa-may'])(
    'under the name %s is none',
    async (name) => {
      const console = await withAn();
      const headers = { cookie: `${name}=${console.session('an')}` };
      expect((await console.get('/dai/tai-khoan/', { headers })).status).toBe(303);
    },
  );
});

describe('3.3 it ends', () => {
  it('after an hour without a sign of life', async () => {
    const console = await withAn();
    const cookie = console.session('an');
    console.pass(59 * minute);
    expect(await isIn(console, cookie)).toBe(true);
    console.pass(60 * minute);
    expect(await isIn(console, cookie)).toBe(false);
  });
  it('after twelve hours, however busy it was', async () => {
    const console = await withAn();
    const cookie = console.session('an');
    for (let passed = 0; passed < 12 * hour - 30 * minute; passed += 30 * minute) {
      expect(await isIn(console, cookie)).toBe(true);
      console.pass(30 * minute);
    }
    console.pass(30 * minute);
    expect(await isIn(console, cookie)).toBe(false);
  });
  it('with a sign-out, on the server: the same cookie, the page from before and its token open nothing', async () => {
    const console = await withAn();
    const cookie = console.session('an');
    const token = console.token(cookie);
    await console.act('sign-out', cookie);
    expect(await isIn(console, cookie)).toBe(false);
    const again = await console.post('/dai/viec/own-email', {
      cookie,
      fields: { token, email: 'x@x.vn' },
    });
    expect(again.status).toBe(401);
    expect(console.people.book.find('an')?.email).toBeUndefined();
  });
  it.each([
    ['roles change', 'account-roles', { account: 'binh', roles: 'operator' }],
    ['it is locked', 'account-state', { account: 'binh', state: 'disabled' }],
    ['it is removed', 'account-state', { account: 'binh', state: 'removed' }],
  ])('when an account’s %s, everywhere', async (_, form, fields) => {
    const console = await withAn('binh');
    const sessions = [console.session('binh'), console.session('binh', { address: '10.0.0.7' })];
    await console.act(form, console.session('an'), fields);
    for (const cookie of sessions) expect(await isIn(console, cookie)).toBe(false);
  });
  it('when the password changes: all others, and this one goes on as a new one', async () => {
    const console = await withAn();
    const [here, elsewhere] = [console.session('an'), console.session('an')];
    const fields = {
      old: 'ba con trâu cày',
      password: 'bốn cánh đồng lúa',
      again: 'bốn cánh đồng lúa',
    };
    const response = await console.act('own-password', here, fields);
    expect(response.status).toBe(303);
    expect(await isIn(console, here)).toBe(false);
    expect(await isIn(console, elsewhere)).toBe(false);
    expect(await isIn(console, sessionIn(response))).toBe(true);
  });
  it('a half sign-in ends with the password as well', async () => {
    const console = await withAn();
    const half = console.people.halves.begin({ account: 'an' });
    console.people.book.setPassword('an', 'x', 'end');
    const fields = { half, code: '123456' };
    const response = await console.post('/dai/dang-nhap/buoc-hai/', { fields });
    expect([response.status, sessionIn(response)]).toEqual([403, '']);
  });
  it('each is listed for its owner alone, and he ends none of another’s', async () => {
    const console = await withAn('binh');
    const [mine, other] = [
      console.session('binh'),
      console.session('an', { agent: 'Firefox Linux' }),
    ];
    const page = await (await console.get('/dai/tai-khoan/', { cookie: mine })).text();
    expect(page).toContain('Chrome, máy Windows');
    expect(page).not.toContain('Firefox');
    const [known] = console.people.sessions.list('an');
    await console.act('session-end', mine, { session: known?.session ?? '' });
    expect(await isIn(console, other)).toBe(true);
  });
  it('news of the station stop for who has signed out', async () => {
    const console = await withAn();
    const cookie = console.session('an');
    const { body } = await console.get('/dai/luong?trang=today', { cookie });
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('retry');
    await console.act('sign-out', cookie);
    // Whatever was ready before; then the end, not the next news.
    let done = false;
    for (let turn = 0; turn < 4 && !done; turn++) done = (await reader?.read())?.done ?? true;
    expect(done).toBe(true);
  });
});

describe('3.4 its cookie', () => {
  it.each(['http://127.0.0.1:4321', 'https://10.0.0.5:4343'])(
    'is HttpOnly, Secure, SameSite=Strict, of /dai/ and of no domain, at %s',
    async (origin) => {
      const console = await withAn();
      const response = await console.signIn('an', { origin });
      const lines = response.headers.getSetCookie();
      expect(lines).toHaveLength(2);
      for (const line of lines) {
        const [, ...attributes] = line.split('; ');
        expect(attributes).toEqual(
          expect.arrayContaining(['Path=/dai/', 'HttpOnly', 'SameSite=Strict', 'Secure']),
        );
        expect(line).not.toMatch(/domain=/i);
      }
    },
  );
  it('is taken back with the same attributes', async () => {
    const console = await withAn();
    const [line] = (await console.act('sign-out', console.session('an'))).headers.getSetCookie();
    expect(line).toMatch(
      /^__Secure-loa=; Path=\/dai\/; HttpOnly; SameSite=Strict; Secure; Max-Age=0$/,
    );
  });
  it('that is damaged, doubled or huge is nobody’s, and no fault', async () => {
    const console = await withAn();
    const good = console.session('an');
    for (const cookie of [
      '__Secure-loa=',
      `__Secure-loa="${good}x"`,
      `__Secure-loa=${'x'.repeat(5000)}`,
      '__Secure-loa=%ff%fe',
      `__Secure-loa=x; __Secure-loa=${good}`,
      '=;;=__proto__',
    ])
      expect([303]).toContain((await console.get('/dai/', { headers: { cookie } })).status);
  });
});
