// Real stations behind lines that lose packets, take two seconds each way and break; some with clocks that are wrong. The
// centre sends while all that goes on; then the lines are good, and each end must know what became of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { takeCentreKey } from '../../../../scheduler/centre/centre-key.ts';
import type { Sql } from '../../../../scheduler/centre/database/connect.ts';
import { migrate } from '../../../../scheduler/centre/database/migrate.ts';
import { invite } from '../../../../scheduler/centre/invite.ts';
import { sendOrder, type SendParts } from '../../../../scheduler/centre/send/send-order.ts';
import { sendParcel } from '../../../../scheduler/centre/send/send-parcel.ts';
import { readWall } from '../../../../scheduler/core/zone.ts';
import { openTestServer } from '../../../contract/centre/one-server.ts';
import { seeded } from '../../../setup/schedule.ts';
import { startCentre } from '../centre-process.ts';
import { openLab, type Lab, type Place } from './lab.ts';
import {
  announcementText,
  campaignText,
  createLineStation,
  type LineStation,
} from './line-station.ts';
import { judgeLines, type LinesVerdict } from './lines-verdict.ts';

export interface TenStations {
  readonly stations: number;
  readonly seed: number;
  readonly tell?: (line: string) => void;
}

const minute = 60_000;
/** How far clocks are ahead, ms: the first stations' from the beginning. */
const wrongBy = [3 * 3_600_000, -26 * 3_600_000, 45_000] as const;

/** What happens so many seconds after all have begun. */
interface Scene {
  readonly atS: number;
  readonly what: string;
  readonly run: () => unknown;
}

