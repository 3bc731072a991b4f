// What each slot whose time has come needs: to start, to wait, or to be given up with its reason.
import type { Campaign } from '../../content/schema/campaign.ts';
import { refusalOf } from './permitted.ts';
import type { PlanWard } from './plan.ts';
import { emergencyCampaign, type Slot } from './slot.ts';
import { sayShortInstant, sayTime } from './words.ts';

/** A time during which nothing could air: the machine off, the program stopped, the clock jumped over it. */
export interface Outage {
  readonly from: number;
  readonly to: number;
  /** `new`: the program had never run. `damaged`: it is not known what aired, so nothing that was due airs. */
  readonly kind: 'crash' | 'stop' | 'frozen' | 'clock' | 'blocked' | 'new' | 'damaged';
  /** With `blocked`: what kept it from writing, a Vietnamese clause. */
  readonly why?: string;
}

export interface SettleInput {
  readonly ward: PlanWard;
  readonly campaigns: ReadonlyMap<string, Campaign>;
  readonly slots: readonly Slot[];
  readonly now: number;
  readonly outages: readonly Outage[];
  /** Whether this bulletin may air (approval); always true where the ward asks for none. */
  readonly approved: (slot: Slot) => boolean;
  /** How late still counts as on time: what a wake-up may cost. */
  readonly toleranceMs: number;
}

export type Settlement =
  | { readonly slot: Slot; readonly verdict: 'start' }
  /** `message` is the whole reason, `cause` the clause after "vì" for the make-up; both Vietnamese. */
  | {
      readonly slot: Slot;
      readonly verdict: 'miss';
      readonly cause: string;
      readonly message: string;
      /** False where nobody knows whether it aired: it must not be heard twice. */
      readonly makeUp: boolean;
    };

const defaultGraceMinutes = 15;

/** Verdicts on the slots due at `now`, earliest first; a slot that may still start within its grace is left out. */
export function settle(input: SettleInput): readonly Settlement[] {
  const due = input.slots.filter(
    ({ state, startsAt, campaign }) =>
      (state === 'planned' || state === 'ready') &&
      startsAt <= input.now &&
      // It airs at once, whatever the hour, by the one who took its order.
      campaign !== emergencyCampaign,
  );
  const verdicts: Settlement[] = [];
  let busy = input.slots.some(({ state }) => state === 'airing');
  for (const slot of due) {
    const verdict = settleOne(slot, input, busy);
    if (verdict) verdicts.push(verdict);
    busy ||= verdict?.verdict === 'start';
  }
  return verdicts;
}

/** Until when a slot may still start, epoch ms. */
export function graceEnd(slot: Slot, campaign: Campaign | undefined, toleranceMs: number): number {
  const grace = (campaign?.graceMinutes ?? defaultGraceMinutes) * 60_000;
  return slot.startsAt + Math.max(grace, toleranceMs);
}

function settleOne(slot: Slot, input: SettleInput, busy: boolean): Settlement | undefined {
  const { now, ward } = input;
  const miss = (cause: string, makeUp = true): Settlement => ({
    makeUp,
    slot,
    verdict: 'miss',
    cause,
    message: `Không phát buổi ${sayShortInstant(ward.timeZone, slot.startsAt)} vì ${cause}.`,
  });
  const late = now - slot.startsAt > input.toleranceMs;
  const over = now > graceEnd(slot, input.campaigns.get(slot.campaign), input.toleranceMs);
  const outage = input.outages.findLast(({ from, to }) => from <= now && slot.startsAt <= to);

  const lost = input.outages.find(({ kind, to }) => kind === 'damaged' && slot.startsAt <= to);
  if (lost) return miss(sayOutage(lost, ward.timeZone), false);
  if (over && outage && outage.from <= slot.startsAt + input.toleranceMs) {
    return miss(sayOutage(outage, ward.timeZone));
  }
  const durationMs = slot.bulletin?.durationMs ?? 60_000;
  const refusal = refusalOf(ward, now, durationMs);
  if (refusal) {
    const lateBy = late && !refusalOf(ward, slot.startsAt, durationMs);
    const why = outage
      ? `${sayOutage(outage, ward.timeZone)}, phát muộn thì sai giờ`
      : 'phát muộn thì sai giờ';
    return miss(`${lateBy ? `${why}: ` : ''}${uncapitalise(refusal.message)}`);
  }
  const next = input.slots.find(
    (other) =>
      (other.state === 'planned' || other.state === 'ready') &&
      other.startsAt > slot.startsAt &&
      other.startsAt < now + durationMs,
  );
  if (late && next && next.startsAt > now) {
    return miss(`phát muộn sẽ chồm lên buổi ${sayShortInstant(ward.timeZone, next.startsAt)}`);
  }
  const hindrance = hindranceOf(slot, input, busy);
  if (!hindrance) {
    if (over)
      return miss(outage ? sayOutage(outage, ward.timeZone) : 'đã quá giờ cho phép phát muộn');
    return { slot, verdict: 'start' };
  }
  return over ? miss(hindrance) : undefined;
}

/** What keeps a slot from starting now; it may pass before the grace ends. */
function hindranceOf(slot: Slot, input: SettleInput, busy: boolean): string | undefined {
  if (slot.state !== 'ready') return 'bản tin chưa làm xong';
  if (!input.approved(slot)) return 'bản tin chưa được duyệt';
  return busy ? 'buổi khác đang phát' : undefined;
}

/** `máy mất điện hoặc tắt đột ngột từ khoảng 16:41 đến 17:32`. */
export function sayOutage({ from, to, kind, why }: Outage, timeZone: string): string {
  if (kind === 'new') return `chương trình chưa chạy lần nào trước ${sayTime(timeZone, to, from)}`;
  if (kind === 'damaged') return 'nhật ký bị hỏng, không rõ đã phát hay chưa';
  const span = `từ khoảng ${sayTime(timeZone, from, to)} đến ${sayTime(timeZone, to, from)}`;
  const what: Readonly<Record<typeof kind, string>> = {
    crash: 'máy mất điện hoặc tắt đột ngột',
    stop: 'chương trình được tắt',
    frozen: 'máy ngủ hoặc chương trình bị treo',
    clock: 'đồng hồ máy nhảy',
    blocked: why ?? 'chương trình không ghi được dữ liệu',
  };
  return `${what[kind]} ${span}`;
}

function uncapitalise(sentence: string): string {
  return (sentence.charAt(0).toLowerCase() + sentence.slice(1)).replace(/\.$/, '');
}
