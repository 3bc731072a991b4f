// A PostgreSQL, two processes of a centre and a few stations that have joined it; each can be killed and begun again.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeCentreKey, type CentreKey } from '../../../../scheduler/centre/centre-key.ts';
import { connect, type Sql } from '../../../../scheduler/centre/database/connect.ts';
import { migrate } from '../../../../scheduler/centre/database/migrate.ts';
import { invite } from '../../../../scheduler/centre/invite.ts';
import { joinCentre, readInvitation } from '../../../../scheduler/link/join.ts';
import { startCentre, type CentreProcess } from '../centre-process.ts';
import { openLedgerServer, type LedgerServer } from './ledger-server.ts';
import type { SmallStationWords } from './small-station-words.ts';

export interface KilledStation {
  readonly id: string;
  readonly dataDir: string;
  pid(): number;
  killAndBegin(): Promise<void>;
  end(): Promise<void>;
}

export interface KilledWorld {
  readonly sql: Sql;
  readonly centre: CentreKey;
  readonly urls: readonly string[];
  readonly ledger: LedgerServer;
  readonly stations: readonly KilledStation[];
  centres(): number;
  /** Begun again before it resolves. */
  killCentre(at: number): Promise<void>;
  /** Resolves when both processes of the centre answer. */
  allRun(): Promise<void>;
  close(): Promise<void>;
}

const centreCount = 2;

export async function openKilledWorld(stationCount: number): Promise<KilledWorld> {
  const home = mkdtempSync(join(tmpdir(), 'loa-kills-'));
  const ledger = await openLedgerServer();
  const sql = connect(ledger.place, 3);
  const centres: CentreProcess[] = [];
  const stations: KilledStation[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(stations.map((station) => station.end()));
    await Promise.all(centres.map((centre) => centre.end('SIGTERM')));
    await sql.end({ timeout: 1 });
    await ledger.close();
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  try {
    await migrate(sql);
    const dataDir = join(home, 'centre');
    const centre = await takeCentreKey(sql, dataDir, {});
    const begin = (port: number): Promise<CentreProcess> =>
      startCentre({ place: ledger.place, dataDir, port });
    for (let one = 0; one < centreCount; one++) centres.push(await begin(0));
    const urls = centres.map(({ url }) => url);
    const beginAgain = async (at: number): Promise<void> => {
      centres[at] = await patiently(() => begin(Number(new URL(urls[at] ?? '').port)));
    };
    for (let one = 0; one < stationCount; one++) {
      const folder = join(home, `station-${one}`);
      const url = urls[one % urls.length] ?? '';
      stations.push(await joinAndBegin({ sql, centre, url, folder, name: `xã ${one + 1}` }));
    }
    const killCentre = async (at: number): Promise<void> => {
      await centres[at]?.end('SIGKILL');
      await beginAgain(at);
    };
    return {
      ...{ sql, centre, urls, ledger, stations, killCentre, close },
      centres: () => centreCount,
      async allRun() {
        for (const [at, url] of urls.entries()) {
          const isWell = await fetch(`${url}/healthz`).then(
            ({ ok }) => ok,
            () => false,
          );
          // Its PostgreSQL was gone while it began: it ended with that.
          if (!isWell) await killCentre(at);
        }
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Joining {
  readonly sql: Sql;
  readonly centre: CentreKey;
  readonly url: string;
  readonly folder: string;
  readonly name: string;
}

async function joinAndBegin({ sql, centre, url, folder, name }: Joining) {
  const at = Date.now();
  const asked = { name, place: [], groups: [], by: 'proof', at, endsAt: at + 3_600_000 };
  const link = `${url}/moi/${await invite(sql, asked)}/${centre.id}`;
  mkdirSync(folder);
  const { station } = await joinCentre(folder, readInvitation(link, undefined), { plain: false });
  let child = await beginStation({ dataDir: folder });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    ...{ id: station, dataDir: folder },
    pid: () => child.pid ?? 0,
    async killAndBegin() {
      await end('SIGKILL');
      child = await beginStation({ dataDir: folder });
    },
    end: () => end('SIGTERM'),
  };
}

async function beginStation(words: SmallStationWords): Promise<ChildProcess> {
  const program = join(import.meta.dirname, 'small-station.ts');
  const child = spawn(process.execPath, [program, JSON.stringify(words)], {
    env: { ...process.env, LOA_DATA: words.dataDir },
    stdio: ['ignore', 'pipe', process.env['LOA_KILLS_TALK'] ? 'inherit' : 'ignore'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-5000);
      if (process.env['LOA_KILLS_TALK']) process.stdout.write(chunk);
      if (said.includes('begun\n')) resolve();
    });
    child.once('exit', (code) => {
      reject(new Error(`a station ended with ${code}: ${said}`));
    });
  });
  return child;
}

/** PostgreSQL may be reading what it wrote last. */
async function patiently(begin: () => Promise<CentreProcess>): Promise<CentreProcess> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await begin();
    } catch (error) {
      if (attempt === 20) throw error;
    }
  }
}
