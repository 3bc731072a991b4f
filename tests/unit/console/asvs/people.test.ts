// OWASP ASVS 4.0.3, V2: passwords, second factors, invitations, and guessing them.
import { DatabaseSync } from 'node:sqlite';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import {
  attackedConsole,
  hiddenIn,
  password,
  sessionIn,
  type AttackedConsole,
} from './attacked-console.ts';

const minute = 60_000;

async function withAn(how?: Parameters<typeof attackedConsole>[0]): Promise<AttackedConsole> {
  const console = attackedConsole(how);
  await console.add('an', 'admin');
  return console;
}

/** Whether this may be a new password. */
async function takes(console: AttackedConsole, typed: string): Promise<boolean> {
  const { code } = console.people.invitations.make({
    ...{ kind: 'reset', account: 'an', name: 'An', roles: ['admin'], madeBy: 'An' },
  });
  const fields = { password: typed, again: typed };
  return (await console.post(`/dai/moi/${code}/`, { fields })).status === 303;
}

describe('2.1 a password', () => {
  it.each([
    ['twelve signs', 'qmzpvhtbwxkd', true],
    ['eleven', 'qmzpvhtbwxk', false],
    ['128', `${'gà trống gáy '.repeat(9)}sáng sớm nay`.slice(0, 128), true],
    ['129', 'gà trống gáy '.repeat(12).slice(0, 128) + 'ok', false],
    ['twelve emoji and letters of any script', '🐃🌾đồng lúa 米飯', true],
    ['with blanks in it', 'ba con trau an co', true],
    ['no mixture of kinds', 'bontranglua xanh', true],
    ['one that everybody has', 'Password1234', false],
    ['a row of one sign', 'aaaaaaaaaaaaaaaa', false],
    ['the sign-in name and a year', 'tên an 2026 2026', false],
  ])('%s', async (_, typed, allowed) => {
    expect(await takes(await withAn(), typed)).toBe(allowed);
  });
  it('is compared whole: the 128th sign counts, and a blank inside', async () => {
    const console = await withAn();
    const long = `${'gà trống gáy '.repeat(9)}sáng sớm nay`.slice(0, 127);
    expect(await takes(console, `${long}x`)).toBe(true);
    expect(sessionIn(await console.signIn('an', { password: `${long}y` }))).toBe('');
    expect(sessionIn(await console.signIn('an', { password: long }))).toBe('');
    expect(sessionIn(await console.signIn('an', { password: `${long.replace(' ', '  ')}x` }))).toBe(
      '',
    );
    expect(sessionIn(await console.signIn('an', { password: `${long}x` }))).not.toBe('');
  });
  it('is one, however a keyboard composes its letters; capitals count', async () => {
    const console = await withAn();
    expect(sessionIn(await console.signIn('an', { password: password.normalize('NFD') }))).not.toBe(
      '',
    );
    expect(sessionIn(await console.signIn('an', { password: password.toUpperCase() }))).toBe('');
  });
  it('may be pasted, and is asked for by fields that browsers know', async () => {
    const console = await withAn();
    const page = await (await console.get('/dai/dang-nhap/')).text();
    expect(page).toMatch(/type="password"/);
    expect(page).toMatch(/autocomplete="current-password"/);
    expect(page).not.toMatch(/onpaste|autocomplete="off"[^>]*type="password"/);
    const own = await (
      await console.get('/dai/tai-khoan/', { cookie: console.session('an') })
    ).text();
    expect(own).toMatch(/autocomplete="new-password"/);
  });
});

