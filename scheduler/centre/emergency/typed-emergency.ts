// What a person typed for an emergency, from one page to the next, and what it means.
import { hourMs } from '../../../content/schema/durations.ts';
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import { isDay } from '../../core/day.ts';
import { placeWallTime, readWall } from '../../core/zone.ts';
import type { Form } from '../accounts/form.ts';
import type { Selection } from '../send/selection.ts';
import { capUrgencies, categories, certainties, severities } from './cap/cap-alert.ts';
import type { Doer, EmergencyDraft } from './send-emergency.ts';

export interface TypedEmergency {
  readonly title: string;
  readonly text: string;
  readonly urgency: string;
  readonly severity: string;
  readonly certainty: string;
  readonly category: string;
  /** Minutes; '' for once. */
  readonly every: string;
  /** `2026-11-30T20:00`, by the clock of Việt Nam; '' until it expires. */
  readonly until: string;
  readonly expires: string;
  /** `yes`, or ''. */
  readonly all: string;
  readonly places: readonly string[];
  readonly groups: readonly string[];
  /** Ids of stations, as they were typed. */
  readonly stations: string;
  /** The emergency whose place it takes; ''. */
  readonly replaces: string;
  /** The alert it was made of, and which part of it; ''. */
  readonly alert: string;
  readonly part: string;
}

/** The name of each field in forms. */
export const fieldNames = {
  ...{ title: 'ten', text: 'loi', urgency: 'muc', severity: 'nang', certainty: 'chac' },
  ...{ category: 'loai', every: 'nhac', until: 'den', expires: 'het', all: 'tat-ca' },
  ...{
    places: 'noi',
    groups: 'nhom',
    stations: 'dai',
    replaces: 'thay',
    alert: 'cap',
    part: 'phan',
  },
} as const satisfies Readonly<Record<keyof TypedEmergency, string>>;

export function readTyped(form: Form): TypedEmergency {
  const text = (name: keyof TypedEmergency, most = 200): string =>
    form.text(fieldNames[name], most);
  return {
    ...{ title: text('title'), text: form.lines(fieldNames.text, 6000), urgency: text('urgency') },
    ...{ severity: text('severity'), certainty: text('certainty'), category: text('category') },
    ...{ every: text('every'), until: text('until'), expires: text('expires'), all: text('all') },
    places: form.all(fieldNames.places).filter((id) => /^\d{1,15}$/.test(id)),
    groups: form.all(fieldNames.groups).map((name) => name.slice(0, 200)),
    stations: text('stations', 20_000),
    ...{ replaces: text('replaces', 40), alert: text('alert', 20), part: text('part', 5) },
  };
}

/** An empty form. */
export function freshTyped(now: number): TypedEmergency {
  return {
    ...{ title: '', text: '', urgency: 'Immediate', severity: 'Unknown', certainty: 'Unknown' },
    ...{ category: 'Safety', every: '', until: '', expires: writeTime(now + 6 * hourMs) },
    ...{ all: '', places: [], groups: [], stations: '', replaces: '', alert: '', part: '' },
  };
}

/** The form of something that is there already: an alert, an emergency that is to be replaced. */
export function typedOf(draft: Omit<EmergencyDraft, keyof Doer>, now: number): TypedEmergency {
  const { title, text, urgency, severity, certainty, category, selection, expiresAt } = draft;
  return {
    ...freshTyped(now),
    ...{ title, text, urgency, severity, certainty, category },
    every: draft.everyMinutes === null ? '' : String(draft.everyMinutes),
    until: draft.untilAt === null ? '' : writeTime(draft.untilAt),
    expires: Number.isFinite(expiresAt) ? writeTime(expiresAt) : '',
    all: selection.all === true ? 'yes' : '',
    places: (selection.places ?? []).map(String),
    groups: selection.groups ?? [],
    stations: (selection.stations ?? []).join(' '),
    ...{
      replaces: draft.replaces ?? '',
      alert: draft.capAlert === null ? '' : String(draft.capAlert),
      part: draft.capPart === null ? '' : String(draft.capPart),
    },
  };
}

/** Whom it is for; `within`: of these branches alone. */
export function selectionOf(
  { all, places, groups, stations }: TypedEmergency,
  within: readonly number[] | undefined,
): Selection {
  return {
    all: all !== '',
    places: places.map(Number),
    groups,
    stations: stations
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter((id) => id !== ''),
    ...(within && { within }),
  };
}

export function readDraft(
  typed: TypedEmergency,
  { selection, area, ...who }: Doer & { readonly selection: Selection; readonly area: string },
): EmergencyDraft {
  const { title, text, every, until, replaces, alert, part } = typed;
  return {
    ...{ title, text, area, selection, ...who, expiresAt: readTime(typed.expires) },
    urgency: capUrgencies.find((one) => one === typed.urgency) ?? 'Unknown',
    severity: severities.find((one) => one === typed.severity) ?? 'Unknown',
    certainty: certainties.find((one) => one === typed.certainty) ?? 'Unknown',
    category: categories.find((one) => one === typed.category) ?? 'Safety',
    everyMinutes: every === '' ? null : Number(every),
    untilAt: until === '' ? null : readTime(until),
    replaces: replaces === '' ? null : replaces,
    capAlert: /^\d+$/.test(alert) ? Number(alert) : null,
    capPart: /^\d+$/.test(alert) ? Number(/^\d{1,3}$/.exec(part)?.[0] ?? 0) : null,
  };
}

/** NaN for what is no time. */
export function readTime(text: string): number {
  const [, day = '', time = ''] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)/.exec(text) ?? [];
  if (!isDay(day) || time >= '24:00' || Number(time.slice(3)) > 59) return Number.NaN;
  return placeWallTime(fallbackTimeZone, day, time).at;
}

export function writeTime(at: number): string {
  const { day, time } = readWall(fallbackTimeZone, at);
  return `${day}T${time}`;
}
