// The map of a week for a terminal: at most 80 letters wide, and as clear without colours.
import type { SlotState } from '../../content/schema/names.ts';
import { atOnceTitles, emergencyCampaign, isAtOnce, isWaiting, type Slot } from '../core/slot.ts';
import { sayReason } from '../core/say-reason.ts';
import { stateWords } from '../core/state-words.ts';
import type { WeekCell, WeekMap } from '../core/week-map.ts';
import { readWall } from '../core/zone.ts';
import { wrapped } from './wrap.ts';

/** What of a campaign its line beneath the table tells. */
export interface WeekCampaign {
  readonly id: string;
  readonly title: string;
  readonly priority?: 'normal' | 'high' | undefined;
}

const signs: Readonly<Record<SlotState, string>> = {
  planned: '○',
  ready: '●',
  airing: '▶',
  aired: '✓',
  'handed-over': '→',
  missed: '✕',
  interrupted: '±',
  cancelled: '–',
};
/** A make-up that is still to air. */
const makeUpSign = '↺';
const shade = '░';
/** `░17:00 A✓` without the campaign's letters. */
const bareCell = 8;
const lineWidth = 79;
const dayNames = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'];

/** The table, what its letters and signs mean, and why something is not as planned. */
export function weekTable(
  map: WeekMap,
  campaigns: readonly WeekCampaign[],
  timeZone: string,
): string {
  const keys = keysOf(map.slots, campaigns);
  const width = bareCell + Math.max(1, ...[...keys.values()].map(({ length }) => length));
  const heads = map.days.map((day, index) => {
    const [, month = '', date = ''] = day.split('-');
    return `${dayNames[index] ?? ''} ${date}/${month}`;
  });
  const parts = [
    `Tuần ${dayOf(map.days[0])} – ${dayOf(map.days[6])}`,
    '',
    ...(map.slots.length === 0
      ? ['Tuần này không có buổi nào.']
      : [
          lineOf(
            '',
            heads.map((head) => ` ${head}`),
            width,
          ),
          ...map.rows.flatMap(({ hour, cells }) =>
            rowLines(hour, cells, { width, keys, timeZone }),
          ),
          '',
          ...legend(map, campaigns, keys),
          ...remarks(map, keys, timeZone),
        ]),
  ];
  return parts.map((line) => `${line}\n`).join('');
}

interface Drawn {
  /** Of a day. */
  readonly width: number;
  readonly keys: ReadonlyMap<string, string>;
  readonly timeZone: string;
}

function rowLines(
  hour: number,
  cells: readonly WeekCell[],
  { width, keys, timeZone }: Drawn,
): readonly string[] {
  const height = Math.max(1, ...cells.map(({ slots }) => slots.length));
  return Array.from({ length: height }, (_, index) =>
    lineOf(
      index === 0 ? `${String(hour).padStart(2, '0')}h` : '',
      cells.map(({ slots, isPermitted }) => {
        const ground = isPermitted ? shade : ' ';
        const slot = slots[index];
        if (!slot) return ground.repeat(width);
        const { time } = readWall(timeZone, slot.startsAt);
        return `${ground}${time} ${keys.get(slot.campaign) ?? ''}${signOf(slot)}`;
      }),
      width,
    ),
  );
}

function lineOf(head: string, cells: readonly string[], width: number): string {
  return [head.padEnd(3), ...cells.map((cell) => cell.padEnd(width))].join(' ').trimEnd();
}

function signOf({ state, makeUpFor }: Slot): string {
  return makeUpFor !== undefined && isWaiting({ state }) ? makeUpSign : signs[state];
}

/** A letter for each campaign that is on the map, in the order of the files; emergencies are `!`. */
function keysOf(
  slots: readonly Slot[],
  campaigns: readonly WeekCampaign[],
): ReadonlyMap<string, string> {
  const there = new Set(slots.map(({ campaign }) => campaign));
  there.delete(emergencyCampaign);
  const known = campaigns.map(({ id }) => id).filter((id) => there.delete(id));
  return new Map([
    [emergencyCampaign, '!'] as const,
    ...[...known, ...there].map((id, index) => [id, letters(index)] as const),
  ]);
}

/** 0 → `A`, 25 → `Z`, 26 → `AA`. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

function legend(
  { slots, rows }: WeekMap,
  campaigns: readonly WeekCampaign[],
  keys: ReadonlyMap<string, string>,
): readonly string[] {
  const there = new Set(slots.map(({ campaign }) => campaign));
  const names = [...keys]
    .filter(([id]) => there.has(id))
    .flatMap(([id, key]) => {
      const campaign = campaigns.find((one) => one.id === id);
      const title =
        atOnceTitles.get(id) ??
        campaign?.title ??
        slots.find((one) => one.campaign === id)?.bulletin?.title ??
        id;
      const high = campaign?.priority === 'high' ? ' (ưu tiên)' : '';
      const times = slots.filter((one) => one.campaign === id).length;
      return wrapped(`${key.padEnd(2)} ${title}${high}: ${times} buổi`, lineWidth, '   ');
    });
  const states = Object.entries(signs).flatMap(([state, sign]) =>
    // Object.entries forgets that the keys are states.
    slots.some((one) => signOf(one) === sign) ? [`${sign} ${stateWords[state as SlotState]}`] : [],
  );
  const shaded = rows.some(({ cells }) => cells.some(({ isPermitted }) => isPermitted));
  const madeUp = slots.some((one) => signOf(one) === makeUpSign);
  const meaning = [
    ...states,
    ...(madeUp ? [`${makeUpSign} phát bù`] : []),
    ...(shaded ? [`${shade} giờ được phép phát`] : []),
  ].join('   ');
  return [...wrapped(meaning, lineWidth, ''), '', ...names];
}

/** Make-ups, what did not air, what was moved: each with its reason. */
function remarks(
  { slots }: WeekMap,
  keys: ReadonlyMap<string, string>,
  timeZone: string,
): readonly string[] {
  const told = slots.filter(
    ({ state, makeUpFor, reason, campaign }) =>
      !isAtOnce(campaign) &&
      (makeUpFor !== undefined ||
        ['missed', 'interrupted', 'cancelled'].includes(state) ||
        reason?.code === 'moved-by' ||
        reason?.code === 'queued'),
  );
  if (told.length === 0) return [];
  const lines = told.flatMap((slot) => {
    const { day, time } = readWall(timeZone, slot.startsAt);
    const why = slot.reason ? sayReason(slot.reason, timeZone) : 'Phát bù.';
    const key = keys.get(slot.campaign) ?? '';
    return wrapped(
      `${dayOf(day).slice(0, 5)} ${time} ${key}${signOf(slot)} ${why}`,
      lineWidth,
      '  ',
    );
  });
  return ['', 'Vì sao:', ...lines];
}

/** `2026-12-01` → `01/12/2026`. */
function dayOf(day = ''): string {
  return day.split('-').reverse().join('/');
}