describe('2.2 guessing', () => {
  it('a name that is there, is not, is locked or has a second step: the same words, status and headers', async () => {
    const answers = new Set<string>();
    const console = await withAn();
    await console.add('khoa', 'viewer');
    await console.add('hai', 'viewer');
    console.people.book.setState('khoa', 'disabled');
    console.people.factors.codes.set('hai', new Secret({ size: 20 }).base32, '');
    for (const account of ['an', 'khoa', 'hai', 'khong-ai', "' OR 1=1 --", 'AN\u{0}'])
      for (const address of ['127.0.0.1', '10.0.0.9']) {
        const response = await console.signIn(account, { password: 'sai hoàn toàn', address });
        const page = (await response.text()).replaceAll(/value="[^"]*"/g, 'value');
        answers.add(`${response.status} ${[...response.headers.keys()].join()} ${page}`);
      }
    expect(answers.size).toBe(1);
  });
  it.each(['127.0.0.1', '10.0.0.9'])('nor do waits tell, from %s', async (address) => {
    const waits = async (account: string): Promise<string> => {
      const console = await withAn();
      const seen: string[] = [];
      for (let turn = 0; turn < 9; turn++) {
        const { status, headers } = await console.signIn(account, { password: 'x', address });
        const wait = headers.get('retry-after') ?? '';
        seen.push(`${status} ${wait}`);
        console.pass(Number(wait) * 1000);
      }
      return seen.join(' | ');
    };
    expect(await waits('an')).toBe(await waits('khong-ai'));
  });
  it('an owner at the machine, or in his own browser, gets in while strangers try', async () => {
    const console = await withAn();
    const device = /__Secure-loa-may=([\w-]+)/.exec(
      (await console.signIn('an')).headers.getSetCookie().join(),
    )?.[1];
    for (let turn = 0; turn < 50; turn++)
      await console.signIn('an', { password: 'x', address: `10.0.${turn}.9` });
    expect((await console.signIn('an', { address: '10.9.9.9' })).status).toBe(429);
    expect((await console.signIn('an', { address: '10.9.9.9', device: device ?? '' })).status).toBe(
      303,
    );
    expect((await console.signIn('an')).status).toBe(303);
  });
  it('no default account, and none without a password', async () => {
    const console = attackedConsole();
    for (const account of ['admin', 'root', 'loa', 'an', ''])
      for (const typed of ['', 'admin', 'password', 'loa'])
        expect(sessionIn(await console.signIn(account, { password: typed }))).toBe('');
    await console.add('an', 'admin');
    console.people.book.setPassword('an', '', 'end');
    expect(sessionIn(await console.signIn('an', { password: '' }))).toBe('');
  });
  it('the first account is not made from elsewhere, nor without the code, nor twice', async () => {
    const console = attackedConsole();
    const fields = { name: 'An', account: 'an', code: 'AAAA-AAAA', password, again: password };
    for (const address of ['10.0.0.9', '', '::ffff:10.0.0.9', '127.0.0.1.evil'])
      expect((await console.post('/dai/bat-dau/', { fields, address })).status).toBe(403);
    for (const code of ['', 'AAAA-AAAA', '0'])
      expect((await console.post('/dai/bat-dau/', { fields: { ...fields, code } })).status).toBe(
        422,
      );
    expect(console.people.isEmpty()).toBe(true);
    await console.add('an', 'admin');
    expect(
      (await console.post('/dai/bat-dau/', { fields: { ...fields, account: 'hai' } })).status,
    ).toBe(303);
    expect(console.people.book.find('hai')).toBeUndefined();
  });
});

