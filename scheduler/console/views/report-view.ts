import { isDay } from '../../core/day.ts';
import type { ReportSource } from '../../feeds/report-figures.ts';
import {
  gatherReports,
  reportedEvents,
  type Days,
  type Reports,
} from '../../feeds/gather-reports.ts';
import type { ConsoleParts, Looking } from '../console-parts.ts';

/** What is asked of the reports: which campaign, which days. */
export interface ReportView extends Reports {
  /** Undefined: the station as a whole. */
  readonly chosen: ReportSource | undefined;
  readonly days: Days | undefined;
  /** Why the days that somebody asked for cannot be shown; '' where they can. */
  readonly wrong: string;
}

/** Undefined while nobody knows the ward. */
export function reportView({ parts, query }: Looking): ReportView | undefined {
  const { days, wrong } = readDays(query('tu'), query('den'));
  const reports = reportsOf(parts, days);
  if (!reports) return undefined;
  const chosen = reports.reports.find(({ campaign }) => campaign.id === query('dot'));
  return { ...reports, chosen, days, wrong };
}

function reportsOf(
  { store, rules, clock, config }: ConsoleParts,
  days: Days | undefined,
): Reports | undefined {
  const known = rules();
  if (!known) return undefined;
  const own = store();
  return gatherReports(
    {
      ...{ rules: known, slots: own.slots(), kept: own.keptCampaigns() },
      events: own.lines({ events: reportedEvents }).toReversed(),
      ...{ head: own.head(), now: clock.now(), bulletinDir: config.bulletinDir },
    },
    days,
  );
}

function readDays(from: string, to: string): { days: Days | undefined; wrong: string } {
  if (from === '' && to === '') return { days: undefined, wrong: '' };
  if (!isDay(from) || !isDay(to))
    return { days: undefined, wrong: 'Chọn cả ngày đầu và ngày cuối.' };
  return from <= to
    ? { days: { from, to }, wrong: '' }
    : { days: undefined, wrong: 'Ngày đầu phải trước ngày cuối.' };
}
