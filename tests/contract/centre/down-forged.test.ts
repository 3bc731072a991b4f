// What comes down at a station from who lies, or in another order.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handOrder, signOrder } from '../../../scheduler/centre/send/sign-order.ts';
import { type HandedOrder, type Order } from '../../../scheduler/centre/talk/order.ts';
import { takePushed } from '../../../scheduler/link/fetch-down.ts';
import { onPostgres } from './on-postgres.ts';
import { blobOf, openStationDesk, type StationDesk } from './station-desk.ts';
import { type TestMachine } from './test-centre.ts';

onPostgres((server) => {
  let desk: StationDesk;
  beforeAll(async () => {
    desk = await openStationDesk(server());
  });
  afterAll(() => desk.close());

  describe('what comes down at a station', () => {
    it('forged, of another station, with another order’s address, of another number: none is used', async () => {
      const [own, other] = [await desk.newStation(), await desk.newStation()];
      const order = {
        ...{ id: 'AAAA-BBBB-CCCC', madeAt: Date.now(), by: 'Kẻ gian', kind: 'withdraw' as const },
        content: { thing: 'thong-bao/lu', why: '' },
      };
      const handed = (said: typeof order, to: TestMachine, seq = 1): HandedOrder => {
        const { bytes, signature } = signOrder(desk.centre.centre, said);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        return handOrder(
          desk.centre.centre,
          { id: said.id, kind: said.kind, bytes, signature, sha256, expiresAt: null },
          { station: to.station, seq },
        );
      };
      const honest = handed(order, own);
      const second = handed({ ...order, id: 'DDDD-BBBB-CCCC' }, own);
      const lies: readonly HandedOrder[] = [
        { ...honest, signature: second.signature },
        { ...honest, address: second.address },
        { ...honest, address: { ...honest.address, signature: second.address.signature } },
        { ...honest, seq: 2 },
        { ...honest, bytes: second.bytes, signature: second.signature },
        { ...honest, bytes: Buffer.from('{').toString('base64url') },
        handed(order, other),
      ];
      for (const lie of lies) expect(await takePushed(own.down, lie)).toBe(false);
      expect(own.down.book.orders()).toEqual([]);
      expect(own.said).toHaveLength(lies.length);
      expect(own.down.book.untold()).toEqual([]);
      expect(await takePushed(own.down, honest)).toBe(true);
      expect(await takePushed(own.down, honest)).toBe(false);
    });

    it('a forged push in the name of a parcel whose files still come changes nothing of it', async () => {
      const station = await desk.newStation();
      const { book } = station.down;
      const order = {
        ...{
          protocol: 2,
          centre: desk.centre.centre.id,
          id: 'EEEE-BBBB-CCCC',
          madeAt: 1,
          by: 'Bà Hoa',
        },
        ...{ kind: 'parcel' as const },
        content: {
          ...{ thing: 'thong-bao/lu', version: 1, title: 'Lũ' },
          parts: [{ what: 'document' as const, path: 'a.mdx', sha256: blobOf('a'), bytes: 1 }],
        },
      };
      const bytes = Buffer.from(JSON.stringify(order));
      const signature = Buffer.alloc(64);
      book.add({ order, bytes, signature, seq: 1, at: 1 }, { isComing: true });
      const text = bytes.toString('base64url');
      const forged = {
        bytes: text,
        signature: 'AA',
        seq: 1,
        address: { bytes: text, signature: 'AA' },
      };
      expect(await takePushed(station.down, forged)).toBe(false);
      book.tellOnly(order.id, { state: 'refused', at: 2 });
      expect(book.untold()).toEqual([]);
      expect(book.coming().map(({ id }) => id)).toEqual([order.id]);
      for (const at of [3, 4]) book.tellOnly('FFFF-BBBB-CCCC', { state: 'refused', at });
      expect(book.untold().map(({ order: id, at }) => [id, at])).toEqual([['FFFF-BBBB-CCCC', 3]]);
    });

    it('versions never go back, whatever comes in which order', async () => {
      const station = await desk.newStation();
      const handed = (said: Omit<Order & { kind: 'parcel' }, 'protocol' | 'centre'>) => {
        const { bytes, signature } = signOrder(desk.centre.centre, said);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const { id, kind } = said;
        return handOrder(
          desk.centre.centre,
          { id, kind, bytes, signature, sha256, expiresAt: null },
          { station: station.station, seq: 1 },
        );
      };
      const one = (id: string, version: number, madeAt: number) =>
        handed({
          ...{ id, madeAt, by: 'Bà Hoa', kind: 'parcel' },
          content: {
            ...{ thing: 'thong-bao/x', version, title: 'x' },
            parts: [{ what: 'document', path: 'a.mdx', sha256: blobOf(''), bytes: 0 }],
          },
        });
      for (const order of [one('hai', 2, 20), one('mot', 1, 10), one('hai-sau', 2, 30)])
        await takePushed(station.down, order);
      const { book } = station.down;
      expect(book.order('mot')).toMatchObject({ state: 'refused', reason: { code: 'older' } });
      expect(book.order('hai')).toMatchObject({ state: 'refused', reason: { code: 'superseded' } });
      expect(book.coming().map(({ id }) => id)).toEqual(['hai-sau']);
    });
  });
});
