// The busy ward's week on the real daemon, its real voice and the real capture: its hours are lived through forty times as
// fast, the hours between them are leapt over with the machine off.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Captured } from '../e2e/daemon/busy-week/judge.ts';
import { busyCampaigns, busyWard, monday } from '../e2e/daemon/busy-week/ward.ts';
import { writeCrashContent, writeDocument } from './crash-content.ts';
import { awake, createStation, endGently, type CrashStation } from './crash-station.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** When the machine is on: from when, for how long. */
const hours = [
  { from: 5.4 * hour, ms: 100 * minute },
  { from: 11.1 * hour, ms: 25 * minute },
  { from: 16.9 * hour, ms: 110 * minute },
];
/** Day and hours of the three orders; the second is said again. */
const orders = [
  { day: 1, turn: 2, words: ['Cháy ở chợ. Bà con tránh xa.'] },
  {
    day: 1,
    turn: 0,
    words: ['Bão gần bờ. Bà con ở trong nhà.', '--every', '20', '--until', '19:00'],
  },
  { day: 2, turn: 0, words: ['Nước đang lên nhanh.'] },
];

/** Lives through so many days; `remove` afterwards. */
export async function liveBusyDays(
  days: number,
  tell: (line: string) => void,
): Promise<{ readonly station: CrashStation; readonly captured: readonly Captured[] }> {
  const station = createStation(monday - 2 * hour);
  writeBusyContent(station.contentDir);
  for (const { from, ms, turn, ofDay } of spans(days)) {
    station.setClock(from);
    const child = station.start();
    await awake(child);
    const now = orders.filter((order) => order.day === ofDay && order.turn === turn);
    for (const { words } of now) await station.loa('emergency', ...words, '--by', 'Bà Hoa');
    while (station.now() < from + ms) await sleep(200);
    await endGently(child);
    tell(`day ${ofDay + 1}, ${turn + 1} of ${hours.length}`);
  }
  const captured = readFileSync(station.captured, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    // The capture's own lines.
    .map((line) => JSON.parse(line) as Captured);
  return { station, captured };
}

function spans(days: number) {
  // The evening before, in which everything is made.
  const first = { from: monday - 2 * hour, ms: 90 * minute, turn: 0, ofDay: -1 };
  const rest = Array.from({ length: days }, (_, ofDay) =>
    hours.map(({ from, ms }, turn) => ({ from: monday + ofDay * day + from, ms, turn, ofDay })),
  );
  return [first, ...rest.flat()];
}

/**
 * The campaigns of the stepped clock's week as files, each with a short document; the morning's relay is of a station that
 * nobody hears, because streams are heard on a clock of real speed alone: what sounds is its fallback.
 */
function writeBusyContent(dir: string): void {
  writeCrashContent(dir, '2026-11-24', 0);
  const { permitted, maxSessionMinutes, maxSessionsPerDay, sessionCitation } = busyWard.broadcast;
  const broadcast = { permitted, maxSessionMinutes, maxSessionsPerDay, sessionCitation };
  const relays = [{ id: 'tinh', name: 'Đài tỉnh', url: 'http://127.0.0.1:9/tinh.mp3' }];
  const { name, station } = busyWard;
  writeFileSync(
    join(dir, 'ward.yaml'),
    stringify({ name, station, portals: [], relays, broadcast }),
  );
  for (const campaign of busyCampaigns) writeCampaignFile(dir, campaign);
}

const notWritten: ReadonlySet<string> = new Set(['id', 'file', 'documents', 'items']);

function writeCampaignFile(dir: string, campaign: Campaign): void {
  const { id, dates } = campaign;
  const rest = Object.entries(campaign).filter(
    ([key]) => !notWritten.has(key) && !(dates && key === 'startsOn'),
  );
  const relay = (campaign.items ?? []).filter((item) => 'relay' in item);
  const text = `Bản tin ${id.slice(2).replaceAll('-', ' ')}. Mời bà con lắng nghe.`;
  if (relay.length === 0) writeDocument(dir, id, text);
  const what = relay.length > 0 ? { items: relay } : { documents: [`thong-bao/${id}`] };
  writeFileSync(
    join(dir, 'campaigns', `${id}.yaml`),
    stringify({ ...Object.fromEntries(rest), ...what }),
  );
}
