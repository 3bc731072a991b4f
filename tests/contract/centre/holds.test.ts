// What holds still goes to a station that is moved, or put in a group.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import type { Selection } from '../../../scheduler/centre/send/selection.ts';
import { sendOrder } from '../../../scheduler/centre/send/send-order.ts';
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
  const placeOf = async (...path: string[]): Promise<number> =>
    (await placeAt(centre.sql, path)) ?? -1;
  const send = (thing: string, to: Selection) =>
    sendParcel(parts(), {
      ...{ thing, title: thing, to, by: 'Bà Hoa' },
      files: [
        {
          ...({ what: 'document', path: 'announcements/a.mdx' } as const),
          bytes: Buffer.from(`${thing} ${JSON.stringify(to)}`),
        },
      ],
    });
  const emergency = (to: Selection) =>
    sendOrder(parts(), {
      said: {
        kind: 'emergency',
        expiresAt: centre.clock.now + 3_600_000,
        content: { title: 'Lũ', text: 'Rời bờ sông.', area: 'ven sông', urgency: 'immediate' },
      },
      ...{ title: 'Lũ', to, by: 'Bà Hoa' },
    });
  /** Ids of the orders that the station is handed from the beginning. */
  const handed = async (machine: TestMachine): Promise<readonly string[]> => {
    const { id, publicKey } = centre.centre;
    const at = { url: centre.url, centre: id, centreKey: publicKey, ...machine };
    const post = createPost(at, () => centre.clock.now);
    const { orders } = await post.send('down', { after: 0, states: [] }, downAnswerShape);
    return orders.map(
      ({ bytes }) => orderShape.parse(JSON.parse(Buffer.from(bytes, 'base64url').toString())).id,
    );
  };
  /** The look, then the button: how many things the look says. */
  const change = async (
    machines: readonly TestMachine[],
    fields: { viec: 'move' | 'join-group'; 'gia-tri': string },
  ): Promise<string | undefined> => {
    const all = { ...fields, 'ly-do': 'thử', dai: machines.map(({ station }) => station) };
    const look = await (await admin.post('/sua-dai/', all)).text();
    const so = /name="so" value="([^"]*)"/.exec(look)?.[1] ?? '';
    expect((await admin.post('/sua-dai/lam/', { ...all, so })).status).toBe(303);
    return /data-given="(\d+)"/.exec(look)?.[1];
  };

  describe('stations that are moved', () => {
    it('are given what holds where they lie now, once, and the look says how much', async () => {
      const to = { places: [await placeOf('Tỉnh Đích')] };
      const one = await send('chuyen/mot', to);
      await send('chuyen/rut', to);
      await withdrawThing(parts(), { thing: 'chuyen/rut', why: 'nhầm', by: 'Bà Hoa' });
      const [a, b] = [await centre.station('A', { place: ['Cũ'] }), await centre.station('B')];
      const move = { viec: 'move', 'gia-tri': 'Tỉnh Đích/Xã Mới Tinh' } as const;
      expect(await change([a, b], move)).toBe('1');
      expect([await handed(a), await handed(b)]).toEqual([[one.order], [one.order]]);
      // There already: nothing more, and nothing is said twice.
      expect(await change([a, b], move)).toBe('0');
      expect(await handed(a)).toEqual([one.order]);
    });

    it('are never given an older version than they had', async () => {
      const to = { places: [await placeOf('Tỉnh Bản')] };
      await send('ban/cu', to);
      const own = await centre.station('Bản');
      const second = await send('ban/cu', { stations: [own.station] });
      expect(await change([own], { viec: 'move', 'gia-tri': 'Tỉnh Bản' })).toBe('0');
      expect(await handed(own)).toEqual([second.order]);
    });

    it('are given the newer version alone, where they have not fetched the older one', async () => {
      const own = await centre.station('Hai bản', { place: ['Tỉnh Trước'] });
      await send('ban/hai', { places: [await placeOf('Tỉnh Trước')] });
      const second = await send('ban/hai', { places: [await placeOf('Tỉnh Sau')] });
      expect(await change([own], { viec: 'move', 'gia-tri': 'Tỉnh Sau' })).toBe('1');
      expect(await handed(own)).toEqual([second.order]);
    });

    it('into a group: an emergency that holds is among it, and the look says that it airs', async () => {
      const { order } = await emergency({ groups: ['ven sông'] });
      const own = await centre.station('Ven sông');
      const dai = { dai: own.station, 'ly-do': 'thử' };
      const look = await admin.post('/sua-dai/', {
        ...{ ...dai, viec: 'join-group', 'gia-tri': 'ven sông' },
      });
      expect(await look.text()).toContain('1 lời khẩn');
      expect(await change([own], { viec: 'join-group', 'gia-tri': 'ven sông' })).toBe('1');
      expect(await handed(own)).toEqual([order]);
    });

    it('while something is sent there: every one has it, once', async () => {
      const place = await placeOf('Tỉnh Đua');
      const machines: TestMachine[] = [];
      for (let at = 0; at < 8; at += 1) machines.push(await centre.station(`Đua ${at}`));
      const sends = ['a', 'b', 'c', 'd'].map((name) => send(`dua/${name}`, { places: [place] }));
      const moves = machines.map((one) => change([one], { viec: 'move', 'gia-tri': 'Tỉnh Đua' }));
      const sent = (await Promise.all(sends)).map(({ order }) => order).toSorted();
      await Promise.all(moves);
      for (const machine of machines) expect((await handed(machine)).toSorted()).toEqual(sent);
    });

    it('many things to many at once: numbers without a hole, and the counter is at the last', async () => {
      const { sql } = centre;
      const place = await placeOf('Tỉnh Nhiều');
      const machines: TestMachine[] = [];
      for (let at = 0; at < 3; at += 1) machines.push(await centre.station(`Nhiều ${at}`));
      for (let at = 0; at < 5; at += 1) await send(`nhieu/${at}`, { places: [place] });
      await change(machines, { viec: 'move', 'gia-tri': 'Tỉnh Nhiều' });
      const [row] = await sql<{ many: number; apart: number; last: boolean }[]>`
        SELECT count(*) AS many, max(seq) - min(seq) AS apart,
          max(seq) = (SELECT last FROM loa.down_counter) AS last
        FROM loa.station_order WHERE station = ANY(${machines.map(({ station }) => station)})`;
      expect(row).toEqual({ many: 15, apart: 14, last: true });
    });
  });
});
