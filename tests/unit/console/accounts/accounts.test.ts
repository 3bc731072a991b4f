import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  changeRoles,
  changeState,
  invite,
  startReset,
} from '../../../../scheduler/console/accounts/admin-acts.ts';
import {
  acceptInvitation,
  changeOwnPassword,
  makeFirst,
  resetByCode,
} from '../../../../scheduler/console/accounts/own-acts.ts';
import { signIn } from '../../../../scheduler/console/accounts/sign-in.ts';
import { openTestPeople, password, phone, station, type TestPeople } from './open-test-people.ts';

const actor = { by: 'Tên an', account: 'an', role: 'admin' };
const fresh = 'sáu quả bưởi xanh';
const newcomer = { name: 'Trần Thị Bình', account: 'binh', password: fresh, again: fresh };

const hourMs = 3_600_000;

async function cookieOf(people: TestPeople, name = 'an'): Promise<string> {
  const outcome = await signIn(people, { name, password }, station);
  if (outcome.is !== 'in') throw new Error(outcome.is);
  return outcome.cookie;
}

describe('accounts.db', () => {
  it('is this user’s alone', () => {
    const { file } = openTestPeople();
    for (const part of ['', '-wal', '-shm']) expect(statSync(file + part).mode & 0o777).toBe(0o600);
  });
});

const rest = (token: string): readonly string[] => token.split('.').slice(1);

function newCode(people: TestPeople): string {
  people.firstCode.renew();
  return people.firstCodes.at(-1) ?? '';
}

describe('the first account', () => {
  it('is an admin, made by the code of the terminal, once', async () => {
    const people = openTestPeople();
    const code = newCode(people);
    expect(people.isEmpty()).toBe(true);
    const made = await makeFirst(people, { ...newcomer, code: code.toLowerCase() }, station, []);
    expect(made).toMatchObject({ is: 'in', account: 'binh' });
    expect(people.book.find('binh')?.roles).toEqual(['admin']);
    expect(people.isEmpty()).toBe(false);
    expect(people.firstCodes.at(-1)).toBeUndefined();
    const again = await makeFirst(people, { ...newcomer, account: 'ma', code }, station, []);
    expect(again).toEqual({ code: 'not-empty' });
  });
  it('has what else was ticked, and is an admin whatever was', async () => {
    const people = openTestPeople();
    const code = newCode(people);
    const roles = ['operator', 'approver'] as const;
    await makeFirst(people, { ...newcomer, code, roles }, station, []);
    expect(people.book.find('binh')?.roles).toEqual(['operator', 'approver', 'admin']);
  });
  it('five wrong codes, and the right one is void', async () => {
    const people = openTestPeople();
    const code = newCode(people);
    const tried = [];
    for (let turn = 0; turn < 5; turn++)
      tried.push(await makeFirst(people, { ...newcomer, code: 'AAAA-AAAA' }, station, []));
    expect(tried.slice(0, 4)).toEqual(Array(4).fill({ code: 'code-wrong' }));
    expect(tried[4]).toEqual({ code: 'code-spent' });
    expect(await makeFirst(people, { ...newcomer, code }, station, [])).toEqual({
      code: 'code-wrong',
    });
    const next = people.firstCodes.at(-1) ?? '';
    expect(next).not.toBe(code);
    expect(await makeFirst(people, { ...newcomer, code: next }, station, [])).toMatchObject({
      is: 'in',
    });
  });
  it('two at once with one code: one is made', async () => {
    const people = openTestPeople();
    const code = newCode(people);
    const outcomes = await Promise.all(
      ['binh', 'cuc'].map((account) =>
        makeFirst(people, { ...newcomer, account, code }, station, []),
      ),
    );
    expect(outcomes.filter((outcome) => 'is' in outcome)).toHaveLength(1);
    expect(people.book.list()).toHaveLength(1);
  });
  it.each([
    ['name', { name: ' ' }, 'no-name'],
    ['sign-in name', { account: 'Bình Trần' }, 'bad-sign-in-name'],
    ['password', { password: 'ngắn', again: 'ngắn' }, 'bad-password'],
    [
      'password that is the ward’s name',
      { password: 'anphu12345', again: 'anphu12345' },
      'bad-password',
    ],
    ['second password', { again: 'khác hẳn đi' }, 'not-the-same'],
  ])('a bad %s costs no try', async (_, change, code) => {
    const people = openTestPeople();
    const first = newCode(people);
    const bad = { ...newcomer, ...change, code: first };
    for (let turn = 0; turn < 7; turn++)
      expect(await makeFirst(people, bad, station, ['phường An Phụ'])).toMatchObject({ code });
    expect(await makeFirst(people, { ...newcomer, code: first }, station, [])).toMatchObject({
      is: 'in',
    });
  });
});

