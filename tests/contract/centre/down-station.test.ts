// What comes down, at a station: its own code against a centre that is there, and against one that lies.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../../../scheduler/centre/database/connect.ts';
import { openWake } from '../../../scheduler/centre/wake/wake.ts';
import { createCentreApp } from '../../../scheduler/centre/app.ts';
import { revoke } from '../../../scheduler/centre/invite.ts';
import { serveCentre } from '../../../scheduler/centre/serve.ts';
import { sendOrder } from '../../../scheduler/centre/send/send-order.ts';
import { sendParcel, withdrawThing } from '../../../scheduler/centre/send/send-parcel.ts';
import { handOrder, signOrder } from '../../../scheduler/centre/send/sign-order.ts';
import type { HandedOrder, Order } from '../../../scheduler/centre/talk/order.ts';
import { fetchDown, takePushed, type DownParts } from '../../../scheduler/link/fetch-down.ts';
import { keepTalking } from '../../../scheduler/link/keep-talking.ts';
import { createNudge } from '../../../scheduler/link/nudge.ts';
import { createPost } from '../../../scheduler/link/post.ts';
import { openReceived } from '../../../scheduler/link/received/book.ts';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { signMessage } from '../../../scheduler/centre/talk/signing.ts';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre, type TestCentre, type TestMachine } from './test-centre.ts';

interface TestStation extends TestMachine {
  readonly down: DownParts;
  readonly said: string[];
  readonly states: () => readonly string[];
}

/** The machine may be busy with other tests. */
const slow = { timeout: 20_000 };

