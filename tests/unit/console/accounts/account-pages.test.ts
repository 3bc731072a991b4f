// The pages of those who are signed in, through the console's gate, as a browser without a script sends them.
import { TOTP, Secret } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { roles, type Role } from '../../../../scheduler/acts/roles.ts';
import { hashPassword } from '../../../../scheduler/signing-in/password-hash.ts';
import { consoleInTest, type ConsoleInTest } from '../../../setup/console.ts';
import { cheap, password } from './open-test-people.ts';

interface Person {
  readonly console: ConsoleInTest;
  readonly cookie: string;
  readonly send: (form: string, fields?: Readonly<Record<string, string>>) => Promise<Response>;
}

async function signedIn(...held: readonly Role[]): Promise<Person> {
  const console = consoleInTest();
  const { book, sessions } = console.parts.accounts;
  book.make(
    { account: 'an', name: 'Nguyễn Văn An', roles: held },
    await hashPassword(password, cheap),
  );
  const cookie = sessions.begin('an', { address: '127.0.0.1', agent: 'Chrome Windows' });
  return {
    ...{ console, cookie },
    send: (form, fields = {}) =>
      console.post(`/dai/viec/${form}`, {
        ...{ cookie, fields: { old: password, ...fields, token: console.tokenOf(cookie) } },
      }),
  };
}

const pageOf = async ({ console, cookie }: Person, path: string): Promise<string> =>
  (await console.get(path, cookie)).text();

const hiddenOf = (page: string, name: string): string =>
  new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(page)?.[1] ?? '';

const lines = ({ console }: Person): unknown[] =>
  console
    .logged()
    .filter(({ event }) => event === 'account-changed')
    .map(({ detail }) => [detail['act'], detail['of']]);

describe('one’s own account', () => {
  it.each(roles)('%s has a page of his own', async (role) => {
    const page = await pageOf(await signedIn(role), '/dai/tai-khoan/');
    expect(page).toContain('Nguyễn Văn An');
    expect(page).toContain('Chrome, máy Windows');
    expect(page.includes('Mọi tài khoản')).toBe(role === 'admin');
  });
  it('is signed out, and so the cookie is worth nothing', async () => {
    const person = await signedIn('viewer');
    const response = await person.send('sign-out');
    expect(response.headers.get('location')).toBe('/dai/dang-nhap/?vi=dang-xuat');
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-loa=; .*Max-Age=0$/);
    expect(person.console.parts.accounts.personOf(person.cookie)).toBeUndefined();
    expect(person.console.logged().map(({ event }) => event)).toContain('signed-out');
  });
  it('another session is ended, this one stays; everywhere, none', async () => {
    const person = await signedIn('viewer');
    const { accounts } = person.console.parts;
    const { sessions } = accounts;
    const other = sessions.begin('an', { address: '192.168.1.20', agent: 'iPhone Safari' });
    const session = hiddenOf(await pageOf(person, '/dai/tai-khoan/'), 'session');
    await person.send('session-end', { session });
    expect([accounts.personOf(other), accounts.personOf(person.cookie)?.account]).toEqual([
      undefined,
      'an',
    ]);
    await person.send('sign-out-everywhere');
    expect(accounts.personOf(person.cookie)).toBeUndefined();
  });
  it('a new password needs the old one; what is wrong is said beside its field', async () => {
    const person = await signedIn('viewer');
    const [again, old] = ['sáu quả bưởi xanh', password];
    const wrong = await person.send('own-password', { old: 'x', password: again, again });
    expect([wrong.status, await wrong.text()]).toEqual([
      422,
      expect.stringContaining('Mật khẩu đang dùng gõ chưa đúng'),
    ]);
    const short = await person.send('own-password', { old, password: 'ngắn', again: 'ngắn' });
    expect(await short.text()).toMatch(/data-error="password"/);
    const right = await person.send('own-password', { old, password: again, again });
    expect(right.headers.get('location')).toBe('/dai/tai-khoan/?xong=mat-khau');
    const cookie = /__Secure-loa=([\w-]+)/.exec(right.headers.getSetCookie().join())?.[1] ?? '';
    expect(person.console.parts.accounts.personOf(cookie)?.account).toBe('an');
    expect(person.console.parts.accounts.personOf(person.cookie)).toBeUndefined();
  });
  it('an address for letters is kept, one that is none refused', async () => {
    const person = await signedIn('viewer');
    expect((await person.send('own-email', { email: 'an@' })).status).toBe(422);
    await person.send('own-email', { email: 'an@anphu.gov.vn' });
    expect(person.console.parts.accounts.book.find('an')?.email).toBe('an@anphu.gov.vn');
    await person.send('own-email', { email: '' });
    expect(person.console.parts.accounts.book.find('an')?.email).toBeUndefined();
  });
});

