// Seeded edits of a running station, on the real daemon and a stepped clock: files are renamed, shortened, moved, deleted and
// brought back, one by one or as a checkout of the whole folder, the ward's zone is changed. Nothing is heard twice, nothing
// is dropped without its reason. LOA_PROOF: ten thousand edits, or as many histories as it says (LOA_PROOF=300).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Campaign } from '../../../content/schema/campaign.ts';
import { perWeek } from '../../../content/schema/campaign-when.ts';
import { airingName, isFinal, isWaiting, type Slot } from '../../../scheduler/core/slot.ts';
import { daysBetween, readWall } from '../../../scheduler/core/zone.ts';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import type { Store } from '../../../scheduler/store/store.ts';
import { airingWhen, everyDay, seeded, wardWith } from '../../setup/schedule.ts';
import { startStepped, type SteppedStation } from '../../setup/stepped-daemon.ts';
import { slotsByForce } from '../../unit/core/calendar-oracle.ts';

const proof = Number(process.env['LOA_PROOF'] ?? 0);
const histories = proof > 1 ? proof : proof === 1 ? 2500 : 10;
const firstSeed = Number(process.env['LOA_SEED'] ?? 1);
/** Histories in which an airing was dropped once: one that had no place, had one after an edit, and had none again. */
const found = [2161];
const editsEach = 4;
const dayMs = 86_400_000;
const begin = Date.parse('2026-11-23T08:00:00+07:00');

/** A campaign under whatever name its file has, known by its document. */
interface Line {
  readonly document: string;
  campaign: Campaign;
  present: boolean;
  /** The most it may sound, in a week and in all, by any of its versions. */
  mostPerWeek: number;
  mostInAll: number;
}

test(`${histories} histories of ${editsEach} edits`, { timeout: 3_000_000 }, async () => {
  const wrong: string[] = [];
  const seeds = Array.from({ length: histories }, (_, index) => firstSeed + index);
  for (const seed of [...seeds, ...found])
    await liveThrough(seed).catch((error: unknown) => {
      // A proof tells of all that is wrong, not of the first.
      wrong.push(String(error));
    });
  expect(wrong.length, wrong.slice(0, 5).join('\n\n')).toBe(0);
});