describe('2.5, 2.8 codes', () => {
  const secret = new Secret({ size: 20 });
  const codeAt = (at: number): string => new TOTP({ secret }).generate({ timestamp: at });
  async function withCodes(how?: Parameters<typeof attackedConsole>[0]): Promise<AttackedConsole> {
    const console = await withAn(how);
    console.people.factors.codes.set('an', secret.base32, codeAt(console.now()));
    console.pass(5 * minute);
    return console;
  }
  const half = async (console: AttackedConsole): Promise<string> =>
    hiddenIn(await (await console.signIn('an')).text(), 'half');
  const second = async (console: AttackedConsole, code: string, of?: string): Promise<string> =>
    sessionIn(
      await console.post('/dai/dang-nhap/buoc-hai/', {
        fields: { half: of ?? (await half(console)), code },
      }),
    );

  it('the password alone gives no session, and nothing that opens a page', async () => {
    const console = await withCodes();
    const response = await console.signIn('an');
    expect(sessionIn(response)).toBe('');
    const cookie = hiddenIn(await response.text(), 'half');
    expect((await console.get('/dai/', { cookie })).status).toBe(303);
  });
  it('one is right in its half minute and the ones beside it, once, also with another half', async () => {
    const console = await withCodes();
    for (const off of [-60_000, 60_000, 3_600_000])
      expect(await second(console, codeAt(console.now() + off))).toBe('');
    const code = codeAt(console.now());
    const halves = [await half(console), await half(console)];
    expect(await second(console, code, halves[0])).not.toBe('');
    expect(await second(console, code, halves[1])).toBe('');
    expect(await second(console, codeAt(console.now() - 30_000))).toBe('');
  });
  it('a half is used once, ten minutes long, ten tries, and is nobody else’s', async () => {
    const console = await withCodes();
    const late = await half(console);
    console.pass(10 * minute + 1);
    expect(await second(console, codeAt(console.now()), late)).toBe('');
    const used = await half(console);
    expect(await second(console, codeAt(console.now()), used)).not.toBe('');
    console.pass(minute);
    expect(await second(console, codeAt(console.now()), used)).toBe('');
  });
  it('guessing them is slowed across new sign-ins', async () => {
    const console = await withCodes();
    const statuses: number[] = [];
    for (let turn = 0; turn < 12; turn++) {
      const fields = { half: console.people.halves.begin({ account: 'an' }), code: '000000' };
      statuses.push(
        (await console.post('/dai/dang-nhap/buoc-hai/', { fields, address: '10.0.0.9' })).status,
      );
    }
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(5);
  });
  it('who knew the password before a second step was there sets none up over the owner’s', async () => {
    const console = await withAn();
    console.people.factors.setRolesThatNeedOne(['admin']);
    const page = await (await console.signIn('an')).text();
    const stolen = {
      half: hiddenIn(page, 'half'),
      key: console.people.halves.find(hiddenIn(page, 'half'))?.secret ?? '',
    };
    expect(stolen.key).not.toBe('');
    console.people.factors.codes.set('an', secret.base32, codeAt(console.now()));
    const his = new TOTP({ secret: Secret.fromBase32(stolen.key) }).generate({
      timestamp: console.now(),
    });
    expect(await second(console, his, stolen.half)).toBe('');
    console.pass(minute);
    expect(await second(console, codeAt(console.now()))).not.toBe('');
  });
  it('one of the paper is good once', async () => {
    const console = await withCodes();
    const [first = ''] = console.people.factors.recovery.renew('an');
    expect(await second(console, first)).not.toBe('');
    expect(await second(console, first)).toBe('');
  });
  it('an invitation and a reset live an hour, once, and a second reset voids the first', async () => {
    const console = await withAn();
    const reset = () =>
      console.people.invitations.make({
        kind: 'reset',
        account: 'an',
        name: 'An',
        roles: ['admin'],
        madeBy: 'An',
      }).code;
    const [first, next] = [reset(), reset()];
    const fields = { password: 'bốn cánh đồng lúa', again: 'bốn cánh đồng lúa' };
    expect((await console.post(`/dai/moi/${first}/`, { fields })).status).toBe(404);
    console.pass(60 * minute);
    expect((await console.post(`/dai/moi/${next}/`, { fields })).status).toBe(404);
    const cookie = console.session('an');
    const good = reset();
    const response = await console.post(`/dai/moi/${good}/`, { fields });
    // It signs nobody in: the new password is asked for.
    expect([response.status, sessionIn(response)]).toEqual([303, '']);
    expect((await console.get('/dai/', { cookie })).status).toBe(303);
    expect((await console.post(`/dai/moi/${good}/`, { fields })).status).toBe(404);
  });
  it('what lies on the disk is no password, code, cookie or token', async () => {
    const console = await withCodes({ accountsOnDisk: true });
    const cookie = console.session('an');
    const token = console.token(cookie);
    const [paper = ''] = console.people.factors.recovery.renew('an');
    const { code } = console.people.invitations.make({
      kind: 'invite',
      account: '',
      name: 'K',
      roles: ['viewer'],
      madeBy: 'An',
    });
    const db = new DatabaseSync(`${console.dataDir}/accounts.db`, { readOnly: true });
    const tables = [
      'account',
      'session',
      'form_token',
      'recovery_code',
      'invitation',
      'half_sign_in',
      'known_place',
    ];
    const text = JSON.stringify(tables.map((table) => db.prepare(`SELECT * FROM ${table}`).all()));
    db.close();
    for (const one of [cookie, token, paper, code, password]) expect(text).not.toContain(one);
    expect(text).toContain('$argon2id$');
  });
});
