// A centre put back to yesterday, and a station that knows more.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCentreApp } from '../../../scheduler/centre/app.ts';
import { makeBackup } from '../../../scheduler/centre/backup/make-backup.ts';
import { restoreBackup } from '../../../scheduler/centre/backup/restore-backup.ts';
import type { Sql } from '../../../scheduler/centre/database/connect.ts';
import { enterEmergency, enterEnd } from '../../../scheduler/centre/emergency/send-emergency.ts';
import { emergencyNamed } from '../../../scheduler/centre/ledger/emergencies.ts';
import { sendOrder } from '../../../scheduler/centre/send/send-order.ts';
import { sendParcel } from '../../../scheduler/centre/send/send-parcel.ts';
import { serveCentre } from '../../../scheduler/centre/serve.ts';
import { keyText } from '../../../scheduler/centre/talk/signing.ts';
import { fetchDown, type DownParts } from '../../../scheduler/link/fetch-down.ts';
import { createPost } from '../../../scheduler/link/post.ts';
import { openReceived } from '../../../scheduler/link/received/book.ts';
import { writeFileSync } from 'node:fs';
import { onPostgres } from './on-postgres.ts';
import { openTestCentre, type TestCentre, type TestMachine } from './test-centre.ts';

onPostgres((server) => {
  const folder = mkdtempSync(join(tmpdir(), 'loa-restored-'));
  let centre: TestCentre;
  const closing: (() => unknown)[] = [];
  beforeAll(async () => {
    centre = await openTestCentre(server());
    Object.defineProperty(centre.clock, 'now', { get: () => Date.now() });
  });
  afterAll(async () => {
    for (const close of closing) await close();
    await centre.close();
    rmSync(folder, { recursive: true });
  });

  const send = (sql: Sql, to: readonly string[], text: string) =>
    sendParcel(
      { sql, centre: centre.centre, now: () => Date.now() },
      {
        ...{ thing: 'thong-bao/lu', title: text, to: { stations: [...to] }, by: 'Bà Hoa' },
        files: [{ what: 'document', path: 'announcements/lu.mdx', bytes: Buffer.from(text) }],
      },
    );
  const downOf = (machine: TestMachine, url: string, dataDir: string): DownParts => {
    const { id, publicKey } = centre.centre;
    const book = openReceived(dataDir);
    closing.push(() => {
      book.close();
    });
    return {
      ...{ dataDir, databaseFile: join(dataDir, 'loa.db'), book },
      post: createPost({ url, centre: id, centreKey: publicKey, ...machine }),
      member: { centre: id, centreKey: publicKey, station: machine.station },
      ...{ now: () => Date.now(), say: console.error },
      ...{ signal: new AbortController().signal, busy: new Set() },
    };
  };
  /** Of the ledger: each order of a station, its number and state. */
  const orders = async (sql: Sql, station: string) => [
    ...(await sql<
      { dispatch: string; seq: number; state: string | null; superseded: string | null }[]
    >`
      SELECT dispatch, seq, state, superseded_by AS superseded FROM loa.station_order
      WHERE station = ${station} ORDER BY seq`),
  ];

  it('learns its own orders of the lost day from a station, gives no number and no version out twice, and asks once', async () => {
    const knows = await centre.station('Biết');
    const slow = await centre.station('Chậm');
    const both = [knows.station, slow.station];
    const first = await send(centre.sql, both, 'một');
    const old = downOf(knows, centre.url, join(folder, 'biet'));
    await fetchDown(old);
    const file = join(folder, 'a.loa');
    const place = { dataDir: folder, env: process.env, place: centre.place };
    await makeBackup(centre.sql, place, { file, at: Date.now(), program: 'x' });

    // The day that is lost: a second version, an emergency; one station has fetched, the other has not.
    const second = await send(centre.sql, both, 'hai');
    const emergency = await sendOrder(
      { sql: centre.sql, centre: centre.centre, now: () => Date.now() },
      {
        ...{ title: 'Lũ', to: { stations: both }, by: 'Bà Hoa' },
        said: {
          kind: 'emergency',
          expiresAt: Date.now() + 3_600_000,
          content: { title: 'Lũ', text: 'Nước lên.', urgency: 'immediate', area: 'Xã' },
        },
      },
    );
    await fetchDown(old);
    const before = await orders(centre.sql, knows.station);

    const { sql, place: newPlace } = await server().database();
    const keyFile = join(folder, 'khoa.pem');
    writeFileSync(keyFile, keyText(centre.centre.key), { mode: 0o600 });
    await restoreBackup(
      sql,
      { dataDir: folder, env: { ...process.env, LOA_CENTRE_KEY: keyFile }, place: newPlace },
      { file, at: Date.now(), by: 'Bà Hoa' },
    );
    const said: string[] = [];
    const app = createCentreApp({
      ...{
        sql,
        centre: centre.centre,
        now: () => Date.now(),
        tell: (line: string) => said.push(line),
      },
      jobs: { send: () => Promise.reject(new Error('no jobs')) },
    });
    const served = await serveCentre(app, { host: '127.0.0.1', port: 0 });
    closing.push(() => served.close());
    expect(await orders(sql, knows.station)).toHaveLength(1);

    // Sent before the station is back: neither its number nor its version is one of the lost day's.
    const third = await send(sql, both, 'ba');
    expect(third.version).toBeGreaterThan(1000);
    const again = { ...old, post: createPost({ ...lineOf(knows), url: served.url }) };
    await fetchDown(again);
    await fetchDown(again);
    const after = await orders(sql, knows.station);
    expect(after.map(({ dispatch }) => dispatch)).toEqual([
      ...[first.order, second.order, emergency.order, third.order],
    ]);
    expect(after.slice(0, 3).map(({ seq }) => seq)).toEqual(before.map(({ seq }) => seq));
    expect(after.map(({ superseded }) => superseded)).toEqual([
      ...[third.order, third.order, null, null],
    ]);
    expect(after[3]?.seq).toBeGreaterThan(1_000_000_000);
    // What became of them since is known again.
    const emergencyBefore = before.find(({ dispatch }) => dispatch === emergency.order);
    expect(after[2]?.state).toBe(emergencyBefore?.state);
    expect(
      old.book
        .orders()
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([first.order, second.order, emergency.order, third.order].toSorted());
    expect(await sql`SELECT FROM loa.restored_told`).toHaveLength(1);

    // Who had not fetched is given what the ledger knows, and nothing twice.
    const late = downOf(slow, served.url, join(folder, 'cham'));
    await fetchDown(late);
    expect(late.book.orders().map(({ id }) => id)).toEqual([third.order]);
    expect(said).toEqual([]);
  });

  it('shows an emergency of the lost time so that it can be ended, and one that was ended or replaced comes back nowhere', async () => {
    const knows = await centre.station('Nghe');
    const slow = await centre.station('Chậm nghe');
    const both = [knows.station, slow.station];
    const parts = { sql: centre.sql, centre: centre.centre, now: () => Date.now() };
    const say = (title: string, replaces: string | null) =>
      centre.sql.begin((sql) =>
        enterEmergency(parts, sql, {
          ...{ title, text: 'Nước lên.', urgency: 'Immediate', severity: 'Unknown', replaces },
          ...{ certainty: 'Unknown', category: 'Safety', area: 'Xã', by: 'Bà Hoa' },
          ...{
            selection: { stations: both },
            everyMinutes: 15,
            untilAt: null,
            capAlert: null,
            capPart: null,
          },
          expiresAt: Date.now() + 3_600_000,
        }),
      );
    const ended = await say('Thôi sau bản sao lưu', null);
    const replaced = await say('Thay sau bản sao lưu', null);
    const old = downOf(knows, centre.url, join(folder, 'nghe'));
    const file = join(folder, 'b.loa');
    const place = { dataDir: folder, env: process.env, place: centre.place };
    await makeBackup(centre.sql, place, { file, at: Date.now(), program: 'x' });
    const end = await centre.sql.begin((sql) =>
      enterEnd(parts, sql, { id: ended.order, by: 'Bà Hoa', why: 'đã yên' }),
    );
    const newer = await say('Lời mới', replaced.order);
    await fetchDown(old);

    const { sql, place: newPlace } = await server().database();
    const keyFile = join(folder, 'khoa.pem');
    writeFileSync(keyFile, keyText(centre.centre.key), { mode: 0o600 });
    const env = { ...process.env, LOA_CENTRE_KEY: keyFile };
    const asked = { file, at: Date.now(), by: 'Bà Hoa' };
    await restoreBackup(sql, { dataDir: folder, env, place: newPlace }, asked);
    const app = createCentreApp({
      ...{ sql, centre: centre.centre, now: () => Date.now(), tell: console.error },
      jobs: { send: () => Promise.reject(new Error('no jobs')) },
    });
    const served = await serveCentre(app, { host: '127.0.0.1', port: 0 });
    closing.push(() => served.close());
    const again = { ...old, post: createPost({ ...lineOf(knows), url: served.url }) };
    await fetchDown(again);
    await fetchDown(again);
    expect(await emergencyNamed(sql, newer.order)).toMatchObject({
      ...{ title: 'Lời mới', urgency: 'Immediate', everyMinutes: 15, endedAt: null },
      ...{ replaces: replaced.order, area: 'Xã' },
    });
    expect(await emergencyNamed(sql, ended.order)).toMatchObject({
      ...{ endOrder: end.order, endedWhy: 'đã yên' },
    });
    expect((await emergencyNamed(sql, replaced.order))?.endedWhy).toContain('Lời mới');

    // Who had fetched none of them is given none that is over.
    const late = downOf(slow, served.url, join(folder, 'cham-nghe'));
    await fetchDown(late);
    expect(late.book.orders().map(({ kind }) => kind)).toEqual(['end-emergency']);
    const now = { ...parts, sql };
    const stop = await sql.begin((step) =>
      enterEnd(now, step, { id: newer.order, by: 'Bà Hoa', why: 'hết lũ' }),
    );
    await fetchDown(again);
    expect(old.book.orders().map(({ id }) => id)).toContain(stop.order);
  });

  const lineOf = (machine: TestMachine) => ({
    ...{ centre: centre.centre.id, centreKey: centre.centre.publicKey },
    ...{ key: machine.key, keyId: machine.keyId },
  });
});