async function liveThrough(seed: number): Promise<void> {
  const random = seeded(seed);
  const home = mkdtempSync(join(tmpdir(), 'loa-sua-'));
  const store = createMemoryStore();
  const lines = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, index) =>
    firstLine(random, index),
  );
  let ward = wardWith({ maxSessionMinutes: 5 });
  let changed = (): void => undefined;
  const campaigns = (): Campaign[] =>
    lines
      .filter(({ present }) => present)
      .map(({ campaign }) => campaign)
      .sort((a, b) => (a.file < b.file ? -1 : 1));
  const commits: (readonly Line[])[] = [];
  const history: string[] = [JSON.stringify(campaigns())];
  try {
    const station = await startStepped({
      ...{ dataDir: home, ward, campaigns: campaigns(), now: begin, store },
      workshop: (usual) => ({
        ...usual,
        load: () =>
          Promise.resolve({
            loaded: { ward, campaigns: campaigns(), recordings: [] },
            problems: [],
          }),
      }),
      watchContent: (told) => {
        changed = told.changed;
        return () => undefined;
      },
    });
    const { clock } = station;
    let lastEdit = begin;
    for (let turn = 0; turn < editsEach; turn++) {
      await clock.runUntil(clock.now() + random() * 6 * dayMs);
      const kind = random();
      commits.push(lines.map((line) => ({ ...line })));
      const edit = kind < 0.12 ? checkOut(random, lines, commits) : editOne(random, lines);
      if (kind > 0.85) ward = { ...ward, timeZone: otherZone(random, ward.timeZone) };
      history.push(
        `${new Date(clock.now()).toISOString()} ${edit} ${ward.timeZone} ${JSON.stringify(campaigns())}`,
      );
      lastEdit = clock.now();
      changed();
    }
    await clock.runUntil(lastEdit + 60 * dayMs);
    await station.daemon.stop();
    const label = `seed ${seed}\n${history.join('\n')}`;
    expectOnce(station, lines, label);
    expectNothingDropped(
      store,
      lines,
      { lastEdit, now: clock.now(), timeZone: ward.timeZone },
      label,
    );
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function firstLine(random: () => number, index: number): Line {
  const document = `thong-bao/bai-${index}`;
  const days = [...everyDay].sort(() => random() - 0.5).slice(0, 1 + Math.floor(random() * 3));
  const campaign = airingWhen({
    ...{ id: `dot-${index}`, title: `Đợt ${index}`, documents: [document], days },
    ...{ time: hourOf(random), weeks: 1 + Math.floor(random() * 5) },
    ...(random() < 0.2 && { priority: 'high' as const }),
  });
  const most = { mostPerWeek: perWeek(campaign), mostInAll: inAll(campaign) };
  return { document, campaign, present: true, ...most };
}

function inAll(campaign: Campaign): number {
  return perWeek(campaign) * (campaign.weeks ?? 0);
}

function hourOf(random: () => number): string {
  return ['06:00', '06:30', '17:00', '17:00', '17:01', '18:00'][Math.floor(random() * 6)] ?? '';
}

const zones = ['Asia/Ho_Chi_Minh', 'Asia/Tokyo', 'Asia/Bangkok', 'Asia/Kolkata', 'Europe/Berlin'];

function otherZone(random: () => number, zone: string): string {
  const others = zones.filter((one) => one !== zone);
  return others[Math.floor(random() * others.length)] ?? zone;
}

/** All files as they were before one of the edits, at once. */
function checkOut(
  random: () => number,
  lines: readonly Line[],
  commits: readonly (readonly Line[])[],
): string {
  const turn = Math.floor(random() * commits.length);
  lines.forEach((line, index) => {
    const then = commits[turn]?.[index];
    if (then) Object.assign(line, { campaign: then.campaign, present: then.present });
  });
  return `checkout of ${turn}`;
}

/** One edit, as people make them; says which. */
function editOne(random: () => number, lines: readonly Line[]): string {
  const line = lines[Math.floor(random() * lines.length)];
  if (!line) return '';
  const { campaign } = line;
  const to = (what: string, rest: Partial<Campaign>): string => {
    line.campaign = { ...campaign, ...rest };
    line.mostPerWeek = Math.max(line.mostPerWeek, perWeek(line.campaign));
    line.mostInAll = Math.max(line.mostInAll, inAll(line.campaign));
    return what;
  };
  if (!line.present) {
    line.present = true;
    return 'restore';
  }
  const id = `${campaign.id}x`;
  const days = [...everyDay].sort(() => random() - 0.5).slice(0, campaign.days?.length ?? 1);
  const kinds: readonly (() => string)[] = [
    () => to('rename', { id, file: `content/campaigns/${id}.yaml` }),
    () => to('shorten', { weeks: Math.max(1, (campaign.weeks ?? 2) - 1) }),
    () => to('lengthen', { weeks: (campaign.weeks ?? 1) + 1 }),
    () => to('another hour', { time: hourOf(random) }),
    () => to('other days', { days }),
    () =>
      to('rename and another hour', {
        id,
        file: `content/campaigns/${id}.yaml`,
        time: hourOf(random),
      }),
    () => to('another title', { title: `${campaign.title} mới` }),
    () => {
      line.present = false;
      return 'delete';
    },
  ];
  return kinds[Math.floor(random() * kinds.length)]?.() ?? '';
}

/** The airing that a slot is of: its own name, or that of what it makes up for. */
function rootOf({ id, makeUpFor }: Slot): string {
  return airingName(makeUpFor ?? id);
}

function dayOf(slot: Slot): string {
  return /@(\d{4}-\d{2}-\d{2})T/.exec(slot.id)?.[1] ?? '';
}

function expectOnce(station: SteppedStation, lines: readonly Line[], label: string): void {
  const order = station.heard.toSorted((a, b) => a.at - b.at);
  expect(new Set(order.map(({ slot }) => slot)).size, label).toBe(order.length);
  order.forEach(({ at }, index) => {
    expect(at, label).toBeGreaterThanOrEqual(order[index - 1]?.endedAt ?? 0);
  });
  const aired = station.slots().filter(({ state }) => state === 'aired');
  expect(new Set(aired.map(rootOf)).size, label).toBe(aired.length);
  for (const { campaign, mostPerWeek, mostInAll } of lines) {
    const own = aired.filter((slot) => slot.campaign === campaign.id);
    expect(own.length, `${campaign.id} ${label}`).toBeLessThanOrEqual(mostInAll);
    const first = station.store.campaignStart(campaign.id);
    if (first === undefined) continue;
    const weeks = Map.groupBy(own, (slot) => Math.floor(daysBetween(first, dayOf(slot)) / 7));
    for (const ofWeek of weeks.values())
      expect(ofWeek.length, `${campaign.id} ${label}`).toBeLessThanOrEqual(mostPerWeek);
  }
}

interface End {
  readonly lastEdit: number;
  readonly now: number;
  readonly timeZone: string;
}

/** Each slot has its end with its reason; each airing of the last version, in weeks that no edit touched, has its slot. */
function expectNothingDropped(
  store: Store,
  lines: readonly Line[],
  { lastEdit, now, timeZone }: End,
  label: string,
): void {
  const slots = store.slots();
  for (const slot of slots.filter(({ startsAt }) => startsAt < now)) {
    expect(isFinal(slot.state), `${slot.id} ${label}`).toBe(true);
    if (slot.state !== 'aired') expect(slot.reason, `${slot.id} ${label}`).toBeDefined();
  }
  expect(store.verify(), label).toMatchObject({ ok: true });
  const unmade = new Set(
    store.events().flatMap(({ event, slot }) => (event === 'no-make-up' ? [slot] : [])),
  );
  for (const { campaign, present } of lines) {
    const own = slots.filter((slot) => slot.campaign === campaign.id);
    const startsOn = store.campaignStart(campaign.id);
    if (!present) {
      expect(own.filter(isWaiting), label).toEqual([]);
      continue;
    }
    if (startsOn === undefined) throw new Error(`${campaign.id} never began: ${label}`);
    const untouched = lastEdit + 7 * dayMs;
    for (const at of slotsByForce({ ...campaign, startsOn }, timeZone, begin)) {
      if (at < untouched || at > now) continue;
      // Under the name of its first hour, where an edit moved it on the day and it had no place there.
      const name = `@${readWall(timeZone, at).day}T`;
      const stands = own.filter((slot) => rootOf(slot).includes(name));
      const isHeard = stands.some(({ state }) => state === 'aired');
      const isSaid = stands.some(
        ({ id, state, reason }) => unmade.has(id) && state !== 'aired' && reason !== undefined,
      );
      expect(isHeard || isSaid, `${campaign.id}${name} ${label}`).toBe(true);
    }
  }
}