onPostgres((server) => {
  let centre: TestCentre;
  const folder = mkdtempSync(join(tmpdir(), 'loa-down-station-'));
  const closing: (() => void)[] = [];
  let turn = 0;
  beforeAll(async () => {
    centre = await openTestCentre(server());
    Object.defineProperty(centre.clock, 'now', { get: () => Date.now() });
  });
  afterAll(async () => {
    for (const close of closing) close();
    await centre.close();
    rmSync(folder, { recursive: true });
  });

  const parts = () => ({ sql: centre.sql, centre: centre.centre, now: () => Date.now() });
  const stationAt = (machine: TestMachine, dataDir: string, url = centre.url): TestStation => {
    const { id, publicKey } = centre.centre;
    const post = createPost({ url, centre: id, centreKey: publicKey, ...machine });
    const book = openReceived(dataDir);
    closing.push(() => {
      book.close();
    });
    const said: string[] = [];
    const member = { centre: id, centreKey: publicKey, station: machine.station };
    return {
      ...machine,
      said,
      states: () => book.orders().map(({ state }) => state),
      down: {
        ...{ dataDir, databaseFile: join(dataDir, 'loa.db'), book, post, member },
        ...{ now: () => Date.now(), say: (line) => said.push(line) },
        ...{ signal: new AbortController().signal, busy: new Set() },
      },
    };
  };
  const newFolder = (): string => join(folder, String(++turn));
  const newStation = async (url?: string): Promise<TestStation> =>
    stationAt(await centre.station(`Đài ${turn}`), newFolder(), url);
  const sendText = (station: TestMachine, thing: string, text: string | Buffer) =>
    sendParcel(parts(), {
      ...{ thing, title: thing, to: { stations: [station.station] }, by: 'Bà Hoa' },
      files: [{ what: 'document', path: `announcements/${turn}.mdx`, bytes: Buffer.from(text) }],
    });
  const emergency = (station: TestMachine, expiresAt = Date.now() + 3_600_000) =>
    sendOrder(parts(), {
      ...{ title: 'Lũ', to: { stations: [station.station] }, by: 'Bà Hoa' },
      said: {
        kind: 'emergency',
        expiresAt,
        content: { title: 'Lũ', text: 'Lên chỗ cao.', urgency: 'immediate', area: 'Kinh Môn' },
      },
    });
  const toldOf = async ({ station }: TestMachine) =>
    (
      await centre.sql<{ state: string | null; reasonCode: string | null }[]>`
        SELECT state, reason_code AS "reasonCode" FROM loa.station_order WHERE station = ${station} ORDER BY seq`
    ).map(({ state, reasonCode }) => (reasonCode === null ? state : `${state}: ${reasonCode}`));
  const blobOf = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

  describe('what comes down at a station', () => {
    it('is proven, kept with its files, and told upwards; asked once more, nothing is new', async () => {
      const station = await newStation();
      await sendText(station, 'thong-bao/lu', 'Lũ về.');
      await fetchDown(station.down);
      expect(station.states()).toEqual(['received']);
      const file = station.down.book.blobFile(blobOf('Lũ về.'));
      expect(readFileSync(file, 'utf8')).toBe('Lũ về.');
      expect(await toldOf(station)).toEqual(['received']);
      const before = station.down.book.cursor(station.down.member);
      await fetchDown(station.down);
      expect(station.down.book.cursor(station.down.member)).toEqual(before);
      station.down.book.setState(station.down.book.orders()[0]?.id ?? '', {
        ...{ state: 'refused', at: Date.now(), by: 'Bà Lan' },
        reason: { code: 'by-right', words: 'Không hợp với phường.' },
      });
      await fetchDown(station.down);
      expect(await toldOf(station)).toEqual(['refused: by-right']);
      expect(station.said).toEqual([]);
    });

    it('a file whose line breaks again and again goes on where it was, also after a kill', async () => {
      const long = Buffer.alloc(2_000_000, 'một hai ba ');
      const breaking = await breakEveryThird(centre.url);
      const machine = await centre.station('Đứt dây');
      const dataDir = newFolder();
      const first = stationAt(machine, dataDir, breaking.url);
      await sendText(first, 'ghi-am/dai', long);
      const part = `${first.down.book.blobFile(blobOf(long))}.part`;
      let tries = 0;
      const sizes: number[] = [];
      for (; tries < 30; tries++) {
        // Each try is a process of its own: nothing but the disk remembers.
        const station = stationAt(machine, dataDir, breaking.url);
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
      const station = await newStation();
      const text = 'x'.repeat(1000);
      await sendText(station, 'thong-bao/hong', text);
      const file = station.down.book.blobFile(blobOf(text));
      await fetchDown({ ...station.down, isHurried: () => true });
      rmSync(file);
      writeFileSync(`${file}.part`, 'y'.repeat(600));
      await sendText(station, 'thong-bao/hong-2', text);
      await fetchDown(station.down);
      expect(readFileSync(file, 'utf8')).toBe(text);
    });

    it('a disk that takes nothing keeps what came, and goes on when it does', async () => {
      const station = await newStation();
      await sendText(station, 'thong-bao/day-o', 'đầy');
      const folderOf = dirname(station.down.book.blobFile('x'));
      writeFileSync(folderOf, 'no folder');
      await expect(fetchDown(station.down)).rejects.toMatchObject({ code: 'keep' });
      expect(station.states()).toEqual([]);
      rmSync(folderOf);
      await fetchDown(station.down);
      expect(station.states()).toEqual(['received']);
    });

    it('a file that comes out as another than was signed is thrown away, and the order has failed', async () => {
      const station = await newStation();
      await sendText(station, 'thong-bao/doi-tep', 'thật');
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
      expect(await toldOf(station)).toEqual(['failed: unproven']);
    });

    it('forged, of another station, with another order’s address, of another number: none is used', async () => {
      const [own, other] = [await newStation(), await newStation()];
      const order = {
        ...{ id: 'AAAA-BBBB-CCCC', madeAt: Date.now(), by: 'Kẻ gian', kind: 'withdraw' as const },
        content: { thing: 'thong-bao/lu', why: '' },
      };
      const handed = (said: typeof order, to: TestMachine, seq = 1): HandedOrder => {
        const { bytes, signature } = signOrder(centre.centre, said);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        return handOrder(
          centre.centre,
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
      const station = await newStation();
      const { book } = station.down;
      const order = {
        ...{ protocol: 2, centre: centre.centre.id, id: 'EEEE-BBBB-CCCC', madeAt: 1, by: 'Bà Hoa' },
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

    it('a part of a kind that its program does not know is failed, told, and keeps nothing else from coming', async () => {
      const station = await newStation();
      const { order } = await sendText(station, 'thong-bao/mai-sau', 'x');
      // As a newer centre has it.
      const [row] = await centre.sql<{ bytes: Buffer }[]>`
        SELECT bytes FROM loa.dispatch WHERE id = ${order}`;
      const bytes = Buffer.from(String(row?.bytes).replace('"document"', '"hologram"'));
      const signature = signMessage(centre.centre.key, 'order', bytes);
      await centre.sql`
        UPDATE loa.dispatch SET bytes = ${bytes}, signature = ${signature} WHERE id = ${order}`;
      await sendText(station, 'thong-bao/hom-nay', 'Lũ về.');
      await fetchDown(station.down);
      expect(station.states()).toEqual(['received']);
      expect(await toldOf(station)).toEqual(['failed: not-understood', 'received']);
      expect(station.said.join()).toContain('cập nhật chương trình');
    });

    it('versions never go back, whatever comes in which order', async () => {
      const station = await newStation();
      const handed = (said: Omit<Order & { kind: 'parcel' }, 'protocol' | 'centre'>) => {
        const { bytes, signature } = signOrder(centre.centre, said);
        const sha256 = createHash('sha256').update(bytes).digest('hex');
        const { id, kind } = said;
        return handOrder(
          centre.centre,
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

    it('an emergency that ended before it came never airs, and one that is over when it comes is expired', async () => {
      const station = await newStation();
      const { order } = await emergency(station);
      const ends = (id: string) =>
        sendOrder(parts(), {
          ...{ title: 'Hết lũ', to: { all: true }, by: 'Bà Hoa', toHoldersOf: [id], ends: [id] },
          said: { kind: 'end-emergency', content: { emergency: id, why: 'nhầm' } },
        });
      await fetchDown(station.down);
      await ends(order);
      await fetchDown(station.down);
      expect(station.down.book.order(order)).toMatchObject({ state: 'ended' });
      const late = await newStation();
      await emergency(late, Date.now() - 1);
      await fetchDown(late.down);
      expect(late.down.book.orders()).toEqual([]);
    });

    it('a thing taken back before anybody looked at it is not begun with', async () => {
      const station = await newStation();
      const { order } = await sendText(station, 'thong-bao/nham', 'nhầm');
      await fetchDown(station.down);
      await withdrawThing(parts(), { thing: 'thong-bao/nham', why: 'nhầm', by: 'Bà Hoa' });
      await fetchDown(station.down);
      expect(station.down.book.order(order)).toMatchObject({ state: 'withdrawn' });
      expect(await toldOf(station)).toEqual(['withdrawn: withdrawn', 'received']);
    });
  });

  describe('the open line', () => {
    const talking = (station: TestStation) => {
      const gone = new AbortController();
      const failed: unknown[] = [];
      const done = keepTalking({
        ...{ down: station.down, nudge: createNudge(), signal: gone.signal, random: () => 0 },
        round: () => Promise.resolve({ lines: 0, isStuck: false }),
        went: () => undefined,
        failed: (error) => failed.push(error),
      });
      return {
        failed,
        async end() {
          gone.abort();
          await done;
        },
      };
    };

    it('an emergency comes by itself, and its receipt goes up; a parcel wakes', async () => {
      const station = await newStation();
      const talk = talking(station);
      await expect.poll(() => centre.lines(), slow).toBe(1);
      await emergency(station);
      await expect.poll(() => station.states(), slow).toEqual(['received']);
      await expect.poll(() => toldOf(station), slow).toEqual(['received']);
      await sendText(station, 'thong-bao/goi', 'gọi');
      await expect.poll(() => toldOf(station), slow).toEqual(['received', 'received']);
      expect(talk.failed).toEqual([]);
      await talk.end();
      await expect.poll(() => centre.lines(), slow).toBe(0);
    });

    it('what one process sends is said by another; what was said while its ear was broken is found afterwards', async () => {
      const sql = connect(centre.place, 2);
      const jobs = { send: () => Promise.reject(new Error('none')) };
      const second = {
        ...{ sql, centre: centre.centre, now: () => Date.now(), tell: () => undefined, jobs },
      };
      const wake = await openWake(second);
      const served = await serveCentre(createCentreApp(second, wake), {
        ...{ host: '127.0.0.1', port: 0 },
      });
      const station = stationAt(await centre.station('Tiến trình hai'), newFolder(), served.url);
      const talk = talking(station);
      await expect.poll(() => wake.lines(), slow).toBe(1);
      await emergency(station);
      await expect.poll(() => station.states(), slow).toEqual(['received']);
      const ears = await sql`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND query ILIKE 'listen%'`;
      expect(ears.length).toBeGreaterThan(0);
      await sendText(station, 'thong-bao/luc-diec', 'điếc');
      await expect.poll(() => station.states(), slow).toEqual(['received', 'received']);
      await talk.end();
      await wake.close();
      await served.close();
      await sql.end({ timeout: 1 });
    });

    it('a station has one line, however often it asks; a key that is revoked ends it', async () => {
      const station = await newStation();
      const gone = new AbortController();
      const open = () => station.down.post.open('wake', gone.signal);
      const streams = [await open(), await open(), await open()];
      expect(streams).toHaveLength(3);
      await expect.poll(() => centre.lines(), slow).toBe(1);
      await revoke(centre.sql, { station: station.station, by: 'x', at: Date.now(), why: 'mất' });
      await expect.poll(() => centre.lines(), slow).toBe(0);
      await expect(station.down.post.open('wake', gone.signal)).rejects.toMatchObject({
        code: 'revoked',
      });
      gone.abort();
    });

    it('without a line that listens there is none, and that is no answer of the centre', async () => {
      const { sql, centre: own } = centre;
      const app = createCentreApp({
        ...{ sql, centre: own, now: () => Date.now(), tell: console.error },
        jobs: { send: () => Promise.reject(new Error('none')) },
      });
      const served = await serveCentre(app, { host: '127.0.0.1', port: 0 });
      const station = stationAt(await centre.station('Không đường'), newFolder(), served.url);
      await expect(
        station.down.post.open('wake', new AbortController().signal),
      ).rejects.toMatchObject({ code: 'line' });
      await served.close();
    });
  });

  describe('versions of the protocol', () => {
    it('a centre of the protocol before is spoken to in it', async () => {
      const old = await refuseProtocol2(centre);
      const station = stationAt(await centre.station('Trung tâm cũ'), newFolder(), old.url);
      const answer = await station.down.post.send('leave', {}, z.unknown());
      expect(answer).toEqual({});
      expect(station.down.post.speaks()).toBe(1);
      old.close();
    });
  });
});

/** Every third answer is cut off in its middle. */
async function breakEveryThird(to: string): Promise<{ url: string; close: () => void }> {
  let turn = 0;
  return proxy(async (path, body, headers) => {
    const response = await fetch(`${to}${path}`, {
      method: 'POST',
      body: new Uint8Array(body),
      headers,
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const signature = response.headers.get('loa-signature') ?? '';
    return { bytes, signature, cut: ++turn % 3 === 0 };
  });
}

/** Like a centre of the protocol before: what says 2 is refused, what says 1 goes on to the centre. */
async function refuseProtocol2(centre: TestCentre): Promise<{ url: string; close: () => void }> {
  return proxy(async (path, body, headers) => {
    const said = JSON.parse(body.toString()) as { protocol: number };
    if (said.protocol === 1) {
      const response = await fetch(`${centre.url}${path}`, {
        method: 'POST',
        body: new Uint8Array(body),
        headers,
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      return { bytes, signature: response.headers.get('loa-signature') ?? '', cut: false };
    }
    const bytes = Buffer.from(
      JSON.stringify({
        ...{ protocol: 1, centre: centre.centre.id, sentAt: Date.now(), refused: 'protocol' },
        inReplyTo: createHash('sha256').update(body).digest('hex'),
      }),
    );
    const signature = signMessage(centre.centre.key, 'answer', bytes).toString('base64url');
    return { bytes, signature, cut: false };
  });
}

async function proxy(
  answer: (
    path: string,
    body: Buffer,
    headers: Record<string, string>,
  ) => Promise<{ bytes: Buffer; signature: string; cut: boolean }>,
): Promise<{ url: string; close: () => void }> {
  const served: Server = createServer((request, response) => {
    const read: Buffer[] = [];
    request.on('data', (piece: Buffer) => read.push(piece));
    request.on('end', () => {
      const sent = String(request.headers['loa-signature']);
      void answer(request.url ?? '', Buffer.concat(read), { 'loa-signature': sent }).then(
        ({ bytes, signature, cut }) => {
          response.writeHead(200, {
            'loa-signature': signature,
            'content-length': bytes.length,
          });
          if (!cut) return response.end(bytes);
          response.write(bytes.subarray(0, bytes.length / 2));
          return setImmediate(() => response.destroy());
        },
      );
    });
  });
  await new Promise<void>((resolve) => {
    served.listen(0, '127.0.0.1', resolve);
  });
  // It listens to TCP.
  const { port } = served.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      served.closeAllConnections();
      served.close();
    },
  };
}