describe('an invitation', () => {
  it('makes one account with the roles that were chosen, within an hour', async () => {
    const people = openTestPeople();
    await people.add('an', ['admin']);
    const made = invite(people, actor, { name: 'Chị Bình', roles: ['editor', 'operator'] });
    if (!('endsAt' in made)) throw new Error(made.code);
    const { code } = made;
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    people.pass(hourMs - 1);
    expect(await acceptInvitation(people, code, newcomer, phone, [])).toMatchObject({ is: 'in' });
    expect(people.book.find('binh')).toMatchObject({
      ...{ name: 'Trần Thị Bình', roles: ['editor', 'operator'] },
    });
    const cuc = { ...newcomer, account: 'cuc' };
    expect(await acceptInvitation(people, code, cuc, phone, [])).toEqual({ code: 'code-gone' });
    expect(people.logged.map(({ detail }) => detail['act']).filter(Boolean)).toEqual([
      'invited',
      'accepted',
    ]);
  });
  it('is void after an hour', async () => {
    const people = openTestPeople();
    const made = invite(people, actor, { name: 'Chị Bình', roles: ['editor'] });
    people.pass(hourMs);
    const code = 'code' in made ? made.code : '';
    expect(await acceptInvitation(people, code, newcomer, phone, [])).toEqual({
      code: 'code-gone',
    });
  });
  it('two at once with one: one account', async () => {
    const people = openTestPeople();
    const made = invite(people, actor, { name: 'Chị Bình', roles: ['editor'] });
    const code = 'code' in made ? made.code : '';
    await Promise.all(
      ['binh', 'cuc'].map((account) =>
        acceptInvitation(people, code, { ...newcomer, account }, phone, []),
      ),
    );
    expect(people.book.list()).toHaveLength(1);
  });
  it('a name that was removed is nobody’s ever again', async () => {
    const people = openTestPeople();
    await people.add('binh', ['viewer']);
    people.book.setState('binh', 'removed');
    const made = invite(people, actor, { name: 'Chị Bình', roles: ['editor'] });
    const code = 'code' in made ? made.code : '';
    expect(await acceptInvitation(people, code, newcomer, phone, [])).toEqual({
      code: 'name-taken',
    });
  });
  it('needs a name and a role', () => {
    const people = openTestPeople();
    expect(invite(people, actor, { name: ' ', roles: ['viewer'] })).toEqual({ code: 'no-name' });
    expect(invite(people, actor, { name: 'Bình', roles: [] })).toEqual({ code: 'no-roles' });
  });
});

describe('a reset', () => {
  it('gives a new password once; sessions and second factors end', async () => {
    const people = openTestPeople();
    await people.add('an', ['admin']);
    const cookie = await cookieOf(people);
    people.factors.recovery.renew('an');
    const made = startReset(people, { by: 'người tại máy' }, 'an');
    const code = 'code' in made ? made.code : '';
    expect(people.personOf(cookie)).toBeDefined();
    const typed = { password: fresh, again: fresh };
    expect(await resetByCode(people, code, typed, phone, [])).toEqual({ account: 'an' });
    expect(people.personOf(cookie)).toBeUndefined();
    expect(people.factors.recovery.left('an')).toBe(0);
    expect(await resetByCode(people, code, typed, phone, [])).toEqual({ code: 'code-gone' });
    expect((await signIn(people, { name: 'an', password: fresh }, station)).is).toBe('in');
  });
  it('of nobody is refused', () => {
    expect(startReset(openTestPeople(), actor, 'ma')).toEqual({ code: 'unknown-account' });
  });
});

describe('one’s own password', () => {
  it('changes with the old one; other sessions end, this one goes on as a new one', async () => {
    const people = openTestPeople();
    await people.add('an', ['admin']);
    const [here, elsewhere] = [await cookieOf(people), await cookieOf(people)];
    const typed = { old: password, password: fresh, again: fresh };
    const outcome = await changeOwnPassword(people, 'an', typed, station, []);
    expect(people.personOf(here)).toBeUndefined();
    expect(people.personOf(elsewhere)).toBeUndefined();
    expect(people.personOf('cookie' in outcome ? outcome.cookie : '')?.account).toBe('an');
  });
  it('is guessed at an open browser five times, then slowly', async () => {
    const people = openTestPeople();
    await people.add('an', ['admin']);
    const typed = { old: 'không phải', password: fresh, again: fresh };
    const codes = [];
    for (let turn = 0; turn < 9; turn++) {
      const outcome = await changeOwnPassword(people, 'an', typed, station, []);
      codes.push('code' in outcome ? outcome.code : 'in');
    }
    expect(codes.filter((code) => code === 'password-wrong')).toHaveLength(6);
    expect(codes.at(-1)).toBe('wait');
  });
});

