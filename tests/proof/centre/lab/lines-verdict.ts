// What each station has of itself, held against what the centre has of it.
import type { Sql } from '../../../../scheduler/centre/database/connect.ts';
import { readConfig } from '../../../../scheduler/config.ts';
import { openReceived, type ReceivedBook } from '../../../../scheduler/link/received/book.ts';
import { readMembership } from '../../../../scheduler/link/membership.ts';
import { openSqliteStore } from '../../../../scheduler/store/sqlite.ts';
import type { Store } from '../../../../scheduler/store/store.ts';
import { judge } from '../../crash-verdict.ts';
import type { LineStation } from './line-station.ts';

export interface LinesVerdict {
  /** Slots and orders that sounded twice. */
  readonly doubled: readonly string[];
  /** Where store, log and capture of a station contradict each other, or its log and the copy. */
  readonly contradictions: readonly string[];
  /** Where station and centre say another thing of an order. */
  readonly untrue: readonly string[];
  /** Emergencies that began to sound after they had ended, or on no order. */
  readonly late: readonly string[];
  readonly heard: number;
  readonly accepted: number;
}

interface Addressed {
  readonly dispatch: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string | null;
  readonly superseded: boolean;
  readonly expiresAt: number | null;
}

export async function judgeLines(
  sql: Sql,
  stations: readonly LineStation[],
): Promise<LinesVerdict> {
  const all: LinesVerdict[] = [];
  for (const station of stations) {
    await station.end();
    all.push(await judgeOne(sql, station));
  }
  return {
    doubled: all.flatMap(({ doubled }) => doubled),
    contradictions: all.flatMap(({ contradictions }) => contradictions),
    untrue: all.flatMap(({ untrue }) => untrue),
    late: all.flatMap(({ late }) => late),
    heard: all.reduce((so, { heard }) => so + heard, 0),
    accepted: all.reduce((so, { accepted }) => so + accepted, 0),
  };
}

async function judgeOne(sql: Sql, { dataDir, captured }: LineStation): Promise<LinesVerdict> {
  const member = readMembership(dataDir);
  if (!member) throw new Error('it belongs to no centre any more');
  const store = openSqliteStore(readConfig({ LOA_DATA: dataDir }).databaseFile);
  const book = openReceived(dataDir);
  try {
    const { duplicates, contradictions } = judge(store, captured);
    const say = (what: string): string => `${member.name}: ${what}`;
    const addressed = await sql<Addressed[]>`
      SELECT dispatch, kind, title, state, expires_at AS "expiresAt", superseded_by IS NOT NULL AS superseded
      FROM loa.station_order JOIN loa.dispatch ON dispatch.id = dispatch
      WHERE station = ${member.station}`;
    const sound = judgeSound(store, book, addressed);
    return {
      doubled: [...duplicates, ...sound.doubled].map(say),
      contradictions: [...contradictions, ...(await copyOf(sql, member.station, store))].map(say),
      untrue: addressed.flatMap((one) => untrueOf(one, book)).map(say),
      ...{ late: sound.late.map(say), heard: sound.heard },
      accepted: book.orders({ kinds: ['parcel'], states: ['accepted'] }).length,
    };
  } finally {
    book.close();
    store.close();
  }
}

function untrueOf({ dispatch, title, state, superseded }: Addressed, book: ReceivedBook): string[] {
  const had = book.order(dispatch);
  if (!had && state === null) return [];
  if (superseded || had?.state === state) return [];
  return [
    `${title} (${dispatch}) is ${had?.state ?? 'not there'} here, ${state ?? 'unknown'} at the centre`,
  ];
}

function judgeSound(store: Store, book: ReceivedBook, addressed: readonly Addressed[]) {
  const doubled: string[] = [];
  const late: string[] = [];
  let heard = 0;
  for (const { dispatch, kind, title } of addressed) {
    if (kind !== 'emergency') continue;
    const slots = store
      .requestsOf(dispatch)
      .flatMap(({ outcome }) => (outcome?.code === 'emergency-taken' ? [outcome.slot] : []));
    const began = store
      .events()
      .filter(({ event, slot }) => event === 'started' && slots.includes(slot));
    if (began.length > 1) doubled.push(`${title} began ${began.length} times`);
    heard += Math.min(1, began.length);
    const state = book.order(dispatch)?.state;
    if (began.length > 0 && state === 'expired') late.push(`${title} sounded and is expired`);
  }
  return { doubled, late, heard };
}

/** The copy is a beginning of the log, in one history: what the station wrote when it ended was told to nobody. */
async function copyOf(sql: Sql, station: string, store: Store): Promise<readonly string[]> {
  const wrong: string[] = [];
  const copies = await sql<{ number: number; seq: number; hash: string }[]>`
    SELECT number, head_seq AS seq, encode(head_hash, 'hex') AS hash FROM loa.history
    WHERE station = ${station}`;
  const [copy] = copies;
  if (!copy || copies.length !== 1) wrong.push(`${copies.length} histories`);
  else if (store.events(copy.seq - 1, 1)[0]?.hash !== copy.hash)
    wrong.push('the copy is another log');
  else if (store.head().seq - copy.seq > 20)
    wrong.push(`${store.head().seq - copy.seq} lines are not copied`);
  const findings = await sql`SELECT kind FROM loa.finding WHERE station = ${station}`;
  return [...wrong, ...findings.map(({ kind }) => String(kind))];
}
