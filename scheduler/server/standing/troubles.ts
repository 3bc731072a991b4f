// What the daemon told, what the doctor found, what is not approved and what is wrong with content, each said once.
import { dayMs } from '../../../content/schema/durations.ts';
import { loaCommand } from '../../../content/schema/loa-command.ts';
import { formatProblem } from '../../../content/schema/problem.ts';
import { troublesOf } from '../../core/check-result.ts';
import { isWaiting } from '../../core/slot.ts';
import type { Trouble } from '../../core/trouble.ts';
import { sayInstant } from '../../core/words.ts';
import type { StationView } from './station-view.ts';

/** The doctor's findings that are named one by one here. */
const namedHere: ReadonlySet<string> = new Set(['content', 'approval', 'refused', 'mastered']);

/** What keeps the station from airing as it should, worst first. */
export function troubles(view: StationView): readonly Trouble[] {
  const checks = troublesOf(view.doctor?.checks ?? [], view.doctor?.at ?? 0);
  const station = view.troubles.filter((trouble) => isOfStation(trouble));
  const found = [
    ...station.filter(({ id }) => id === 'clock'),
    // The doctor says the same, and how to mend it.
    ...station.filter(({ id }) => id !== 'clock' && !checks.some((check) => check.id === id)),
    ...unapproved(view),
    ...checks.filter(({ id }) => !namedHere.has(id)),
    ...ofWaitingSlots(view, checks),
    ...contentTroubles(view),
  ];
  return found.filter(
    ({ what }, index) => found.findIndex((other) => other.what === what) === index,
  );
}

/** How many of what the daemon told are still a person's to mend: what the first page lists, without what the doctor adds. */
export function countToMend(view: Pick<StationView, 'troubles' | 'slots' | 'now'>): number {
  return view.troubles.filter((trouble) => isOfStation(trouble) || isOfWaitingSlot(view, trouble))
    .length;
}

function isOfStation({ slot, kind }: Trouble): boolean {
  return slot === '' && kind !== 'incident';
}

/** What is to be approved has a count of its own. */
function isOfWaitingSlot(
  view: Pick<StationView, 'slots' | 'now'>,
  { slot, kind, since }: Trouble,
): boolean {
  const isOver = kind === 'incident' && since <= view.now - dayMs;
  return waits(view, slot) && !isOver && kind !== 'approval';
}

/** What was said lately and needs no mending any more: an airing that was lost, a machine that slept. Newest first. */
export function notices(view: StationView): readonly Trouble[] {
  return view.troubles
    .filter(({ kind, slot, since }) => {
      return kind === 'incident' && since > view.now - 7 * dayMs && !waits(view, slot);
    })
    .slice(-8)
    .toReversed();
}

function waits({ slots }: Pick<StationView, 'slots'>, id: string): boolean {
  return slots.some((slot) => slot.id === id && isWaiting(slot));
}

function unapproved({ approval, slots, now, timeZone }: StationView): readonly Trouble[] {
  if (!approval.required) return [];
  return slots
    .filter((slot) => isWaiting(slot) && slot.startsAt < now + 3 * dayMs)
    .filter(({ id }) => !approval.slots.has(id))
    .map(({ id, startsAt }) => ({
      ...{ id: `approval ${id}`, kind: 'approval', slot: id, since: now },
      what: `Buổi ${sayInstant(timeZone, startsAt)} chưa được duyệt, chưa duyệt thì không phát.`,
      mend: `Người có thẩm quyền nghe và duyệt ở trang Duyệt của bàn trực, hoặc: ${loaCommand} approve ${id} --by "Họ tên"`,
    }));
}

/** Newest first. */
function ofWaitingSlots(view: StationView, checks: readonly Trouble[]): readonly Trouble[] {
  return (
    view.troubles
      .filter((trouble) => isOfWaitingSlot(view, trouble))
      // What is wrong with the machine, the doctor has said of all slots.
      .filter(({ kind }) => !checks.some(({ id }) => id === kind))
      .toReversed()
  );
}

function contentTroubles({ contentProblems, now }: StationView): readonly Trouble[] {
  return contentProblems
    .filter(({ severity }) => severity === 'error')
    .map((problem) => ({
      ...{ id: 'content', kind: 'content', slot: '', since: now },
      what: `Nội dung: ${formatProblem(problem)}`,
      mend: 'Bản tin và trang cũ vẫn được giữ cho đến khi sửa xong.',
    }));
}
