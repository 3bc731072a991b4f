import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revoke } from '../../../scheduler/centre/invite.ts';
import { stationsOf } from '../../../scheduler/centre/ledger/selection.ts';
import {
  readSelection,
  selects,
  type Selection,
} from '../../../scheduler/centre/send/selection.ts';
import { sendOrder } from '../../../scheduler/centre/send/send-order.ts';
import { sendParcel, withdrawThing } from '../../../scheduler/centre/send/send-parcel.ts';
import { standings } from '../../../scheduler/centre/ledger/selection.ts';
import {
  downAnswerShape,
  orderShape,
  pieceAnswerShape,
} from '../../../scheduler/centre/talk/order.ts';
import { isSigned } from '../../../scheduler/centre/talk/signing.ts';
import { createPost, type Post } from '../../../scheduler/link/post.ts';
import { onPostgres } from './on-postgres.ts';
import { nasty } from './nasty.ts';
import { openTestCentre, say, type TestCentre, type TestMachine } from './test-centre.ts';

function firstOf<One>(all: readonly One[]): One {
  const [first] = all;
  if (!first) throw new Error('nothing there');
  return first;
}

onPostgres((server) => {
  let centre: TestCentre;
  const folder = mkdtempSync(join(tmpdir(), 'loa-down-'));
  beforeAll(async () => {
    centre = await openTestCentre(server());
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await centre.close();
  });
  const postOf = (machine: TestMachine): Post => {
    const { id, publicKey } = centre.centre;
    return createPost(
      { url: centre.url, centre: id, centreKey: publicKey, ...machine },
      () => centre.clock.now,
    );
  };
  const parts = () => ({ sql: centre.sql, centre: centre.centre, now: () => centre.clock.now });
  const fileOf = (text: string, path = 'announcements/lu.mdx') => [
    { what: 'document' as const, path, bytes: Buffer.from(text) },
  ];
  const send = (thing: string, text: string, to: Selection) =>
    sendParcel(parts(), { thing, title: thing, files: fileOf(text), to, by: 'Bà Hoa' });
  const ask = (post: Post, after: number, order?: string) =>
    post.send('down', { after, states: [], ...(order && { order }) }, downAnswerShape);
  const idsIn = ({ orders }: { orders: readonly { bytes: string }[] }) =>
    orders.map(
      ({ bytes }) => orderShape.parse(JSON.parse(Buffer.from(bytes, 'base64url').toString())).id,
    );

  describe('orders that go down', () => {
    it('one that is for two stations is signed once, addressed to each, and seen by no other', async () => {
      const [a, b, c] = [
        await centre.station('A'),
        await centre.station('B'),
        await centre.station('C'),
      ];
      const { order, version, stations } = await send('thong-bao/lu', 'Lũ về.', {
        stations: [a.station, b.station],
      });
      expect({ version, stations }).toEqual({ version: 1, stations: 2 });
      const [forA, forB, forC] = [
        await ask(postOf(a), 0),
        await ask(postOf(b), 0),
        await ask(postOf(c), 0),
      ];
      expect(idsIn(forA)).toEqual([order]);
      expect(forA.orders[0]?.bytes).toBe(forB.orders[0]?.bytes);
      expect(forA.orders[0]?.address.bytes).not.toBe(forB.orders[0]?.address.bytes);
      expect(forC).toEqual({ orders: [], upTo: 0, more: false });
      const handed = firstOf(forA.orders);
      expect(
        isSigned(
          centre.centre.publicKey,
          'order',
          Buffer.from(handed.bytes, 'base64url'),
          Buffer.from(handed.signature, 'base64url'),
        ),
      ).toBe(true);
      expect(await ask(postOf(a), forA.upTo, order)).toMatchObject({ orders: [] });
    });

    it('who never fetched version 1 gets version 2 alone; what was taken back is not handed out', async () => {
      const a = await centre.station('A');
      const to = { stations: [a.station] };
      await send('thong-bao/muoi', 'một', to);
      const second = await send('thong-bao/muoi', 'hai', to);
      expect(second.version).toBe(2);
      const got = await ask(postOf(a), 0);
      expect(idsIn(got)).toEqual([second.order]);
      const { order } = await withdrawThing(parts(), {
        thing: 'thong-bao/muoi',
        why: 'nhầm',
        by: 'Bà Hoa',
      });
      expect(idsIn(await ask(postOf(a), 0))).toEqual([order]);
      expect(idsIn(await ask(postOf(a), got.upTo))).toEqual([order]);
      await expect(
        withdrawThing(parts(), { thing: 'thong-bao/khong-co', why: '', by: 'Bà Hoa' }),
      ).rejects.toThrow(/chưa gửi gì/);
    });

    it('an order that has expired is handed to nobody, and the cursor passes it', async () => {
      const a = await centre.station('A');
      const expiresAt = centre.clock.now + 60_000;
      const content = {
        ...{ title: 'Lũ', text: 'Lũ về, lên chỗ cao.', urgency: 'immediate' as const },
        area: 'Kinh Môn',
      };
      await sendOrder(parts(), {
        said: { kind: 'emergency', content, expiresAt },
        ...{ title: 'Lũ', to: { stations: [a.station] }, by: nasty, note: nasty },
      });
      expect((await ask(postOf(a), 0)).orders).toHaveLength(1);
      centre.clock.now += 60_000;
      const late = await ask(postOf(a), 0);
      expect(late.orders).toEqual([]);
      expect(late.upTo).toBeGreaterThan(0);
    });

    it('who joins later is given what holds for where it lies: the newest of each thing, nothing that was taken back', async () => {
      const place = ['Tỉnh Mới'];
      const before = await centre.station('Trước', { place });
      const standing = firstOf(await standings(centre.sql, [before.station]));
      const to = { places: [...standing.places] };
      await send('cho-ai-den-sau/a', 'một', to);
      const second = await send('cho-ai-den-sau/a', 'hai', to);
      await send('cho-ai-den-sau/b', 'nhầm', to);
      await withdrawThing(parts(), { thing: 'cho-ai-den-sau/b', why: 'nhầm', by: 'Bà Hoa' });
      const third = await send('cho-ai-den-sau/c', 'ba', { places: to.places, within: to.places });
      await send('cho-ai-den-sau/d', 'nơi khác', { stations: [before.station] });
      const later = await centre.station('Sau', { place });
      expect(idsIn(await ask(postOf(later), 0))).toEqual([second.order, third.order]);
      expect((await ask(postOf(await centre.station('Nơi khác')), 0)).orders).toEqual([]);
    });

    it('receipts that come at once are all kept, also where the same machine says two', async () => {
      const machines = await Promise.all(
        Array.from({ length: 20 }, (_, at) => centre.station(`Đông ${at}`)),
      );
      const posts = machines.map(postOf);
      const { order } = await send('cung-luc/a', 'a', {
        stations: machines.map(({ station }) => station),
      });
      // From the second message on the machine is known.
      await Promise.all(posts.map((post) => ask(post, 0)));
      const tell = (post: Post, state: 'received' | 'accepted') =>
        post.send('down', { after: 0, states: [{ order, state, at: 5 }] }, downAnswerShape);
      const answers = await Promise.all(posts.map((post) => tell(post, 'received')));
      for (const answer of answers) expect(idsIn(answer)).toEqual([order]);
      const [first] = posts;
      if (first) await Promise.all([tell(first, 'accepted'), tell(first, 'accepted')]);
      const rows = await centre.sql`
        SELECT state, stages, count(*)::integer AS n FROM loa.station_order
        WHERE dispatch = ${order} GROUP BY 1, 2 ORDER BY 1`;
      expect([...rows]).toEqual([
        { state: 'accepted', stages: { received: 5, accepted: 5 }, n: 1 },
        { state: 'received', stages: { received: 5 }, n: 19 },
      ]);
    });

    it('what was said once is not taken again, and nothing after the key has ended', async () => {
      const own = await centre.station('Phát lại');
      const message = (sequence: number) =>
        say(
          centre.centre.id,
          own,
          'down',
          { after: 0, states: [] },
          { sequence, at: centre.clock.now },
        );
      const post = ({ bytes, signature }: ReturnType<typeof say>) =>
        centre.post('down', bytes, signature);
      const [first, second, third] = [message(10), message(11), message(12)];
      expect(await post(first)).toMatchObject({ content: { orders: [] } });
      expect(await post(third)).toMatchObject({ content: { orders: [] } });
      expect(await post(third)).toMatchObject({ refused: 'stale', last: 12 });
      expect(await post(second)).toMatchObject({ refused: 'stale', last: 12 });
      expect(await post({ ...message(20), signature: third.signature })).toMatchObject({
        refused: 'signature',
      });
      await revoke(centre.sql, { station: own.station, by: 'x', at: centre.clock.now, why: 'mất' });
      expect(await post(message(30))).toMatchObject({ refused: 'revoked' });
    });

    it('a station of the protocol before is heard, and gets its orders when it understands them', async () => {
      const own = await centre.station('Đài cũ');
      const { order } = await send('dai-cu/a', 'a', { stations: [own.station] });
      const beat = {
        ...{ program: 'cũ', isRunning: true, troubles: [], clockErrorMs: 0 },
        head: { seq: 0, hash: '0'.repeat(64) },
      };
      const { bytes, signature } = say(
        ...([centre.centre.id, own, 'beat', beat] as const),
        { sequence: 5, at: centre.clock.now },
        { envelope: { protocol: 1 } },
      );
      expect(await centre.post('beat', bytes, signature)).toMatchObject({ content: { have: [] } });
      const [listed] = await stationsOf(centre.sql, { stations: [own.station] });
      expect(listed).toMatchObject({ protocol: 1 });
      expect(idsIn(await ask(postOf(own), 0))).toEqual([order]);
    });

    it('a ledger that was put back to an earlier day gives numbers anew: the station begins anew, and misses nothing', async () => {
      const own = await centre.station('Sao lưu cũ');
      const { order } = await send('sao-luu/a', 'a', { stations: [own.station] });
      const { upTo } = await ask(postOf(own), 0);
      const again = await ask(postOf(own), upTo, 'AAAA-AAAA-AAAA');
      expect(idsIn(again)).toEqual([order]);
      expect(idsIn(await ask(postOf(own), upTo + 1000, 'AAAA-AAAA-AAAA'))).toEqual([order]);
    });

    it('a station fetches files of its own orders, from any offset, and of no others', async () => {
      const [a, b] = [await centre.station('A'), await centre.station('B')];
      const long = Buffer.alloc(700_000, 'dài ');
      await sendParcel(parts(), {
        ...{ thing: 'ghi-am/dai', title: 'Dài', to: { stations: [a.station] }, by: 'Bà Hoa' },
        files: [{ what: 'recording', path: 'recordings/dai.mp3', bytes: long }],
      });
      const { orders } = await ask(postOf(a), 0);
      const order = orderShape.parse(
        JSON.parse(Buffer.from(firstOf(orders).bytes, 'base64url').toString()),
      );
      if (order.kind !== 'parcel') throw new Error(order.kind);
      const { sha256 } = firstOf(order.content.parts);
      const piece = (post: Post, from: number) =>
        post.send('piece', { wants: [{ sha256, from }] }, pieceAnswerShape);
      const first = Buffer.from(firstOf((await piece(postOf(a), 0)).pieces).bytes, 'base64url');
      const rest = Buffer.from(
        firstOf((await piece(postOf(a), first.length)).pieces).bytes,
        'base64url',
      );
      expect(Buffer.concat([first, rest]).equals(long)).toBe(true);
      const odd = Buffer.from(firstOf((await piece(postOf(a), 262_143)).pieces).bytes, 'base64url');
      expect(odd.equals(long.subarray(262_143))).toBe(true);
      expect((await piece(postOf(a), 700_000)).pieces).toEqual([
        { sha256, from: 700_000, bytes: '' },
      ]);
      expect((await piece(postOf(b), 0)).pieces).toEqual([]);
    });
  });

  it('whom a selection reaches is the same in the ledger and for one station', async () => {
    const { sql } = centre;
    const machines = await Promise.all(
      [['X'], ['X', 'Y'], ['X', 'Y', 'Z'], ['W'], []].map((place) =>
        centre.station('S', { place }),
      ),
    );
    const id = async (name: string) =>
      firstOf([...(await sql<{ id: number }[]>`SELECT id FROM loa.place WHERE name = ${name}`)]).id;
    const [x, y, w] = [await id('X'), await id('Y'), await id('W')];
    const first = firstOf(machines).station;
    await sql`INSERT INTO loa.station_group VALUES (${first}, 'núi'), (${firstOf(machines.slice(3)).station}, 'núi')`;
    const cases: readonly Selection[] = [
      {},
      { all: true },
      { places: [x] },
      { places: [y], stations: [first] },
      { groups: ['núi'] },
      { groups: ['núi'], within: [w] },
      { all: true, within: [y] },
      { all: true, within: [] },
    ];
    for (const selection of cases) {
      const named = (await stationsOf(sql, selection)).map((one) => one.id);
      for (const { station } of machines)
        expect([
          selection,
          selects(readSelection(selection), firstOf(await standings(sql, [station]))),
        ]).toEqual([selection, named.includes(station)]);
    }
  });
});
