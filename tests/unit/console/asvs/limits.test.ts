// ASVS 3.7.1, 4.3.1, 12.1.3: the password once more before what is delicate, a second factor where ward.yaml demands it, and so
// much for each person.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDrafts } from '../../../../scheduler/console/emergency/drafts.ts';
import { createAtOnce } from '../../../../scheduler/console/gate/at-once.ts';
import { weightyRoles } from '../../../../scheduler/console/accounts/second-factors.ts';
import { wardSchema } from '../../../../content/schema/ward.ts';
import { attackedConsole, sessionIn } from './attacked-console.ts';

describe('3.7.1 the password once more', () => {
  for (const [form, fields] of [
    ['account-roles', { account: 'binh', roles: 'admin' }],
    ['account-reset', { account: 'binh' }],
    ['account-invite', { name: 'Khách', roles: 'admin' }],
    ['account-state', { account: 'binh', state: 'removed' }],
    ['second-factor-roles', { roles: '' }],
    ['restore-backup', { step: 'agree' }],
  ] as const)
    for (const old of ['', 'không phải'])
      it(`${form} with ${old === '' ? 'none' : 'a wrong one'}: nothing is done, and the right one does it`, async () => {
        const console = attackedConsole();
        await console.add('an', 'admin');
        await console.add('binh', 'viewer');
        const cookie = console.session('an');
        const before = console.people.book.find('binh');
        const refused = await console.act(form, cookie, { ...fields, old });
        expect([refused.status, await refused.text()]).toEqual([
          422,
          expect.stringContaining('Mật khẩu đang dùng gõ chưa đúng.'),
        ]);
        expect(console.people.book.find('binh')).toEqual(before);
        expect(console.people.invitations.open()).toEqual([]);
        expect((await console.act(form, cookie, fields)).status).toBeLessThan(400);
      });

  it('guessing it in an open browser is slowed', async () => {
    const console = attackedConsole();
    await console.add('an', 'admin');
    const cookie = console.session('an');
    const fields = { account: 'an', roles: 'admin', old: 'x' };
    const texts = [];
    for (let tried = 0; tried < 7; tried++)
      texts.push(await (await console.act('account-roles', cookie, fields)).text());
    expect(texts.at(-1)).not.toContain('gõ chưa đúng');
  });
});

describe('4.3.1 a second factor that ward.yaml demands', () => {
  it('is for who approves and administers; whoever has none is signed out, and sets it up first', async () => {
    const console = attackedConsole();
    await console.add('an', 'admin');
    await console.add('duyet', 'approver');
    await console.add('truc', 'operator');
    const [an, truc] = [console.session('an'), console.session('truc')];
    console.people.factors.demand(weightyRoles);
    expect(console.people.personOf(an)).toBeUndefined();
    expect(console.people.personOf(truc)?.account).toBe('truc');
    for (const account of ['an', 'duyet']) {
      const answer = await console.signIn(account);
      expect([answer.status, sessionIn(answer)]).toEqual([200, '']);
      expect(await answer.text()).toContain('name="half"');
    }
    expect(sessionIn(await console.signIn('truc'))).not.toBe('');
    console.people.factors.demand([]);
    expect(sessionIn(await console.signIn('an'))).not.toBe('');
  });
  for (const [value, ok] of [
    ['required', true],
    ['optional', false],
    [true, false],
  ] as const)
    it(`console.secondFactor: ${String(value)} ${ok ? 'is read' : 'is a mistake'}`, () => {
      const { success } = wardSchema.shape.console.safeParse({
        ...{ host: '0.0.0.0', secondFactor: value },
      });
      expect(success).toBe(ok);
    });
});

describe('12.1.3 so much for each person', () => {
  const roomOf = (): string => {
    const dataDir = mkdtempSync(join(tmpdir(), 'loa-drafts-'));
    onTestFinished(() => {
      rmSync(dataDir, { recursive: true });
    });
    return dataDir;
  };
  it('drafts of emergencies: his oldest give way, another’s stay', () => {
    const dataDir = roomOf();
    const drafts = createDrafts({ dataDir });
    const kept = (): readonly string[] => readdirSync(join(dataDir, 'console', 'khan-cap'));
    const other = drafts.begin('binh', 0);
    for (let draft = 0; draft < 70; draft++) drafts.begin('an', 0);
    expect(kept()).toHaveLength(61);
    const large = drafts.begin('an', 300_000_000);
    writeFileSync(join(large.folder, 'tep.mp3'), 'x');
    expect([...kept()].toSorted()).toEqual([other.id, large.id].toSorted());
  });
  it('files that are sent up at once: the fourth is refused, and a place comes free', async () => {
    const atOnce = createAtOnce(3);
    const { promise, resolve } = Promise.withResolvers<string>();
    const three = Array.from({ length: 3 }, () => atOnce.within('an', () => promise));
    expect(await atOnce.within('an', () => promise)).toBeUndefined();
    const others = atOnce.within('binh', () => promise);
    resolve('kept');
    expect(await Promise.all([...three, others])).toEqual(['kept', 'kept', 'kept', 'kept']);
    expect(await atOnce.within('an', () => promise)).toBe('kept');
  });
  it('news of the station: nine pages of one session follow it no more than eight', async () => {
    const console = attackedConsole();
    await console.add('an', 'viewer');
    const cookie = console.session('an');
    const streams = [];
    for (let page = 0; page < 8; page++)
      streams.push(await console.get('/dai/luong?trang=today', { cookie }));
    expect(streams.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect((await console.get('/dai/luong?trang=today', { cookie })).status).toBe(429);
    const other = await console.get('/dai/luong', { cookie: console.session('an') });
    expect(other.status).toBe(200);
    for (const { body } of [...streams, other]) await body?.cancel();
    const again = await console.get('/dai/luong?trang=today', { cookie });
    expect(again.status).toBe(200);
    await again.body?.cancel();
  });
});
