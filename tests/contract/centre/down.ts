import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stationsOf } from '../../../scheduler/centre/ledger/selection.ts';
import { isSelected, type Selection } from '../../../scheduler/centre/send/selection.ts';
import { sendOrder } from '../../../scheduler/centre/send/send-order.ts';
import { sendParcel, withdrawThing } from '../../../scheduler/centre/send/send-parcel.ts';
import { standsWhere } from '../../../scheduler/centre/ledger/selection.ts';
import {
  downAnswerShape,
  orderShape,
  pieceAnswerShape,
} from '../../../scheduler/centre/talk/order.ts';
import { isSigned } from '../../../scheduler/centre/talk/signing.ts';
import { createPost, type Post } from '../../../scheduler/link/post.ts';
import type { TestServer } from './one-server.ts';
import { nasty } from './joining.ts';
import { openTestCentre, type TestCentre, type TestMachine } from './test-centre.ts';

function firstOf<One>(all: readonly One[]): One {
  const [first] = all;
  if (!first) throw new Error('nothing there');
  return first;
}

export function downTests(server: () => TestServer): void {
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
        expect([selection, isSelected(selection, await standsWhere(sql, station))]).toEqual([
          selection,
          named.includes(station),
        ]);
    }
  });
}
