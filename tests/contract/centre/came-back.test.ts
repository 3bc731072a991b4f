// A station that left and comes back, or is moved: what was taken back or ended there meanwhile holds for it too.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { enterEmergency, enterEnd } from '../../../scheduler/centre/emergency/send-emergency.ts';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import type { Selection } from '../../../scheduler/centre/send/selection.ts';
import { sendParcel, withdrawThing } from '../../../scheduler/centre/send/send-parcel.ts';
import { downAnswerShape, orderShape } from '../../../scheduler/centre/talk/order.ts';
import { createPost } from '../../../scheduler/link/post.ts';
import { onPostgres } from './on-postgres.ts';
import { signedIn, type SignedIn } from './signed-in.ts';
import { openTestCentre, type TestCentre, type TestMachine } from './test-centre.ts';

onPostgres((server) => {
  let centre: TestCentre;
  let admin: SignedIn;
  beforeAll(async () => {
    centre = await openTestCentre(server());
    admin = await signedIn(centre, [{ role: 'admin' }]);
  });
  afterAll(() => centre.close());
  const parts = () => ({ sql: centre.sql, centre: centre.centre, now: () => centre.clock.now });
  const postOf = (machine: TestMachine) => {
    const { id, publicKey } = centre.centre;
    const line = { url: centre.url, centre: id, centreKey: publicKey, ...machine };
    return createPost(line, () => centre.clock.now);
  };
  const leave = (machine: TestMachine) => postOf(machine).send('leave', {}, z.unknown());
  /** With a new machine, whose book is empty. */
  const comeBack = ({ station }: TestMachine) => centre.station('x', { replaces: station });
  /** Kinds and ids of what a machine is handed that has nothing. */
  const handed = async (machine: TestMachine): Promise<readonly string[]> => {
    const asked = { after: 0, states: [] };
    const { orders } = await postOf(machine).send('down', asked, downAnswerShape);
    return orders.map(({ bytes }) => {
      const order = orderShape.parse(JSON.parse(Buffer.from(bytes, 'base64url').toString()));
      return `${order.kind} ${order.id}`;
    });
  };
  const send = (thing: string, to: Selection) =>
    sendParcel(parts(), {
      ...{ thing, title: thing, to, by: 'Bà Hoa' },
      files: [{ what: 'document', path: 'announcements/a.mdx', bytes: Buffer.from(thing) }],
    });
  const withdraw = (thing: string, from?: Selection) =>
    withdrawThing(parts(), { thing, why: 'nhầm', by: 'Bà Hoa', ...(from && { from }) });
  const emergency = (to: Selection, replaces: string | null = null) =>
    centre.sql.begin((sql) =>
      enterEmergency(parts(), sql, {
        ...{ title: 'Lũ', text: 'Rời bờ sông.', area: 'ven sông', selection: to, replaces },
        ...{ urgency: 'Immediate', severity: 'Unknown', certainty: 'Unknown', category: 'Safety' },
        ...{ everyMinutes: null, untilAt: null, capAlert: null, capPart: null, by: 'Bà Hoa' },
        expiresAt: centre.clock.now + 3_600_000,
      }),
    );

  describe('a station that left and comes back', () => {
    it('is handed what holds alone: no thing that was taken back meanwhile, by all or where it lies', async () => {
      const own = await centre.station('Rút', { place: ['Tỉnh Rút'] });
      const place = (await placeAt(centre.sql, ['Tỉnh Rút'])) ?? -1;
      await send('rut/het', { all: true });
      await send('rut/noi', { all: true });
      const kept = await send('rut/con', { all: true });
      await leave(own);
      const all = await withdraw('rut/het');
      const here = await withdraw('rut/noi', { places: [place] });
      const newcomer = await centre.station('Mới', { place: ['Tỉnh Rút'] });
      expect(await handed(newcomer)).toEqual([`parcel ${kept.order}`]);
      // Its content/ may have the things still: the withdrawals are for it too.
      expect(await handed(await comeBack(own))).toEqual([
        ...[`parcel ${kept.order}`, `withdraw ${all.order}`, `withdraw ${here.order}`],
      ]);
    });

    it('of a thing that was sent anew since, has the new version and no withdrawal', async () => {
      const own = await centre.station('Gửi lại');
      await send('lai/mot', { stations: [own.station] });
      await leave(own);
      await withdraw('lai/mot');
      const anew = await send('lai/mot', { all: true });
      expect(await handed(await comeBack(own))).toContain(`parcel ${anew.order}`);
      const [row] = await centre.sql`
        SELECT count(*)::integer AS holding FROM loa.station_order JOIN loa.dispatch ON id = dispatch
        WHERE station = ${own.station} AND thing = 'lai/mot' AND superseded_by IS NULL`;
      expect(row).toEqual({ holding: 1 });
    });

    it('is handed no emergency that was ended, or replaced, while it was away', async () => {
      const own = await centre.station('Khẩn');
      const other = await centre.station('Khác');
      const [both, elsewhere] = [[own.station, other.station], [other.station]];
      const ended = await emergency({ stations: both });
      const replaced = await emergency({ stations: both });
      const moved = await emergency({ stations: both });
      const alone = await emergency({ stations: [own.station] });
      await leave(own);
      const end = await centre.sql.begin((sql) =>
        enterEnd(parts(), sql, { id: ended.order, by: 'Bà Hoa', why: 'đã yên' }),
      );
      const newer = await emergency({ stations: both }, replaced.order);
      await emergency({ stations: elsewhere }, moved.order);
      await emergency({ stations: elsewhere }, alone.order);
      const got = (await handed(await comeBack(own))).filter((one) => one.includes('emergency'));
      for (const gone of [ended, replaced, moved, alone])
        expect(got).not.toContain(`emergency ${gone.order}`);
      expect(got).toContain(`end-emergency ${end.order}`);
      expect(got).toContain(`emergency ${newer.order}`);
      // Once: the next machine of the station is told the same.
      expect(
        (await handed(await comeBack(own))).filter((one) => one.includes('emergency')).toSorted(),
      ).toEqual(got.toSorted());
    });
  });

  describe('a station that is moved', () => {
    it('is given the withdrawal that holds there, once, and the look says so', async () => {
      const place = (await placeAt(centre.sql, ['Tỉnh Không Dùng'])) ?? -1;
      await centre.station('Đang ở đó', { place: ['Tỉnh Không Dùng'] });
      const own = await centre.station('Chuyển', { place: ['Tỉnh Dùng'] });
      const never = await centre.station('Chưa hề có', { place: ['Tỉnh Dùng'] });
      await centre.sql`DELETE FROM loa.station_order WHERE station = ${never.station}`;
      const sent = await send('dung/mot', { stations: [own.station], places: [place] });
      const taken = await withdraw('dung/mot', { places: [place] });
      const all = {
        ...{ viec: 'move', 'gia-tri': 'Tỉnh Không Dùng', 'ly-do': 'thử' },
        dai: [own.station, never.station],
      };
      const look = await (await admin.post('/sua-dai/', all)).text();
      expect(/data-taken-back="(\d+)"/.exec(look)?.[1]).toBe('1');
      expect(look).toContain('1 thứ đã bị rút ở nơi ấy');
      const so = /name="so" value="([^"]*)"/.exec(look)?.[1] ?? '';
      expect((await admin.post('/sua-dai/lam/', { ...all, so })).status).toBe(303);
      const of = async (machine: TestMachine) =>
        (await handed(machine)).filter((one) => one === `withdraw ${taken.order}`);
      expect(await of(own)).toEqual([`withdraw ${taken.order}`]);
      expect(await handed(own)).not.toContain(`parcel ${sent.order}`);
      expect(await of(never)).toEqual([]);
      // In a group besides: nothing more is said of it.
      const group = { ...all, viec: 'join-group', 'gia-tri': 'nhóm mới' };
      const again = await (await admin.post('/sua-dai/', group)).text();
      expect(/data-taken-back="(\d+)"/.exec(again)?.[1]).toBe('0');
    });
  });
});