describe('a session', () => {
  it.each([
    ['goes on while it is used', [30, 30, 30, 30], true],
    ['ends after an hour without use', [59, 61], false],
    ['ends after twelve hours of use', Array(25).fill(29.9) as number[], false],
    ['is of before the clock was set back', [-10], false],
  ])('%s', async (_, minutes, holds) => {
    const people = openTestPeople();
    await people.add('an', ['admin']);
    const cookie = await cookieOf(people);
    let person: unknown;
    for (const each of minutes) {
      people.pass(each * 60_000);
      person = people.personOf(cookie);
    }
    expect(person !== undefined).toBe(holds);
  });
  it.each([
    ['roles change', (people: TestPeople) => changeRoles(people, actor, 'an', ['viewer', 'admin'])],
    [
      'the account is disabled',
      (people: TestPeople) => changeState(people, actor, 'an', 'disabled'),
    ],
    ['the account is removed', (people: TestPeople) => changeState(people, actor, 'an', 'removed')],
    ['it is signed out everywhere', (people: TestPeople) => void people.sessions.endAll('an')],
  ])('ends when %s', async (_, change) => {
    const people = openTestPeople();
    await people.add('an', ['admin']);
    await people.add('binh', ['admin']);
    const cookie = await cookieOf(people);
    expect(change(people)).toBeUndefined();
    expect(people.personOf(cookie)).toBeUndefined();
  });
  it('is kept as a hash alone, listed with where it is from, and ended one by one', async () => {
    const people = openTestPeople();
    await people.add('an', ['admin']);
    const cookie = await cookieOf(people);
    const [session] = people.sessions.list('an');
    expect(session).toMatchObject({ address: '127.0.0.1', agent: 'test' });
    expect(session?.session).not.toContain(cookie);
    expect(people.sessions.end('binh', session?.session ?? '')).toBe(false);
    expect(people.sessions.end('an', session?.session ?? '')).toBe(true);
    expect(people.personOf(cookie)).toBeUndefined();
  });
});

describe('the last admin', () => {
  it.each([
    ['can’t be removed', (people: TestPeople) => changeState(people, actor, 'an', 'removed')],
    ['can’t be disabled', (people: TestPeople) => changeState(people, actor, 'an', 'disabled')],
    ['can’t lose the role', (people: TestPeople) => changeRoles(people, actor, 'an', ['operator'])],
  ])('%s', async (_, change) => {
    const people = openTestPeople();
    await people.add('an', ['admin', 'operator']);
    await people.add('binh', ['admin']);
    expect(changeState(people, actor, 'binh', 'disabled')).toBeUndefined();
    expect(change(people)).toEqual({ code: 'last-admin' });
    expect(changeRoles(people, actor, 'an', ['admin'])).toBeUndefined();
  });
});

describe('a form’s token', () => {
  it('is used once, by its own session, within twelve hours', () => {
    const people = openTestPeople();
    const token = people.issueToken('one');
    expect(people.useToken('two', token)).toBe('unknown');
    expect(people.useToken('one', token)).toBe('ok');
    expect(people.useToken('one', token)).toBe('used');
    expect(people.useToken('one', 'x')).toBe('unknown');
    const old = people.issueToken('one');
    people.pass(12 * hourMs + 1);
    expect(people.useToken('one', old)).toBe('unknown');
  });
  it('of the first page holds when a thousand others are open, and is still good only once', () => {
    const people = openTestPeople();
    const first = people.issueToken('one');
    for (let page = 0; page < 1000; page++) people.issueToken('one');
    expect(people.useToken('one', first)).toBe('ok');
    expect(people.useToken('one', first)).toBe('used');
  });
  it.each([
    ['of another page', (token: string, other: string) => [other.split('.')[0], ...rest(token)]],
    ['with another time', (token: string) => [token.split('.')[0], 'mzzzzzzz', rest(token)[1]]],
    ['without its signature', (token: string) => token.split('.').slice(0, 2)],
    ['with more behind it', (token: string) => [token, 'x']],
    ['of nothing', () => ['']],
  ] as const)('put together by hand, %s, is unknown', (_, forge) => {
    const people = openTestPeople();
    const [one, other] = [people.issueToken('one'), people.issueToken('one')];
    expect(people.useToken('one', forge(one, other).join('.'))).toBe('unknown');
  });
});
