// The same backup restored twice: what the first restored centre gave out, the second gives to nobody as something else.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCentreApp } from '../../../scheduler/centre/app.ts';
import { makeBackup } from '../../../scheduler/centre/backup/make-backup.ts';
import { restoreBackup } from '../../../scheduler/centre/backup/restore-backup.ts';
import type { Sql } from '../../../scheduler/centre/database/connect.ts';
import { sendParcel } from '../../../scheduler/centre/send/send-parcel.ts';
import { signOrder } from '../../../scheduler/centre/send/sign-order.ts';
import { serveCentre } from '../../../scheduler/centre/serve.ts';
import { downAnswerShape } from '../../../scheduler/centre/talk/order.ts';
import { keyText } from '../../../scheduler/centre/talk/signing.ts';
import { fetchDown, type DownParts } from '../../../scheduler/link/fetch-down.ts';
import { createPost } from '../../../scheduler/link/post.ts';
import { openReceived } from '../../../scheduler/link/received/book.ts';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre, type TestCentre, type TestMachine } from './test-centre.ts';

onPostgres((server) => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-twice-'));
  const closing: (() => unknown)[] = [];
  const file = join(folder, 'a.loa');
  let centre: TestCentre;
  let machine: TestMachine;
  let backupAt = 0;
  beforeAll(async () => {
    centre = await openTestCentre(server());
    Object.defineProperty(centre.clock, 'now', { get: () => Date.now() });
    machine = await centre.station('Biết');
    await send(centre.sql, 'một');
    backupAt = Date.now();
    const place = { dataDir: folder, env: process.env, place: centre.place };
    await makeBackup(centre.sql, place, { file, at: backupAt, program: 'x' });
  });
  afterAll(async () => {
    for (const close of closing) await close();
    await centre.close();
    rmSync(folder, { recursive: true });
  });

  const send = (sql: Sql, text: string) =>
    sendParcel(
      { sql, centre: centre.centre, now: () => Date.now() },
      {
        ...{ thing: 'thong-bao/lu', title: text, to: { all: true }, by: 'Bà Hoa' },
        files: [{ what: 'document', path: 'announcements/lu.mdx', bytes: Buffer.from(text) }],
      },
    );
  /** A centre that came out of the backup at that instant. */
  const restored = async (at: number) => {
    const { sql, place } = await server().database();
    const keyFile = join(folder, 'khoa.pem');
    writeFileSync(keyFile, keyText(centre.centre.key), { mode: 0o600 });
    const env = { ...process.env, LOA_CENTRE_KEY: keyFile };
    await restoreBackup(sql, { dataDir: folder, env, place }, { file, at, by: 'Bà Hoa' });
    const app = createCentreApp({
      ...{ sql, centre: centre.centre, now: () => Date.now(), tell: console.error },
      jobs: { send: () => Promise.reject(new Error('no jobs')) },
    });
    const served = await serveCentre(app, { host: '127.0.0.1', port: 0 });
    closing.push(() => served.close());
    return { sql, url: served.url };
  };
  const postTo = (url: string) => {
    const { id, publicKey } = centre.centre;
    return createPost({ url, centre: id, centreKey: publicKey, ...machine });
  };
  const newestOf = async (sql: Sql) => {
    const [row] = await sql<{ seq: number }[]>`SELECT max(seq) AS seq FROM loa.station_order`;
    return row?.seq ?? 0;
  };

  describe('the same backup, restored twice', () => {
    it('gives no number and no version out again, and learns what the first one sent', async () => {
      const book = openReceived(join(folder, 'dai'));
      closing.unshift(() => {
        book.close();
      });
      const down = (url: string): DownParts => ({
        ...{ dataDir: join(folder, 'dai'), databaseFile: join(folder, 'loa.db'), book },
        ...{ post: postTo(url), now: () => Date.now(), say: console.error, busy: new Set() },
        member: {
          ...{ centre: centre.centre.id, centreKey: centre.centre.publicKey },
          station: machine.station,
        },
        signal: new AbortController().signal,
      });
      const first = await restored(backupAt + 60_000);
      const [a, b] = [await send(first.sql, 'hai'), await send(first.sql, 'ba')];
      await fetchDown(down(first.url));
      const seen = await newestOf(first.sql);

      const second = await restored(backupAt + 120_000);
      const anew = await send(second.sql, 'bốn');
      expect(anew.version).toBeGreaterThan(b.version);
      expect(await newestOf(second.sql)).toBeGreaterThan(seen);
      await fetchDown(down(second.url));
      await fetchDown(down(second.url));
      const orders = await second.sql<{ id: string; version: number; held: boolean }[]>`
        SELECT id, version, superseded_by IS NULL AS held
        FROM loa.station_order JOIN loa.dispatch ON id = dispatch ORDER BY seq`;
      expect(orders.slice(1)).toEqual([
        // Newer than the first: it was never fetched.
        ...[{ id: b.order, version: b.version, held: false }],
        ...[{ id: anew.order, version: anew.version, held: true }],
      ]);
      expect(orders.map(({ id }) => id)).not.toContain(a.order);
      expect(book.order(anew.order)?.state).toBe('received');
    });

    it('takes no order under a number that was never given: it is the next one’s', async () => {
      const { sql, url } = await restored(Date.now());
      const last = await sql<{ last: number }[]>`SELECT last FROM loa.down_counter`;
      const seq = (last[0]?.last ?? 0) + 1;
      const signed = signOrder(centre.centre, {
        ...{ kind: 'withdraw', id: 'AAAA-BBBB-CCCC', by: 'Bà Hoa', madeAt: backupAt + 1 },
        content: { thing: 'thong-bao/lu', why: 'x' },
      });
      const told = {
        ...{ bytes: signed.bytes.toString('base64url'), seq },
        signature: signed.signature.toString('base64url'),
        state: { order: 'AAAA-BBBB-CCCC', state: 'received', at: Date.now() },
      };
      const said = { after: 0, states: [], held: { orders: [told], isAll: true } };
      await postTo(url).send('down', said, downAnswerShape);
      expect((await send(sql, 'năm')).stations).toBe(1);
    });
  });
});
