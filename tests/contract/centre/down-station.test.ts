// What comes down, at a station: its own code against a centre that is there, and against a line that breaks.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sendOrder } from '../../../scheduler/centre/send/send-order.ts';
import { withdrawThing } from '../../../scheduler/centre/send/send-parcel.ts';
import { signMessage } from '../../../scheduler/centre/talk/signing.ts';
import { fetchDown } from '../../../scheduler/link/fetch-down.ts';
import { breakEveryThird, refuseProtocol2 } from './lying-lines.ts';
import { onPostgres } from './on-postgres.ts';
import { blobOf, openStationDesk, type StationDesk } from './station-desk.ts';

onPostgres((server) => {
  let desk: StationDesk;
  beforeAll(async () => {
    desk = await openStationDesk(server());
  });
  afterAll(() => desk.close());

  describe('what comes down at a station', () => {
    it('is proven, kept with its files, and told upwards; asked once more, nothing is new', async () => {
      const station = await desk.newStation();
      await desk.sendText(station, 'thong-bao/lu', 'Lũ về.');
      await fetchDown(station.down);
      expect(station.states()).toEqual(['received']);
      const file = station.down.book.blobFile(blobOf('Lũ về.'));
      expect(readFileSync(file, 'utf8')).toBe('Lũ về.');
      expect(await desk.toldOf(station)).toEqual(['received']);
      const before = station.down.book.cursor(station.down.member);
      await fetchDown(station.down);
      expect(station.down.book.cursor(station.down.member)).toEqual(before);
      station.down.book.setState(station.down.book.orders()[0]?.id ?? '', {
        ...{ state: 'refused', at: Date.now(), by: 'Bà Lan' },
        reason: { code: 'by-right', words: 'Không hợp với phường.' },
      });
      await fetchDown(station.down);
      expect(await desk.toldOf(station)).toEqual(['refused: by-right']);
      expect(station.said).toEqual([]);
    });

    it('a file whose line breaks again and again goes on where it was, also after a kill', async () => {
      const long = Buffer.alloc(2_000_000, 'một hai ba ');
      const breaking = await breakEveryThird(desk.centre.url);
      const machine = await desk.centre.station('Đứt dây');
      const dataDir = desk.newFolder();
      const first = desk.stationAt(machine, dataDir, breaking.url);
      await desk.sendText(first, 'ghi-am/dai', long);
      const part = `${first.down.book.blobFile(blobOf(long))}.part`;
      let tries = 0;
      const sizes: number[] = [];
      for (; tries < 30; tries++) {
        // Each try is a process of its own: nothing but the disk remembers.
        const station = desk.stationAt(machine, dataDir, breaking.url);
        const ended = await fetchDown(station.down).then(
          () => true,
          () => false,
        );
        if (ended && station.states().length > 0) break;
        if (existsSync(part)) sizes.push(readFileSync(part).length);
      }
      breaking.close();
      expect(first.states()).toEqual(['received']);
      expect(readFileSync(first.down.book.blobFile(blobOf(long))).equals(long)).toBe(true);
      expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
      expect(tries).toBeGreaterThan(2);
    });

    it('half a file that is not what it should be is fetched anew', async () => {
      const station = await desk.newStation();
      const text = 'x'.repeat(1000);
      await desk.sendText(station, 'thong-bao/hong', text);
      const file = station.down.book.blobFile(blobOf(text));
      await fetchDown({ ...station.down, isHurried: () => true });
      rmSync(file);
      writeFileSync(`${file}.part`, 'y'.repeat(600));
      await desk.sendText(station, 'thong-bao/hong-2', text);
      await fetchDown(station.down);
      expect(readFileSync(file, 'utf8')).toBe(text);
    });

    it('a disk that takes nothing keeps what came, and goes on when it does', async () => {
      const station = await desk.newStation();
      await desk.sendText(station, 'thong-bao/day-o', 'đầy');
      const folderOf = dirname(station.down.book.blobFile('x'));
      writeFileSync(folderOf, 'no folder');
      await expect(fetchDown(station.down)).rejects.toMatchObject({ code: 'keep' });
      expect(station.states()).toEqual([]);
      rmSync(folderOf);
      await fetchDown(station.down);
      expect(station.states()).toEqual(['received']);
    });

    it('a file that comes out as another than was signed is thrown away, and the order has failed', async () => {
      const station = await desk.newStation();
      await desk.sendText(station, 'thong-bao/doi-tep', 'thật');
      const { post } = station.down;
      const lying: typeof post = {
        ...post,
        async send(purpose, content, shape, signal) {
          const answer = await post.send(purpose, content, shape, signal);
          if (purpose !== 'piece') return answer;
          const { sha256 } = (content as { wants: { sha256: string }[] }).wants[0] ?? {};
          const bytes = Buffer.from('giả!!').toString('base64url');
          return shape.parse({ pieces: [{ sha256, from: 0, bytes }] });
        },
      };
      await fetchDown({ ...station.down, post: lying });
      expect(station.states()).toEqual(['failed']);
      expect(existsSync(station.down.book.blobFile(blobOf('thật')))).toBe(false);
      expect(await desk.toldOf(station)).toEqual(['failed: unproven']);
    });

    it('a part of a kind that its program does not know is failed, told, and keeps nothing else from coming', async () => {
      const station = await desk.newStation();
      const { order } = await desk.sendText(station, 'thong-bao/mai-sau', 'x');
      // As a newer centre has it.
      const [row] = await desk.centre.sql<{ bytes: Buffer }[]>`
        SELECT bytes FROM loa.dispatch WHERE id = ${order}`;
      const bytes = Buffer.from(String(row?.bytes).replace('"document"', '"hologram"'));
      const signature = signMessage(desk.centre.centre.key, 'order', bytes);
      await desk.centre.sql`
        UPDATE loa.dispatch SET bytes = ${bytes}, signature = ${signature} WHERE id = ${order}`;
      await desk.sendText(station, 'thong-bao/hom-nay', 'Lũ về.');
      await fetchDown(station.down);
      expect(station.states()).toEqual(['received']);
      expect(await desk.toldOf(station)).toEqual(['failed: not-understood', 'received']);
      expect(station.said.join()).toContain('cập nhật chương trình');
    });

    it('an emergency that ended before it came never airs, and one that is over when it comes is expired', async () => {
      const station = await desk.newStation();
      const { order } = await desk.emergency(station);
      const ends = (id: string) =>
        sendOrder(desk.parts(), {
          ...{ title: 'Hết lũ', to: { all: true }, by: 'Bà Hoa', toHoldersOf: [id], ends: [id] },
          said: { kind: 'end-emergency', content: { emergency: id, why: 'nhầm' } },
        });
      await fetchDown(station.down);
      await ends(order);
      await fetchDown(station.down);
      expect(station.down.book.order(order)).toMatchObject({ state: 'ended' });
      const late = await desk.newStation();
      await desk.emergency(late, Date.now() - 1);
      await fetchDown(late.down);
      expect(late.down.book.orders()).toEqual([]);
    });

    it('a thing taken back before anybody looked at it is not begun with', async () => {
      const station = await desk.newStation();
      const { order } = await desk.sendText(station, 'thong-bao/nham', 'nhầm');
      await fetchDown(station.down);
      await withdrawThing(desk.parts(), { thing: 'thong-bao/nham', why: 'nhầm', by: 'Bà Hoa' });
      await fetchDown(station.down);
      expect(station.down.book.order(order)).toMatchObject({ state: 'withdrawn' });
      expect(await desk.toldOf(station)).toEqual(['withdrawn: withdrawn', 'received']);
    });
  });

  describe('versions of the protocol', () => {
    it('a centre of the protocol before is spoken to in it', async () => {
      const old = await refuseProtocol2(desk.centre);
      const station = desk.stationAt(
        await desk.centre.station('Trung tâm cũ'),
        desk.newFolder(),
        old.url,
      );
      const answer = await station.down.post.send('leave', {}, z.unknown());
      expect(answer).toEqual({});
      expect(station.down.post.speaks()).toBe(1);
      old.close();
    });
  });
});
