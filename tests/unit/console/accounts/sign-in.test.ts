import { TOTP, Secret } from 'otpauth';
import { describe, expect, it, vi } from 'vitest';
import {
  beginCodes,
  endCodes,
  removeFactor,
  renewRecovery,
} from '../../../../scheduler/console/accounts/factor-acts.ts';
import { secondStep, signIn, type SignIn } from '../../../../scheduler/console/accounts/sign-in.ts';
import {
  openTestPeople,
  password,
  phone,
  station,
  stranger,
  type TestPeople,
} from './open-test-people.ts';

const right = { name: 'an', password };
const wrong = { name: 'an', password: 'không phải' };

function entered(outcome: SignIn): Extract<SignIn, { is: 'in' }> {
  if (outcome.is !== 'in') throw new Error(outcome.is);
  return outcome;
}

function half(outcome: SignIn): string {
  if (outcome.is !== 'second' && outcome.is !== 'set-up') throw new Error(outcome.is);
  return outcome.half;
}

/** Six digits of an app at this instant. */
function codeOf(secret: string, timestamp: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

async function withCodes(
  people: TestPeople,
): Promise<{ secret: string; recovery: readonly string[] }> {
  await people.add('an', ['operator']);
  const owner = { by: 'Tên an', account: 'an' };
  const begun = beginCodes(people, owner);
  const done = endCodes(people, owner, {
    half: begun.half,
    code: codeOf(begun.secret, people.now()),
  });
  if (!('recovery' in done)) throw new Error(done.code);
  people.pass(60_000);
  return { secret: begun.secret, recovery: done.recovery };
}

describe('signing in', () => {
  it('begins a session that is new each time, and is written into the log', async () => {
    const people = openTestPeople();
    await people.add('an', ['operator', 'approver']);
    const first = entered(await signIn(people, right, station));
    const second = entered(await signIn(people, right, station));
    expect(first.cookie).not.toBe(second.cookie);
    expect(people.personOf(first.cookie)).toMatchObject({
      ...{ account: 'an', name: 'Tên an', roles: ['operator', 'approver'] },
    });
    expect(people.logged).toContainEqual({
      event: 'signed-in',
      detail: {
        ...{ account: 'an', by: 'Tên an', role: 'operator approver' },
        ...{ address: '127.0.0.1', how: 'password' },
      },
    });
  });
  it.each(['An', ' an ', 'ÁN', 'ân'])('%j is the name an', async (name) => {
    const people = openTestPeople();
    await people.add('an', ['viewer']);
    expect((await signIn(people, { name, password }, station)).is).toBe('in');
  });
  it.each([
    ['a wrong password', wrong],
    ['a name that is not there', { name: 'ma', password }],
    ['a password of a megabyte', { name: 'an', password: 'x'.repeat(1_000_000) }],
    ['nothing', { name: '', password: '' }],
  ])('%s is wrong, and nothing says what of it', async (_, tried) => {
    const people = openTestPeople();
    await people.add('an', ['viewer']);
    expect(await signIn(people, tried, stranger)).toEqual({ is: 'wrong' });
  });
  it.each(['disabled', 'removed'] as const)('an account that is %s is none', async (state) => {
    const people = openTestPeople();
    await people.add('an', ['viewer']);
    people.book.setState('an', state);
    expect(await signIn(people, right, stranger)).toEqual({ is: 'wrong' });
  });
  it('hashes a name that is not there just as one that is', async () => {
    const people = openTestPeople();
    await people.add('an', ['viewer']);
    const run = vi.spyOn(people.hashing, 'run');
    await signIn(people, wrong, stranger);
    await signIn(people, { name: 'ma', password }, stranger);
    expect(run).toHaveBeenCalledTimes(2);
  });
});

describe('guessing', () => {
  it('is answered by longer and longer waits, each doubled, to a quarter of an hour', async () => {
    const people = openTestPeople();
    await people.add('an', ['viewer']);
    const waits: number[] = [];
    for (let turn = 0; turn < 30; turn++) {
      const outcome = await signIn(people, wrong, { ...stranger, address: `10.0.0.${turn}` });
      if (outcome.is === 'wait') {
        waits.push(outcome.ms);
        people.pass(outcome.ms);
        turn -= 1;
      }
      if (waits.length > 14) break;
    }
    expect(waits.slice(0, 5)).toEqual([2000, 4000, 8000, 16_000, 32_000]);
    expect(waits.at(-1)).toBe(900_000);
  });
  it('five hundred at once cost no more hashes than are free', async () => {
    const people = openTestPeople();
    await people.add('an', ['viewer']);
    const run = vi.spyOn(people.hashing, 'run');
    const outcomes = await Promise.all(
      Array.from({ length: 500 }, () => signIn(people, wrong, stranger)),
    );
    expect(run.mock.calls.length).toBeLessThan(10);
    expect(outcomes.filter(({ is }) => is === 'wait').length).toBeGreaterThan(490);
  });
  it('from a thousand addresses with a thousand names: few are hashed', async () => {
    const people = openTestPeople();
    const run = vi.spyOn(people.hashing, 'run');
    await Promise.all(
      Array.from({ length: 1000 }, (_, turn) =>
        signIn(
          people,
          { name: `an${turn}`, password },
          { address: `10.0.${turn >> 8}.${turn & 255}`, agent: '' },
        ),
      ),
    );
    expect(run.mock.calls.length).toBeLessThan(40);
  });
  it('by strangers shuts nobody out: not the machine, not where the person signed in before, not his browser elsewhere', async () => {
    const people = openTestPeople();
    await people.add('an', ['operator']);
    const { device } = entered(await signIn(people, right, phone));
    for (let turn = 0; turn < 500; turn++) await signIn(people, wrong, stranger);
    expect((await signIn(people, right, stranger)).is).toBe('wait');
    expect((await signIn(people, right, station)).is).toBe('in');
    expect((await signIn(people, right, phone)).is).toBe('in');
    expect((await signIn(people, right, { ...stranger, device })).is).toBe('in');
  });
  it('at the machine itself is slowed as well, and keeps out nobody who signs in from his own browser', async () => {
    const people = openTestPeople();
    await people.add('an', ['operator']);
    const { device } = entered(await signIn(people, right, station));
    const outcomes = [];
    for (let turn = 0; turn < 50; turn++) outcomes.push((await signIn(people, wrong, station)).is);
    expect(outcomes.filter((is) => is === 'wrong')).toHaveLength(6);
    expect((await signIn(people, right, { ...station, device })).is).toBe('in');
  });
  it('a browser known to one person is a stranger’s to another', async () => {
    const people = openTestPeople();
    await people.add('an', ['operator']);
    await people.add('binh', ['operator']);
    const { device } = entered(await signIn(people, right, phone));
    const tried = { name: 'binh', password: 'không phải' };
    const there = { ...stranger, device };
    const outcomes = [];
    for (let turn = 0; turn < 20; turn++) outcomes.push((await signIn(people, tried, there)).is);
    expect(outcomes.filter((is) => is === 'wrong')).toHaveLength(6);
  });
  it('is forgotten after a day, also when the clock was set back', async () => {
    const people = openTestPeople();
    await people.add('an', ['operator']);
    for (let turn = 0; turn < 20; turn++) await signIn(people, wrong, stranger);
    people.pass(-365 * 86_400_000);
    const outcome = await signIn(people, wrong, stranger);
    expect(outcome.is === 'wait' ? outcome.ms : 0).toBeLessThanOrEqual(2000);
    people.pass(366 * 86_400_000);
    expect((await signIn(people, right, stranger)).is).toBe('in');
  });
  it('is gathered in the log by address; what is no name is not written down', async () => {
    const people = openTestPeople();
    await people.add('an', ['viewer']);
    for (let turn = 0; turn < 100; turn++) await signIn(people, wrong, stranger);
    await signIn(people, { name: 'mật khẩu của tôi', password }, stranger);
    const lines = new Set(people.logged.map((line) => JSON.stringify(line)));
    expect([...lines]).toEqual([
      '{"event":"sign-in-refused","detail":{"address":"192.168.1.66","account":"an"}}',
      '{"event":"sign-in-refused","detail":{"address":"192.168.1.66"}}',
    ]);
  });
});

describe('the second step', () => {
  it('follows the password, and its code is right once', async () => {
    const people = openTestPeople();
    const { secret } = await withCodes(people);
    const code = codeOf(secret, people.now());
    const first = half(await signIn(people, right, station));
    const second = half(await signIn(people, right, station));
    expect((await secondStep(people, first, { code }, station)).is).toBe('in');
    expect((await secondStep(people, second, { code }, station)).is).toBe('wrong');
    expect((await secondStep(people, first, { code }, station)).is).toBe('expired');
  });
  it.each([
    [-60, 'wrong'],
    [-30, 'in'],
    [0, 'in'],
    [30, 'in'],
    [60, 'wrong'],
  ])('a code of %i s beside now: %s', async (offsetS, is) => {
    const people = openTestPeople();
    const { secret } = await withCodes(people);
    people.pass(300_000);
    const begun = half(await signIn(people, right, station));
    const code = codeOf(secret, people.now() + offsetS * 1000);
    expect((await secondStep(people, begun, { code }, station)).is).toBe(is);
  });
  it('takes each code of the paper once, however it is typed', async () => {
    const people = openTestPeople();
    const { recovery } = await withCodes(people);
    expect(recovery).toHaveLength(10);
    const typed = recovery[3]?.toLowerCase().replaceAll('-', ' ') ?? '';
    const first = half(await signIn(people, right, station));
    expect((await secondStep(people, first, { code: typed }, station)).is).toBe('in');
    const second = half(await signIn(people, right, station));
    expect((await secondStep(people, second, { code: typed }, station)).is).toBe('wrong');
    expect(people.factors.recovery.left('an')).toBe(9);
  });
  it('new codes on paper: the old ones are void', async () => {
    const people = openTestPeople();
    const { recovery } = await withCodes(people);
    renewRecovery(people, { by: 'An', account: 'an' });
    const begun = half(await signIn(people, right, station));
    const [code = ''] = recovery;
    expect((await secondStep(people, begun, { code }, station)).is).toBe('wrong');
  });
  it('is slowed, and over after ten minutes', async () => {
    const people = openTestPeople();
    const { secret } = await withCodes(people);
    const begun = half(await signIn(people, right, stranger));
    const outcomes = [];
    for (let turn = 0; turn < 100; turn++)
      outcomes.push((await secondStep(people, begun, { code: '000000' }, stranger)).is);
    expect(outcomes.filter((is) => is === 'wrong')).toHaveLength(6);
    people.pass(601_000);
    const code = codeOf(secret, people.now());
    expect((await secondStep(people, begun, { code }, stranger)).is).toBe('expired');
  });
  it('of nobody is expired', async () => {
    const people = openTestPeople();
    expect(await secondStep(people, 'x', { code: '123456' }, station)).toEqual({ is: 'expired' });
  });
});

describe('where a role needs a second factor', () => {
  it('it is set up before anything else, and can’t be taken away', async () => {
    const people = openTestPeople();
    await people.add('an', ['approver']);
    await people.add('binh', ['editor']);
    const { cookie } = entered(await signIn(people, right, station));
    const other = entered(await signIn(people, { name: 'binh', password }, station));
    people.factors.setRolesThatNeedOne(['approver']);
    expect(people.personOf(cookie)).toBeUndefined();
    expect(people.personOf(other.cookie)).toBeDefined();

    const begun = half(await signIn(people, right, station));
    const secret = people.halves.find(begun)?.secret ?? '';
    expect((await secondStep(people, begun, { code: '000000' }, station)).is).toBe('wrong');
    const code = codeOf(secret, people.now());
    const done = entered(await secondStep(people, begun, { code }, station));
    expect(done.recovery).toHaveLength(10);
    const owner = { by: 'An', account: 'an' };
    expect(removeFactor(people, owner, 'one-time-code')).toEqual({ code: 'factor-needed' });
    people.factors.setRolesThatNeedOne([]);
    expect(removeFactor(people, owner, 'one-time-code')).toBeUndefined();
    expect(people.factors.recovery.left('an')).toBe(0);
  });
});
