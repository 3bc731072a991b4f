import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revoke } from '../../../scheduler/centre/invite.ts';
import { listStations } from '../../../scheduler/centre/ledger/stations.ts';
import { makeKey } from '../../../scheduler/centre/talk/signing.ts';
import { joinCentre, leaveCentre, readInvitation } from '../../../scheduler/link/join.ts';
import { keyFileOf, membershipFileOf } from '../../../scheduler/link/membership-file.ts';
import { readMembership } from '../../../scheduler/link/membership.ts';
import { nasty } from './nasty.ts';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre, say, type TestCentre } from './test-centre.ts';

onPostgres((server) => {
  let centre: TestCentre;
  const folders: string[] = [];
  const machine = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'loa-member-'));
    folders.push(folder);
    return folder;
  };
  beforeAll(async () => {
    centre = await openTestCentre(server());
    // The station's side measures the clock and goes by it: both have the machine's here.
    Object.defineProperty(centre.clock, 'now', { get: () => Date.now() });
  });
  afterAll(async () => {
    await centre.close();
    for (const folder of folders) rmSync(folder, { recursive: true });
  });
  const linkOf = async (name: string, more?: { replaces?: string; place?: readonly string[] }) =>
    readInvitation(
      `${centre.url}/moi/${await centre.invite(name, more)}/${centre.centre.id}`,
      undefined,
    );

  describe('joining', () => {
    it('a station joins by its link, is listed where it lies, and leaves', async () => {
      const folder = machine();
      const link = await linkOf('Phường An Phụ', { place: ['Tỉnh Hải Dương', 'Kinh Môn'] });
      const joined = await joinCentre(folder, link, { plain: false });
      expect(joined).toMatchObject({ name: 'Phường An Phụ', centre: centre.centre.id });
      expect(statSync(keyFileOf(folder)).mode & 0o777).toBe(0o600);
      expect(readMembership(folder)).toMatchObject({ station: joined.station, url: centre.url });
      const listed = (await listStations(centre.sql)).find(({ id }) => id === joined.station);
      expect(listed).toMatchObject({ place: ['Tỉnh Hải Dương', 'Kinh Môn'], leftAt: null });
      await expect(joinCentre(folder, link, { plain: false })).rejects.toThrow(
        /đã thuộc trung tâm/,
      );

      expect(await leaveCentre(folder)).toEqual({ told: true });
      expect(readMembership(folder)).toBeUndefined();
      const after = (await listStations(centre.sql)).find(({ id }) => id === joined.station);
      expect(after).toMatchObject({ key: null });
      expect(after?.leftAt).toBeTypeOf('number');
    });

    it('an invitation is used once, also by two machines at the same moment', async () => {
      const link = await linkOf('Một lần');
      const tries = await Promise.allSettled(
        [1, 2, 3].map(() => joinCentre(machine(), link, { plain: false })),
      );
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const named = (await listStations(centre.sql)).filter(({ name }) => name === 'Một lần');
      expect(named).toHaveLength(1);
    });

    it('who lost the answer asks again and is the same station', async () => {
      const folder = machine();
      const link = await linkOf('Đứt dây');
      const first = await joinCentre(folder, link, { plain: false });
      // The answer never reached the disk.
      rmSync(membershipFileOf(folder));
      expect(await joinCentre(folder, link, { plain: false })).toEqual(first);
    });

    it('one that ended, one that never was, and a centre that is another are refused', async () => {
      const link = await linkOf('Hết hạn');
      await centre.sql`UPDATE loa.invitation SET ends_at = 1 WHERE name = 'Hết hạn'`;
      await expect(joinCentre(machine(), link, { plain: false })).rejects.toThrow(/hết hạn/);
      const none = { ...link, code: 'AAAA-BBBB-CCCC' };
      await expect(joinCentre(machine(), none, { plain: false })).rejects.toThrow(/không đúng/);
      const other = { ...(await linkOf('Khác')), centre: 'A'.repeat(22) };
      await expect(joinCentre(machine(), other, { plain: false })).rejects.toThrow(
        /không phải trung tâm đã mời/,
      );
    });

    it('a code never travels in the clear unasked', async () => {
      const link = { url: 'http://centre.invalid', code: 'AAAA-BBBB-CCCC' };
      await expect(joinCentre(machine(), link, { plain: false })).rejects.toThrow(/http thường/);
    });

    it('a machine is replaced: the old key says nothing more, the station stays', async () => {
      const old = machine();
      const { station } = await joinCentre(old, await linkOf('Thay máy'), { plain: false });
      const anew = await linkOf('Thay máy', { replaces: station });
      const second = await joinCentre(machine(), anew, { plain: false });
      expect(second.station).toBe(station);
      expect(await leaveCentre(old)).toEqual({ told: false });
      expect((await listStations(centre.sql)).find(({ id }) => id === station)?.leftAt).toBeNull();
    });

    it('a key file that others may read, and a membership that was written over, are not used', async () => {
      const folder = machine();
      await joinCentre(folder, await linkOf('Tệp'), { plain: false });
      chmodSync(keyFileOf(folder), 0o644);
      expect(() => readMembership(folder)).toThrow(/cho người khác đọc/);
      chmodSync(keyFileOf(folder), 0o600);
      const file = membershipFileOf(folder);
      // Written by us a moment ago.
      const said = JSON.parse(readFileSync(file, 'utf8')) as { membership: { bytes: string } };
      const bytes = Buffer.from(said.membership.bytes, 'base64url').toString();
      said.membership.bytes = Buffer.from(bytes.replace('Tệp', 'Tẹp')).toString('base64url');
      writeFileSync(file, JSON.stringify(said));
      expect(() => readMembership(folder)).toThrow(/không dùng được/);
    });

    it('a paper that can’t be read is left untold, and joined over; also one whose key a kill took first', async () => {
      const folder = machine();
      const { station } = await joinCentre(folder, await linkOf('Giấy hỏng'), { plain: false });
      writeFileSync(membershipFileOf(folder), '{');
      expect(await leaveCentre(folder)).toEqual({ told: false });
      await expect(leaveCentre(folder)).rejects.toThrow(/không thuộc trung tâm nào/);
      const anew = () => linkOf('Giấy hỏng', { replaces: station });
      expect(await joinCentre(folder, await anew(), { plain: false })).toMatchObject({ station });
      rmSync(keyFileOf(folder));
      expect(() => readMembership(folder)).toThrow(/không dùng được/);
      expect(await joinCentre(folder, await anew(), { plain: false })).toMatchObject({ station });
      expect(await leaveCentre(folder)).toEqual({ told: true });
    });

    it('a key that an earlier invitation brought, and whose paper is gone, keeps nobody from the next', async () => {
      const folder = machine();
      const first = await linkOf('Khóa cũ');
      const { station } = await joinCentre(folder, first, { plain: false });
      rmSync(membershipFileOf(folder));
      const second = await linkOf('Khóa mới');
      const joined = await joinCentre(folder, second, { plain: false });
      expect(joined.name).toBe('Khóa mới');
      expect(joined.station).not.toBe(station);
      expect(readMembership(folder)?.station).toBe(joined.station);
    });

    it('texts are texts', async () => {
      const { station } = await joinCentre(machine(), await linkOf(nasty, { place: [nasty] }), {
        plain: false,
      });
      const found = (await listStations(centre.sql)).find(({ id }) => id === station);
      expect(found).toMatchObject({ name: nasty, place: [nasty] });
      await expect(
        revoke(centre.sql, { station: nasty, by: nasty, at: 1, why: nasty }),
      ).rejects.toThrow(/Không có đài/);
    });
  });

  describe('messages that are not what they say', () => {
    const at = (): { sequence: number; at: number } => ({ sequence: Date.now(), at: Date.now() });
    const send = (path: string, { bytes, signature }: ReturnType<typeof say>) =>
      centre.post(path, bytes, signature);

    it('forged, altered, for another purpose, for another centre, of nobody', async () => {
      const own = await centre.station('Đài thật');
      const id = centre.centre.id;
      const stranger = { key: makeKey(), keyId: own.keyId };
      expect(await send('leave', say(id, stranger, 'leave', {}, at()))).toMatchObject({
        refused: 'signature',
      });
      const honest = say(id, own, 'leave', {}, at());
      const altered = Buffer.from(honest.bytes.toString().replace('"content":{}', '"content":[]'));
      expect(await centre.post('leave', altered, honest.signature)).toMatchObject({
        refused: 'signature',
      });
      expect(
        await send('leave', say(id, own, 'leave', {}, at(), { signedFor: 'beat' })),
      ).toMatchObject({ refused: 'signature' });
      expect(await send('beat', honest)).toMatchObject({ refused: 'signature' });
      expect(await send('leave', say('khac', own, 'leave', {}, at()))).toMatchObject({
        refused: 'other-centre',
      });
      expect(
        await send('leave', say(id, { key: own.key, keyId: 'x' }, 'leave', {}, at())),
      ).toMatchObject({ refused: 'unknown-key' });
      expect(
        await send('leave', say(id, own, 'leave', {}, at(), { envelope: { protocol: 99 } })),
      ).toMatchObject({ refused: 'protocol' });
      expect(
        (await listStations(centre.sql)).find(({ id: one }) => one === own.station)?.leftAt,
      ).toBeNull();
    });

    it('too old, and said by a clock far ahead', async () => {
      const own = await centre.station('Đồng hồ');
      const hour = 3_600_000;
      for (const off of [-hour, hour]) {
        const message = say(
          centre.centre.id,
          own,
          'leave',
          {},
          { sequence: Date.now(), at: Date.now() + off },
        );
        expect(await send('leave', message)).toMatchObject({ refused: 'clock' });
      }
      const forEver = say(centre.centre.id, own, 'leave', {}, at(), {
        envelope: { expiresAt: Date.now() + hour },
      });
      expect(await send('leave', forEver)).toMatchObject({ refused: 'clock' });
    });

    it('after its key was revoked', async () => {
      const own = await centre.station('Mất máy');
      await revoke(centre.sql, { station: own.station, by: 'Bà Hoa', at: Date.now(), why: 'mất' });
      expect(await send('leave', say(centre.centre.id, own, 'leave', {}, at()))).toMatchObject({
        refused: 'revoked',
      });
      // Whoever has the key can't say that he is the one who doesn't.
      const content = { code: 'AAAA-AAAA-AAAA', publicKey: '', program: '' };
      expect(await send('join', say(centre.centre.id, own, 'join', content, at()))).toMatchObject({
        refused: 'unreadable',
      });
    });

    it.each([
      ['nothing', ''],
      ['no JSON', '{'],
      ['another shape', '[]'],
      ['no UTF-8', '\xff'],
      ['deep', `${'['.repeat(5000)}${']'.repeat(5000)}`],
    ])('unreadable: %s', async (_, text) => {
      expect(
        await centre.post('beat', Buffer.from(text, 'latin1'), Buffer.alloc(64)),
      ).toMatchObject({ refused: 'unreadable' });
    });

    it('larger than any message', async () => {
      const response = await fetch(`${centre.url}/tram/log`, {
        method: 'POST',
        body: 'x'.repeat(1_100_000),
      });
      expect(response.status).toBe(413);
    });
  });
});