describe('the second factor', () => {
  it('needs the password', async () => {
    const person = await signedIn('viewer');
    const response = await person.send('second-factor', { lam: 'codes', old: 'x' });
    expect(response.status).toBe(422);
  });
  it('by an app: QR code and key, the first right code turns it on, and ten codes for paper', async () => {
    const person = await signedIn('viewer');
    const { factors } = person.console.parts.accounts;
    const begun = await (
      await person.send('second-factor', { lam: 'codes', old: password })
    ).text();
    expect(begun).toContain('role="img"');
    const secret = /data-secret="([A-Z2-7]+)"/.exec(begun)?.[1] ?? '';
    const half = hiddenOf(begun, 'half');
    const wrong = await person.send('second-factor-codes', { half, code: '000000' });
    expect(await wrong.text()).toContain(`data-secret="${secret}"`);
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    const done = await (await person.send('second-factor-codes', { half, code })).text();
    expect(done.match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g)).toHaveLength(10);
    expect(factors.has('an')).toBe(true);
    expect(await pageOf(person, '/dai/tai-khoan/')).toContain('còn 10 mã dự phòng');
    await person.send('second-factor', { lam: 'codes-off', old: password });
    expect(factors.has('an')).toBe(false);
    expect(lines(person)).toEqual([
      ['second-factor-on', 'an'],
      ['second-factor-off', 'an'],
    ]);
  });
  it('a passkey is offered where browsers have them', async () => {
    const person = await signedIn('viewer');
    expect(await pageOf(person, '/dai/tai-khoan/')).toContain('http://localhost');
    const response = await person.send('second-factor', { lam: 'passkey', old: password });
    expect(response.status).toBe(422);
  });
});

describe('an admin', () => {
  it('invites by a link, a code and a QR code, and withdraws it', async () => {
    const person = await signedIn('admin');
    const made = await person.send('account-invite', { name: 'Trần Thị Bình', roles: 'approver' });
    const page = await made.text();
    const code = /data-code="([-0-9A-Z]{14})"/.exec(page)?.[1] ?? '';
    expect(page).toContain(`http://127.0.0.1:4321/dai/moi/${code}/`);
    const { invitations } = person.console.parts.accounts;
    expect(invitations.find(code)).toMatchObject({ roles: ['approver'], madeBy: 'Nguyễn Văn An' });
    const hash = hiddenOf(await pageOf(person, '/dai/tai-khoan/moi-nguoi/'), 'hash');
    await person.send('invitation-withdraw', { hash });
    expect(invitations.find(code)).toBeUndefined();
    expect(lines(person)).toEqual([
      ['invited', 'Trần Thị Bình'],
      ['invitation-withdrawn', 'Trần Thị Bình'],
    ]);
  });
  it('without a name or a role: said, and the name is kept', async () => {
    const person = await signedIn('admin');
    expect(await (await person.send('account-invite', { name: 'Bình' })).text()).toMatch(
      /Chưa chọn vai nào[^]*value="Bình"/,
    );
  });
  it('changes roles, locks, unlocks, resets and removes others, but not the last admin', async () => {
    const person = await signedIn('admin');
    const { book } = person.console.parts.accounts;
    book.make({ account: 'binh', name: 'Bình', roles: ['viewer'] }, '');
    const account = 'binh';
    await person.send('account-roles', { account, roles: 'operator' });
    expect(book.find(account)?.roles).toEqual(['operator']);
    await person.send('account-state', { account, state: 'disabled' });
    expect(book.find(account)?.state).toBe('disabled');
    await person.send('account-state', { account, state: 'active' });
    expect(await (await person.send('account-reset', { account })).text()).toMatch(/data-code=/);
    await person.send('account-state', { account, state: 'removed' });
    expect(book.list().map((one) => one.account)).toEqual(['an']);
    for (const [form, fields] of [
      ['account-state', { account: 'an', state: 'removed' }],
      ['account-state', { account: 'an', state: 'disabled' }],
      ['account-roles', { account: 'an', roles: 'viewer' }],
    ] as const) {
      const response = await person.send(form, fields);
      expect([response.status, await response.text()]).toEqual([
        422,
        expect.stringContaining('người quản trị cuối cùng'),
      ]);
    }
  });
  it('asks roles for a second factor: who has none is signed out', async () => {
    const person = await signedIn('admin');
    await person.send('second-factor-roles', { roles: 'admin' });
    const { accounts } = person.console.parts;
    expect(accounts.factors.rolesThatNeedOne()).toEqual(['admin']);
    expect(accounts.personOf(person.cookie)).toBeUndefined();
  });
  it('others don’t see the page', async () => {
    const person = await signedIn('operator', 'approver', 'editor', 'viewer');
    const { console, cookie } = person;
    expect((await console.get('/dai/tai-khoan/moi-nguoi/', cookie)).status).toBe(403);
  });
});
