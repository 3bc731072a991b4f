// A fleet of simulated stations in a few processes, and a centre for them: real processes, a real ledger.
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeCentreKey, type CentreKey } from '../../../scheduler/centre/centre-key.ts';
import type { DatabasePlace, Sql } from '../../../scheduler/centre/database/connect.ts';
import { migrate } from '../../../scheduler/centre/database/migrate.ts';
import { addInvitation } from '../../../scheduler/centre/ledger/invitations.ts';
import { placeAt } from '../../../scheduler/centre/ledger/stations.ts';
import { codeHash, randomCode } from '../../../scheduler/typed-code.ts';
import { fillLedger } from '../../bench/centre-ledger.ts';
import { startCentre, weigh, type CentreProcess, type Weight } from './centre-process.ts';
import type {
  CentreAddress,
  FleetAnswer,
  FleetOrder,
  FleetReport,
  Invited,
} from './fleet-messages.ts';

export interface FleetSettings {
  readonly stations: number;
  /** Processes that the stations are spread over. */
  readonly processes: number;
  readonly centres: number;
  /** Stations that joined long ago, have told a month, and say nothing now. */
  readonly sleeping?: number;
}

export interface Fleet {
  readonly sql: Sql;
  readonly centre: CentreKey;
  readonly address: CentreAddress;
  readonly centres: readonly CentreProcess[];
  /** Asks it of every process, and adds up what they report. */
  ask(order: Exclude<FleetOrder, { do: 'join' }>): Promise<FleetReport>;
  /** All processes of the centre without PostgreSQL. */
  weight(): Weight;
  close(): Promise<void>;
}

/** A centre and stations that have joined it. */
export async function openFleet(
  { place, sql }: { readonly place: DatabasePlace; readonly sql: Sql },
  { stations, processes, centres: count, sleeping = 0 }: FleetSettings,
): Promise<Fleet> {
  await migrate(sql);
  if (sleeping > 0)
    await fillLedger(sql, { stations: sleeping, months: 1, airingsPerMonth: 60 }, Date.now());
  const dataDir = mkdtempSync(join(tmpdir(), 'loa-fleet-'));
  const centre = await takeCentreKey(sql, dataDir, {});
  const { id, publicKey } = centre;
  const centres: CentreProcess[] = [];
  const children: ChildProcess[] = [];
  const close = async (): Promise<void> => {
    for (const child of children) child.disconnect();
    await Promise.all(centres.map((centre) => centre.end('SIGTERM')));
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    for (let one = 0; one < count; one++) centres.push(await startCentre({ place, dataDir }));
    const address: CentreAddress = {
      ...{ urls: centres.map(({ url }) => url), centre: id },
      publicKey: publicKey.toString('base64url'),
    };
    for (let one = 0; one < processes; one++)
      children.push(fork(join(import.meta.dirname, 'fleet-process.ts')));
    const invited = await inviteMany(sql, stations);
    const joined = await Promise.all(
      children.map((child, at) =>
        ask(child, {
          ...{ do: 'join', centre: address },
          invited: invited.filter((_, one) => one % processes === at),
        }),
      ),
    );
    const { failures } = sum(joined);
    if (Object.keys(failures).length > 0)
      throw new Error(`not all joined: ${JSON.stringify(failures)}`);
    return {
      ...{ sql, centre, address, centres, close },
      ask: async (order) => sum(await Promise.all(children.map((child) => ask(child, order)))),
      weight: () => addWeights(centres.map(({ pid }) => weigh(pid))),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const provinces = 34;

/** Invitations as people make them, all in one transaction. */
async function inviteMany(sql: Sql, many: number): Promise<readonly Invited[]> {
  const at = Date.now();
  const invited = Array.from({ length: many }, (_, one) => ({
    name: `xã ${one + 1}`,
    code: randomCode(3),
  }));
  await sql.begin(async (step) => {
    const places = await Promise.all(
      Array.from({ length: provinces }, (_, one) => placeAt(step, [`Tỉnh ${one + 1}`])),
    );
    for (const [one, { name, code }] of invited.entries())
      await addInvitation(step, codeHash(code), {
        ...{ name, groups: [], endsAt: at + 3_600_000, madeBy: 'proof', madeAt: at },
        ...{ replaces: null, place: places[one % provinces] ?? null },
      });
  });
  return invited;
}

let turn = 0;

function ask(child: ChildProcess, order: FleetOrder): Promise<FleetReport> {
  const id = ++turn;
  return new Promise((resolve, reject) => {
    const hear = (said: FleetAnswer): void => {
      if (said.id !== id) return;
      child.off('message', hear);
      if (said.report) resolve(said.report);
      else reject(new Error(said.error));
    };
    child.on('message', hear);
    child.once('exit', () => {
      reject(new Error('a process of the fleet ended'));
    });
    child.send({ id, order });
  });
}

function sum(reports: readonly FleetReport[]): FleetReport {
  const failures: Record<string, number> = {};
  for (const report of reports)
    for (const [code, many] of Object.entries(report.failures))
      failures[code] = (failures[code] ?? 0) + many;
  const add = (pick: (report: FleetReport) => number): number =>
    reports.reduce((so, report) => so + pick(report), 0);
  return {
    ...{ stations: add((one) => one.stations), lines: add((one) => one.lines), failures },
    ...{ bytesUp: add((one) => one.bytesUp), bytesDown: add((one) => one.bytesDown) },
    tookMs: reports.flatMap(({ tookMs }) => tookMs),
    receivedAt: reports.flatMap(({ receivedAt = [] }) => receivedAt),
  };
}

function addWeights(weights: readonly Weight[]): Weight {
  return weights.reduce((a, b) => ({
    residentMb: a.residentMb + b.residentMb,
    cpuMs: a.cpuMs + b.cpuMs,
    processes: a.processes + b.processes,
  }));
}
