// The console attacked over two airings, while an administrator works.
import { fork } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPeople } from '../../../scheduler/console/accounts/people.ts';
import { openSqliteStore } from '../../../scheduler/store/sqlite.ts';
import { slotIds, type FaultStation, type Verdict } from '../faults/station.ts';

export interface Attacked {
  readonly verdict: Verdict;
  /** How late each airing began, real ms. */
  readonly lateMs: readonly number[];
  /** How long the administrator waited for each of his pages, real ms; Infinity where he got none. */
  readonly waitedMs: readonly number[];
}

const host = '127.0.0.1';
/** An administrator looks at his page so often, real ms. */
const looksEveryMs = 1000;

/** Attacks a station from shortly before its first airing until its last has ended. The station runs at the clock's own speed. */
export async function attack(station: FaultStation): Promise<Attacked> {
  const port = await freePort();
  await station.start({ at: '07:59:00', port });
  const cookie = signIn(join(station.dataDir, 'accounts.db'));
  const look = async (): Promise<number> => {
    const from = performance.now();
    const answer = await fetch(`http://${host}:${port}/dai/`, {
      headers: { cookie, connection: 'close' },
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
    }).catch(() => undefined);
    await answer?.text().catch(() => undefined);
    return answer?.status === 200 ? performance.now() - from : Infinity;
  };
  // What can be reached at all, before it is made hard.
  while (!Number.isFinite(await look())) await sleep(500);
  const attacker = fork(join(import.meta.dirname, 'attack-process.ts'), [
    JSON.stringify({ host, port, sha256: bulletinOf(station) }),
  ]);
  const waitedMs: number[] = [];
  const working = setInterval(() => {
    void look().then((ms) => waitedMs.push(ms));
  }, looksEveryMs);
  try {
    const verdict = await station.conclude(600_000);
    return { verdict, waitedMs, lateMs: latenessOf(station) };
  } finally {
    clearInterval(working);
    attacker.disconnect();
  }
}

/** How late its airings began, by its log; real ms. */
export function latenessOf(station: FaultStation): readonly number[] {
  const store = openSqliteStore(station.database);
  const events = store.events();
  store.close();
  return events
    .filter(({ event, slot }) => event === 'started' && slotIds.some((id) => id === slot))
    .map(({ detail }) => Number(detail['lateMs']));
}

/** The value under which so much of them lies: `(values, 0.95)`. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

function signIn(file: string): string {
  const people = openPeople({
    ...{ file, now: () => Date.now(), showFirstCode: () => undefined },
    log: { write: () => undefined, gather: () => undefined },
  });
  people.book.make({ account: 'an', name: 'Nguyễn Văn An', roles: ['admin'] }, 'no password');
  const cookie = people.sessions.begin('an', { address: host, agent: 'proof' });
  people.close();
  return `__Secure-loa=${cookie}`;
}

function bulletinOf(station: FaultStation): string {
  const store = openSqliteStore(station.database);
  const sha256 = store.slot(slotIds[0])?.bulletin?.sha256;
  store.close();
  return sha256 ?? '';
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
