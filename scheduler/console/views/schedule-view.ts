import { isDay } from '../../core/day.ts';
import { atOnceTitles } from '../../../content/schema/names.ts';
import { mergePlan } from '../../core/merge-plan.ts';
import type { Loaded } from '../../core/rules.ts';
import type { Slot } from '../../core/slot.ts';
import { weekWith } from '../../core/week-map.ts';
import { addDays, readWall } from '../../core/zone.ts';
import { previewSlots } from '../../store/plan-in-store.ts';
import type { Store } from '../../store/store.ts';
import type { Looking } from '../console-parts.ts';
import { scheduleDays, type ScheduleDay } from './schedule-days.ts';

export interface ScheduleView {
  readonly kind: 'week' | 'month';
  /** A day of the week or month that is shown, `YYYY-MM-DD`. */
  readonly day: string;
  readonly today: string;
  /** Monday to Sunday; none where the station has never read its content without a mistake. */
  readonly weeks: readonly (readonly ScheduleDay[])[];
  readonly titleOf: (campaign: string) => string;
}

/** `?ngay=2026-12-01` names a day of the week that is shown, with `&xem=thang` of the month. Without it: today. */
export function scheduleView({ parts, query }: Looking, timeZone: string): ScheduleView {
  const store = parts.store();
  const rules = parts.rules();
  const now = parts.clock.now();
  const today = readWall(timeZone, now).day;
  const day = isDay(query('ngay')) ? query('ngay') : today;
  const kind = query('xem') === 'thang' ? 'month' : 'week';
  const view = { kind, day, today, titleOf: titlesOf(store, rules) } as const;
  if (!rules) return { ...view, weeks: [] };
  const slots = slotsToShow(store, rules, now);
  return {
    ...view,
    weeks: weeksOf(kind, day).map((week) => scheduleDays(week, slots, rules.ward, today)),
  };
}

/** Those that stand, and those that will once the daemon has planned; what left the plan is nobody's any more. */
function slotsToShow(store: Store, rules: Loaded, now: number): readonly Slot[] {
  return mergePlan(previewSlots(store, rules, now), store.slots()).filter(
    ({ reason }) => reason?.code !== 'left-plan',
  );
}

function weeksOf(kind: 'week' | 'month', day: string): readonly (readonly string[])[] {
  if (kind === 'week') return [weekWith(day)];
  const first = `${day.slice(0, 7)}-01`;
  return Array.from({ length: 6 }, (_, index) => weekWith(addDays(first, index * 7))).filter(
    ([monday = '']) => monday.slice(0, 7) <= day.slice(0, 7),
  );
}

function titlesOf(store: Store, rules: Loaded | undefined): ScheduleView['titleOf'] {
  const titles = new Map(
    [...store.keptCampaigns(), ...(rules?.campaigns ?? [])].map(({ id, title }) => [id, title]),
  );
  return (campaign) => atOnceTitles.get(campaign) ?? titles.get(campaign) ?? campaign;
}
