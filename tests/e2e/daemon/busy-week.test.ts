// A week of a busy ward: what the log says is what the capture heard, to the sample; nothing sounds over anything; whatever
// is not at its own hour says why. On the stepped clock; LOA_PROOF: twelve weeks of other seeds.
import { expect, test } from 'vitest';
import { sayReason } from '../../../scheduler/core/say-reason.ts';
import { emergencyCampaign, isFinal, type Slot } from '../../../scheduler/core/slot.ts';
import { reportFigures } from '../../../scheduler/feeds/report-figures.ts';
import { expectAsCaptured, expectWholeCalendar, namedHour } from './busy-week/judge.ts';
import { liveWeek, sampleRateHz, type Stretch, type Week } from './busy-week/live.ts';
import { busyCampaigns, busyWard, monday } from './busy-week/ward.ts';

const weeks = process.env['LOA_PROOF'] ? 12 : 1;
const end = monday + 7 * 86_400_000;
const { timeZone } = busyWard;

test.each(Array.from({ length: weeks }, (_, index) => 20261123 + index))(
  'week %i',
  { timeout: 600_000 },
  async (seed) => {
    const week = await liveWeek(seed);
    try {
      const slots = week.store.slots().filter(({ startsAt }) => startsAt < end);
      expectAsCaptured(slots, week);
      expectWhole(slots, week);
      expectOneAtATime(week.stretches);
      expect(expectWholeCalendar(week, end)).toBeGreaterThanOrEqual(60);
      expect(slots.filter(({ state }) => !isFinal(state))).toEqual([]);
      for (const slot of slots) expectExplained(slot, week);
      expect(week.store.verify()).toMatchObject({ ok: true });
      const aired = slots.filter(({ state }) => state === 'aired');
      const urgent = aired.filter(({ campaign }) => campaign === emergencyCampaign);
      expect(aired.length - urgent.length).toBeGreaterThanOrEqual(60);
      // Three orders, and eighteen times the storm again; what the outage or a session took is said above.
      expect(urgent.length).toBeGreaterThanOrEqual(20);
      const heard = busyCampaigns.map((campaign) =>
        reportFigures({ campaign, slots: slots.filter((one) => one.campaign === campaign.id) }),
      );
      console.log(`week ${seed}: ${aired.length - urgent.length} airings, ${urgent.length} urgent`);
      expect(heard.reduce((sum, figures) => sum + figures.heard, 0)).toBe(
        aired.length - urgent.length,
      );
    } finally {
      week.forget();
    }
  },
);

/** An airing is as long as its bulletin; what was cut into goes on from its sentence: a few seconds twice. */
function expectWhole(slots: readonly Slot[], { store, captured }: Week): void {
  const heard = new Map(
    captured.filter(({ event }) => event === 'end').map(({ slot, samples }) => [slot, samples]),
  );
  for (const { id, bulletin, state } of slots) {
    if (state !== 'aired' || !bulletin) continue;
    const least = (bulletin.durationMs * sampleRateHz) / 1000;
    // What was cut into goes on from its sentence: a few seconds twice.
    const paused = store.events().filter((line) => line.slot === id && line.event === 'paused');
    const samples = Number(heard.get(id));
    expect(samples, id).toBeGreaterThanOrEqual(least);
    expect(samples, id).toBeLessThanOrEqual(least + paused.length * 7 * sampleRateHz);
  }
}

function expectOneAtATime(stretches: readonly Stretch[]): void {
  const inOrder = stretches.toSorted((a, b) => a.from - b.from);
  inOrder.forEach(({ slot, from }, index) => {
    const before = inOrder[index - 1];
    expect(from, `${slot} over ${before?.slot ?? ''}`).toBeGreaterThanOrEqual(before?.to ?? 0);
  });
}

/** At its own hour to the second, or the reason why not; late only behind what sounded, or after the outage. */
function expectExplained(slot: Slot, { store, stretches, outage }: Week): void {
  const { id, startsAt, airedAt, campaign, state, reason, repeat } = slot;
  const isUrgent = campaign === emergencyCampaign;
  const own = Date.parse(`${namedHour(slot)}:00+07:00`);
  if (!isUrgent && startsAt !== own && slot.makeUpFor === undefined)
    expect(saidOf(id, store), id).toContain('queued');
  if (state !== 'aired') {
    expect(reason && sayReason(reason, timeZone), id).toMatch(/\p{L}/u);
    return;
  }
  if (airedAt === undefined || (isUrgent && !repeat)) return;
  const lateMs = airedAt - startsAt;
  expect(lateMs, id).toBeGreaterThanOrEqual(0);
  if (lateMs <= 50) return;
  const behind = stretches.some(
    (other) => other.slot !== id && other.from <= airedAt && startsAt <= other.to,
  );
  const after = outage.from <= airedAt && startsAt <= outage.to;
  expect(behind || after, `${id} is ${lateMs} ms late`).toBe(true);
}

/** The codes that the log has for a slot. */
function saidOf(id: string, store: Week['store']): readonly unknown[] {
  return store
    .events()
    .filter(({ slot }) => slot === id)
    .flatMap(({ detail: { reason } }) =>
      typeof reason === 'object' && reason !== null && 'code' in reason ? [reason.code] : [],
    );
}