export async function tenStations({ stations, seed, tell }: TenStations): Promise<LinesVerdict> {
  const random = seeded(seed);
  const lab = await openLab(stations + 1, seed);
  const server = await openTestServer();
  const dataDir = mkdtempSync(join(tmpdir(), 'loa-ten-'));
  const begun: LineStation[] = [];
  try {
    const { place, sql } = await server.database();
    await migrate(sql);
    const centre = await takeCentreKey(sql, dataDir, {});
    const [own, ...others] = lab.places;
    if (!own) throw new Error('no place for the centre');
    const { address: host, inside } = own;
    const process = await startCentre({ place, dataDir, host, port: 8080, inside });
    const from = Date.now();
    for (const [at, there] of others.entries()) {
      const station = createLineStation(there, [
        wallAt(from + 3 * minute),
        wallAt(from + 5 * minute),
      ]);
      begun.push(station);
      station.setClock(wrongBy[at] ?? 0);
      const code = await invitationOf(sql, `xã ${at + 1}`);
      const said = station.join(`${process.url}/moi/${code}/${centre.id}`);
      if (!said.includes('Đã gia nhập')) throw new Error(said);
      await station.begin();
    }
    tell?.(`${begun.length} stations have begun`);
    const parts = { sql, centre, now: () => Date.now() };
    await play(scenesOf({ parts, lab, others, begun, random, from }), tell);
    for (const there of others) lab.line(there, good);
    await settled(sql, tell);
    const verdict = await judgeLines(sql, begun);
    await process.end('SIGTERM');
    return verdict;
  } finally {
    for (const station of begun) await station.remove();
    lab.close();
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const good = { isUp: true, lossPart: 0, delayMs: 0 };
const cut = { isUp: false, lossPart: 0, delayMs: 0 };

interface Staged {
  readonly parts: SendParts;
  readonly lab: Lab;
  readonly others: readonly Place[];
  readonly begun: readonly LineStation[];
  readonly random: () => number;
  readonly from: number;
}

function scenesOf({ parts, lab, others, begun, random, from }: Staged): readonly Scene[] {
  const held = new Set<Place>();
  const weather = (): void => {
    for (const there of others) {
      if (held.has(there) || random() < 0.5) continue;
      const kind = random();
      const state =
        kind < 0.25
          ? cut
          : kind < 0.5
            ? { isUp: true, lossPart: 0.15, delayMs: 100 }
            : kind < 0.75
              ? { isUp: true, lossPart: 0.02, delayMs: 1000 }
              : good;
      lab.line(there, state);
    }
  };
  const by = 'Bà Hoa';
  const to = { all: true };
  const emergency = (title: string, holdsMs: number) =>
    sendOrder(parts, {
      said: {
        kind: 'emergency',
        content: { title, text: 'Nước lên.', urgency: 'immediate', area: 'toàn tỉnh' },
        expiresAt: Date.now() + holdsMs,
      },
      ...{ title, to, by },
    });
  const parcel = (sentence: string) =>
    sendParcel(parts, {
      ...{ thing: 'thong-bao/cua-tinh', title: 'Của tỉnh', to, by },
      files: [
        {
          what: 'document',
          path: 'announcements/cua-tinh.mdx',
          bytes: Buffer.from(announcementText(sentence)),
        },
        {
          what: 'campaign',
          path: 'campaigns/cua-tinh.yaml',
          bytes: Buffer.from(
            campaignText('cua-tinh', [wallAt(from + 6 * minute), wallAt(from + 8 * minute)]),
          ),
        },
      ],
    });
  const hold = (count: number) => () => {
    for (const there of others.slice(-count)) {
      held.add(there);
      lab.line(there, cut);
    }
  };
  return [
    ...Array.from({ length: 50 }, (_, at): Scene => ({ atS: 5 + at * 5, what: '', run: weather })),
    { atS: 12, what: 'a parcel', run: () => parcel('Kính mời bà con đi tiêm phòng.') },
    { atS: 40, what: 'an emergency that holds', run: () => emergency('Lũ về', 20 * minute) },
    { atS: 70, what: 'two lines are cut', run: hold(2) },
    { atS: 80, what: 'an emergency of a minute', run: () => emergency('Cháy chợ', minute) },
    {
      atS: 110,
      what: 'the parcel anew',
      run: () => parcel('Kính mời bà con đi tiêm phòng ngày mai.'),
    },
    {
      atS: 140,
      what: 'two clocks are set',
      run: () => {
        begun[3]?.setClock(2 * 3_600_000);
        begun[4]?.setClock(-30 * minute);
      },
    },
    { atS: 170, what: 'a second one that holds', run: () => emergency('Vỡ đê', 20 * minute) },
  ].toSorted((a, b) => a.atS - b.atS);
}

async function play(scenes: readonly Scene[], tell?: (line: string) => void): Promise<void> {
  const from = performance.now();
  for (const { atS, what, run } of scenes) {
    await sleep(Math.max(0, from + atS * 1000 - performance.now()));
    if (what !== '') tell?.(`${atS} s: ${what}`);
    await run();
  }
}

const settlesWithinMs = 15 * minute;

/** Until every order that holds has an end, and all logs are copied to within what is written meanwhile. */
async function settled(sql: Sql, tell?: (line: string) => void): Promise<void> {
  const until = performance.now() + settlesWithinMs;
  for (;;) {
    const open = await sql<{ name: string; title: string; state: string | null }[]>`
      SELECT name, title, state FROM loa.station_order
      JOIN loa.station ON station.id = station JOIN loa.dispatch ON dispatch.id = dispatch
      WHERE superseded_by IS NULL AND (expires_at IS NULL OR expires_at > ${Date.now()} OR state IS NOT NULL)
        AND (state IS NULL OR state NOT IN ('accepted', 'refused', 'failed', 'withdrawn', 'ended', 'expired'))`;
    if (open.length === 0) return;
    if (performance.now() > until) {
      tell?.(`not settled: ${JSON.stringify([...open])}`);
      return;
    }
    tell?.(`${open.length} orders have no end yet`);
    await sleep(10_000);
  }
}

function wallAt(at: number): string {
  const { day, time } = readWall('Asia/Ho_Chi_Minh', at);
  return `${day} ${time}`;
}

function invitationOf(sql: Sql, name: string): Promise<string> {
  const at = Date.now();
  return invite(sql, {
    ...{ name, place: [], groups: [], by: 'proof', at, endsAt: at + 3_600_000 },
  });
}
