// The centre held against its measures, with a whole country of simulated stations. `LOA_FLEET=330` runs a tenth of it.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendOrder } from '../../scheduler/centre/send/send-order.ts';
import { sendParcel } from '../../scheduler/centre/send/send-parcel.ts';
import { openTestServer, whyNoServer, type TestServer } from '../contract/centre/one-server.ts';
import { openFleet, type Fleet } from './centre/fleet.ts';
import { monthLines } from './centre/month-of-log.ts';

const stations = Number(process.env['LOA_FLEET'] ?? '3300');
const sleeping = Number(process.env['LOA_FLEET_SLEEPING'] ?? '0');
const airings = 60;
const monthFrom = Date.UTC(2026, 9, 1);
const tell = (line: string): void => {
  const beside = sleeping > 0 ? ` beside ${sleeping} that sleep` : '';
  console.log(`centre, ${stations} stations${beside}: ${line}`);
};

describe.skipIf(whyNoServer() !== undefined)(`${stations} stations, one centre`, () => {
  let server: TestServer;
  let fleet: Fleet;
  let opened: Fleet | undefined;
  // In memory where the system has such a place: the disks of thousands of stations are not this machine's.
  const books = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'loa-books-'));
  beforeAll(async () => {
    // As durable as a real one: every answer has waited for the disk.
    server = await openTestServer({});
    const beganAt = performance.now();
    opened = await openFleet(await server.database(), {
      stations,
      processes: 2,
      centres: 1,
      sleeping,
    });
    fleet = opened;
    tell(`joined in ${seconds(beganAt)} s`);
  });
  const parts = () => ({ sql: fleet.sql, centre: fleet.centre, now: () => Date.now() });
  /** Of those that are simulated. */
  const everyone = async () => {
    if (sleeping === 0) return { all: true };
    const rows = await fleet.sql<
      { id: string }[]
    >`SELECT id FROM loa.station WHERE name LIKE 'xã %'`;
    return { stations: rows.map(({ id }) => id) };
  };
  const inState = async (order: string, state: string): Promise<number> => {
    const rows = await fleet.sql`
      SELECT FROM loa.station_order WHERE dispatch = ${order} AND state = ${state}`;
    return rows.count;
  };
  afterAll(async () => {
    await opened?.close();
    rmSync(books, { recursive: true, force: true });
    await server.close();
  });

  test('joined and telling each minute how they are, they take at most 400 MB of the centre', async () => {
    const rounds = 3;
    for (let round = 0; round < rounds; round++) {
      const before = fleet.weight();
      const said = await fleet.ask({ do: 'round', airings: 0, from: monthFrom, atOnce: 32 });
      expect(said.failures).toEqual({});
      const { cpuMs, residentMb } = fleet.weight();
      tell(
        `a round: ${((cpuMs - before.cpuMs) / stations).toFixed(2)} ms of the processor, ` +
          `${Math.round(said.bytesUp / stations)} bytes up, ${Math.round(said.bytesDown / stations)} down a station; ` +
          `${residentMb.toFixed(0)} MB`,
      );
    }
    expect(fleet.weight().residentMb).toBeLessThanOrEqual(400);
  });

  test('with an open line each, and telling each minute how they are, the same holds', async () => {
    await fleet.ask({ do: 'live', folder: books });
    await expect
      .poll(() => openConnections(fleet), { timeout: 300_000 })
      .toBeGreaterThanOrEqual(stations);
    const before = fleet.weight();
    const minutes = Number(process.env['LOA_FLEET_MINUTES'] ?? '2');
    await sleep(minutes * 60_000);
    const { residentMb, cpuMs, processes } = fleet.weight();
    tell(
      `idle with ${openConnections(fleet)} open connections: ${residentMb.toFixed(0)} MB in ${processes} processes, ` +
        `${((cpuMs - before.cpuMs) / stations / minutes).toFixed(2)} ms of the processor a station and minute`,
    );
    expect(residentMb).toBeLessThanOrEqual(400);
  });

  test('one campaign to all is accepted by every one within a minute', async () => {
    const before = fleet.weight();
    const beganAt = performance.now();
    const { order, stations: addressed } = await sendParcel(parts(), {
      ...{
        thing: 'chien-dich/tiem-phong',
        title: 'Tiêm phòng',
        to: await everyone(),
        by: 'Bà Hoa',
      },
      files: [
        { what: 'document', path: 'announcements/tiem-phong.mdx', bytes: randomBytes(20_000) },
        { what: 'campaign', path: 'campaigns/tiem-phong.yaml', bytes: randomBytes(400) },
      ],
    });
    expect(addressed).toBe(stations);
    await expect
      .poll(() => inState(order, 'accepted'), { timeout: 300_000, interval: 200 })
      .toBe(stations);
    const tookS = seconds(beganAt);
    const { cpuMs, residentMb } = fleet.weight();
    tell(
      `one campaign accepted by all in ${tookS} s, ${((cpuMs - before.cpuMs) / stations).toFixed(1)} ms of the processor a station, ${residentMb.toFixed(0)} MB`,
    );
    expect(tookS).toBeLessThanOrEqual(60);
  });

  test('an emergency is there, and proven, at 99 of 100 within two seconds, at all within five', async () => {
    const before = fleet.weight();
    const sentAt = Date.now();
    const content = {
      title: 'Khẩn',
      text: 'Vỡ đê. Bà con lên chỗ cao ngay.',
      urgency: 'immediate',
      area: 'toàn tỉnh',
    } as const;
    const { order } = await sendOrder(parts(), {
      said: { kind: 'emergency', content, expiresAt: sentAt + 3_600_000 },
      ...{ title: 'Khẩn', to: await everyone(), by: 'Bà Hoa' },
    });
    const receivedAt = async (): Promise<readonly number[]> =>
      (await fleet.ask({ do: 'receipts', order })).receivedAt ?? [];
    await expect
      .poll(async () => (await receivedAt()).length, { timeout: 120_000, interval: 1000 })
      .toBe(stations);
    const afterMs = (await receivedAt()).map((at) => at - sentAt).toSorted((a, b) => a - b);
    const part = (of: number): number => afterMs[Math.ceil(afterMs.length * of) - 1] ?? Infinity;
    await expect
      .poll(() => inState(order, 'ended'), { timeout: 300_000, interval: 200 })
      .toBe(stations);
    const { cpuMs, residentMb } = fleet.weight();
    tell(
      `an emergency: half of them ${part(0.5)} ms, 99 % ${part(0.99)} ms, all ${part(1)} ms; told by all to the end ` +
        `${((Date.now() - sentAt) / 1000).toFixed(1)} s; ${((cpuMs - before.cpuMs) / stations).toFixed(1)} ms of the processor a station, ${residentMb.toFixed(0)} MB`,
    );
    expect(part(0.99)).toBeLessThanOrEqual(2000);
    expect(part(1)).toBeLessThanOrEqual(5000);
  });

  test('a month of all their logs is taken in within ten minutes, and is whole', async () => {
    await fleet.ask({ do: 'hush' });
    const beganAt = performance.now();
    const before = fleet.weight();
    const said = await fleet.ask({ do: 'round', airings, from: monthFrom, atOnce: 32 });
    const tookS = seconds(beganAt);
    const { cpuMs, residentMb } = fleet.weight();
    tell(
      `a month of logs in ${tookS} s, ${((cpuMs - before.cpuMs) / stations).toFixed(1)} ms of the processor a station, ${residentMb.toFixed(0)} MB`,
    );
    const lines = stations * monthLines({ name: '', airings, from: 0 });
    expect({ lines: said.lines, failures: said.failures }).toEqual({ lines, failures: {} });
    const [copied] = await fleet.sql<{ lines: number; aired: number; findings: number }[]>`
      SELECT (SELECT count(*) FROM loa.line) AS lines,
        (SELECT sum(aired)::bigint FROM loa.station_day JOIN loa.station ON id = station WHERE name LIKE 'xã %') AS aired,
        (SELECT count(*) FROM loa.finding) AS findings`;
    expect(copied).toEqual({ lines, aired: stations * airings, findings: 0 });
    expect(tookS).toBeLessThanOrEqual(600);
  });
});

/** Established ones to any of the centre's addresses. */
function openConnections({ address }: Fleet): number {
  const ports = address.urls.map((url) =>
    Number(new URL(url).port).toString(16).toUpperCase().padStart(4, '0'),
  );
  return readFileSync('/proc/net/tcp', 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([, local = '', , state]) => state === '01' && ports.includes(local.split(':')[1] ?? ''),
    ).length;
}

function seconds(beganAt: number): number {
  return Math.round((performance.now() - beganAt) / 100) / 10;
}
