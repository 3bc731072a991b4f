// The centre held against its measures, with a whole country of simulated stations. `LOA_FLEET=330` runs a tenth of it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, whyNoServer, type TestServer } from '../contract/centre/one-server.ts';
import { openFleet, type Fleet } from './centre/fleet.ts';
import { monthLines } from './centre/month-of-log.ts';

const stations = Number(process.env['LOA_FLEET'] ?? '3300');
const airings = 60;
const monthFrom = Date.UTC(2026, 9, 1);
const tell = (line: string): void => {
  console.log(`centre, ${stations} stations: ${line}`);
};

describe.skipIf(whyNoServer() !== undefined)(`${stations} stations, one centre`, () => {
  let server: TestServer;
  let fleet: Fleet;
  beforeAll(async () => {
    // As durable as a real one: every answer has waited for the disk.
    server = await openTestServer({});
    const beganAt = performance.now();
    fleet = await openFleet(await server.database(), { stations, processes: 2, centres: 1 });
    tell(`joined in ${seconds(beganAt)} s`);
  });
  afterAll(async () => {
    await fleet.close();
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

  test('a month of all their logs is taken in within ten minutes, and is whole', async () => {
    const beganAt = performance.now();
    const before = fleet.weight();
    const said = await fleet.ask({ do: 'round', airings, from: monthFrom, atOnce: 32 });
    const tookS = seconds(beganAt);
    const { cpuMs, residentMb } = fleet.weight();
    tell(
      `a month of logs in ${tookS} s, ${((cpuMs - before.cpuMs) / stations).toFixed(1)} ms of the processor a station, ${residentMb.toFixed(0)} MB`,
    );
    const lines = stations * monthLines({ name: '', airings, from: 0 });
    expect(said).toMatchObject({ lines, failures: {} });
    const [copied] = await fleet.sql<{ lines: number; aired: number; findings: number }[]>`
      SELECT (SELECT count(*) FROM loa.line) AS lines,
        (SELECT sum(aired)::bigint FROM loa.station_day) AS aired,
        (SELECT count(*) FROM loa.finding) AS findings`;
    expect(copied).toEqual({ lines, aired: stations * airings, findings: 0 });
    expect(tookS).toBeLessThanOrEqual(600);
  });
});

function seconds(beganAt: number): number {
  return Math.round((performance.now() - beganAt) / 100) / 10;
}
