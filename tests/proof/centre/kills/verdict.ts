// What is true after the kills: held together are each station's own store and book, what it sounded, and the ledger.
import { existsSync, readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { setTimeout as sleep } from 'node:timers/promises';
import { isSigned } from '../../../../scheduler/centre/talk/signing.ts';
import { readConfig } from '../../../../scheduler/config.ts';
import { bookFileOf } from '../../../../scheduler/link/membership-file.ts';
import { openReceived } from '../../../../scheduler/link/received/book.ts';
import { readMembership } from '../../../../scheduler/link/membership.ts';
import { createPost } from '../../../../scheduler/link/post.ts';
import { tellCentre } from '../../../../scheduler/link/round.ts';
import { openSqliteStore } from '../../../../scheduler/store/sqlite.ts';
import type { Store } from '../../../../scheduler/store/store.ts';
import type { KilledStation, KilledWorld } from './killed-world.ts';
import { placedFileOf, soundedFileOf } from './small-station-words.ts';

export interface KillVerdict {
  readonly doubled: readonly string[];
  readonly lost: readonly string[];
  readonly unsigned: readonly string[];
  readonly broken: readonly string[];
  /** Emergencies that were heard, over all stations. */
  readonly heard: number;
  readonly accepted: number;
  readonly lines: number;
}

/** As the ledger has it for a station. */
interface Addressed {
  readonly dispatch: string;
  readonly kind: string;
  readonly thing: string | null;
  readonly state: string | null;
  readonly superseded: boolean;
}

const ends: ReadonlySet<string> = new Set([
  ...['accepted', 'refused', 'failed', 'withdrawn', 'ended', 'expired'],
]);
const placedShape = z.object({ order: z.string() });
const soundedShape = z.object({
  slot: z.string(),
  event: z.enum(['start', 'end']),
  fromMs: z.number(),
});

const settlesWithinMs = 300_000;

export async function judgeWorld(
  world: KilledWorld,
  tell?: (line: string) => void,
): Promise<KillVerdict> {
  const until = performance.now() + settlesWithinMs;
  for (;;) {
    const open = await openOrders(world);
    if (open.length === 0 || performance.now() > until) break;
    tell?.(`still on their way: ${open.slice(0, 5).join('; ')}`);
    await sleep(5000);
  }
  const verdicts: KillVerdict[] = [];
  for (const station of world.stations) {
    await station.end();
    verdicts.push(await judgeStation(world, station));
  }
  return {
    doubled: verdicts.flatMap(({ doubled }) => doubled),
    lost: verdicts.flatMap(({ lost }) => lost),
    unsigned: verdicts.flatMap(({ unsigned }) => unsigned),
    broken: verdicts.flatMap(({ broken }) => broken),
    heard: sum(verdicts.map(({ heard }) => heard)),
    accepted: sum(verdicts.map(({ accepted }) => accepted)),
    lines: sum(verdicts.map(({ lines }) => lines)),
  };
}

async function openOrders({ sql }: KilledWorld): Promise<readonly string[]> {
  const rows = await sql<
    {
      station: string;
      dispatch: string;
      kind: string;
      state: string | null;
      reason: string | null;
    }[]
  >`
    SELECT station, dispatch, kind, state, reason FROM loa.station_order
    JOIN loa.dispatch ON dispatch.id = dispatch WHERE superseded_by IS NULL
      AND (state IS NULL OR NOT state = ANY(${[...ends]}::text[]))`;
  return rows.map(
    ({ station, dispatch, kind, state, reason }) =>
      `${kind} ${dispatch} at ${station}: ${state ?? 'not told'} ${reason ?? ''}`,
  );
}

async function judgeStation(world: KilledWorld, station: KilledStation): Promise<KillVerdict> {
  const { dataDir, id } = station;
  const store = openSqliteStore(readConfig({ LOA_DATA: dataDir }).databaseFile);
  const book = openReceived(dataDir);
  const say = (what: string): string => `${id}: ${what}`;
  try {
    const broken = await judgeLog(world, station, store);
    const addressed = await world.sql<Addressed[]>`
      SELECT dispatch, kind, thing, state, superseded_by IS NOT NULL AS superseded
      FROM loa.station_order JOIN loa.dispatch ON dispatch.id = dispatch WHERE station = ${id}`;
    const lost: string[] = [];
    for (const { dispatch, kind, state, superseded } of addressed) {
      const had = book.order(dispatch);
      if (!had && !superseded) lost.push(say(`${kind} ${dispatch} never came`));
      if (had && !superseded && had.state !== state)
        lost.push(say(`${kind} ${dispatch} is ${had.state} here, ${state ?? 'nothing'} there`));
      if (had?.kind === 'emergency' && had.state !== 'ended')
        lost.push(say(`emergency ${dispatch} is ${had.state}: ${had.reason?.words ?? ''}`));
    }
    const known = new Set(addressed.map(({ dispatch }) => dispatch));
    for (const one of book.orders())
      if (!known.has(one.id)) lost.push(say(`${one.id} was never for it`));
    const placed = new Set(
      readLines(placedFileOf(dataDir)).map((line) => placedShape.parse(line).order),
    );
    const accepted = book.orders({ kinds: ['parcel'], states: ['accepted'] });
    for (const one of accepted)
      if (!placed.has(one.id)) lost.push(say(`${one.id} is accepted and was not placed`));
    const { doubled, heard } = judgeSound(
      store,
      book.orders({ kinds: ['emergency'] }).map((one) => one.id),
      dataDir,
    );
    return {
      ...{ doubled: doubled.map(say), lost, broken: broken.map(say), heard },
      unsigned: unsignedOf(dataDir, world.centre.publicKey).map(say),
      ...{ accepted: accepted.length, lines: store.head().seq },
    };
  } finally {
    book.close();
    store.close();
  }
}

/** The last of it is told by the link's own code; then the copy is the log, in one history. */
async function judgeLog(
  { sql }: KilledWorld,
  { id, dataDir }: KilledStation,
  store: Store,
): Promise<readonly string[]> {
  const broken: string[] = [];
  const verified = store.verify();
  if (!verified.ok) broken.push(verified.message);
  const member = readMembership(dataDir);
  if (!member) return [...broken, 'it belongs to no centre any more'];
  await tellCentre(createPost(member), store, { program: 'proof', isRunning: false, troubles: [] });
  const { seq, hash } = store.head();
  const copies = await sql`
    SELECT number, head_seq AS seq, encode(head_hash, 'hex') AS hash,
      (SELECT count(*) FROM loa.line WHERE history = history.id) AS lines
    FROM loa.history WHERE station = ${id}`;
  const expected = JSON.stringify([{ number: 1, seq, hash, lines: seq }]);
  if (JSON.stringify([...copies]) !== expected)
    broken.push(`the copy is ${JSON.stringify([...copies])}, the log ${expected}`);
  const findings = await sql`SELECT kind, seq FROM loa.finding WHERE station = ${id}`;
  for (const { kind, seq: at } of findings) broken.push(`${String(kind)} at ${String(at)}`);
  return broken;
}

/** Of each order at most one sound began. */
function judgeSound(store: Store, orders: readonly string[], dataDir: string) {
  const sounded = readLines(soundedFileOf(dataDir)).map((line) => soundedShape.parse(line));
  const starts = sounded
    .filter(({ event, fromMs }) => event === 'start' && fromMs === 0)
    .map(({ slot }) => slot);
  const doubled: string[] = [];
  let heard = 0;
  for (const order of orders) {
    const slots = store
      .requestsOf(order)
      .flatMap(({ outcome }) => (outcome?.code === 'emergency-taken' ? [outcome.slot] : []));
    const times = starts.filter((slot) => slots.includes(slot)).length;
    if (times > 1) doubled.push(`emergency ${order} began ${times} times`);
    heard += Math.min(1, times);
  }
  for (const [slot, those] of Map.groupBy(starts, (slot) => slot))
    if (those.length > 1) doubled.push(`${slot} began ${those.length} times`);
  return { doubled, heard };
}

function unsignedOf(dataDir: string, centreKey: Buffer): readonly string[] {
  const db = new DatabaseSync(bookFileOf(dataDir), { readOnly: true });
  try {
    return db
      .prepare('SELECT id, bytes, signature FROM received')
      .all()
      .filter(
        ({ bytes, signature }) =>
          !(bytes instanceof Uint8Array) ||
          !(signature instanceof Uint8Array) ||
          !isSigned(centreKey, 'order', bytes, signature),
      )
      .map(({ id }) => `${String(id)} is not the centre's word`);
  } finally {
    db.close();
  }
}

function readLines(file: string): readonly unknown[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line): unknown => JSON.parse(line));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((so, one) => so + one, 0);
}
