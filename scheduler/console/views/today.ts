import { standingEmergencies } from '../../core/repeat-chain.ts';
import { isRepeat } from '../../core/repeat.ts';
import { isWaiting, type Slot } from '../../core/slot.ts';
import { readWall } from '../../core/zone.ts';
import type { StationView } from '../../server/standing/station-view.ts';
import { nextSlot } from '../../server/standing/next-slot.ts';
import { notices } from '../../server/standing/troubles.ts';
import type { ConsoleParts } from '../console-parts.ts';
import { linesIn } from './bulletin-lines.ts';
import { needsOf } from './needs.ts';
import { outputView } from './output.ts';
import { createTitleOf, stationView } from './station.ts';
import type { Need, OnAir, TodayView } from './today-view.ts';

/** What the station's first page shows now. */
export function todayView(parts: ConsoleParts): TodayView {
  // Somebody looks: what was found long ago is found anew, for the next look.
  parts.doctor.wake();
  const view = stationView(parts);
  const { slots, now, approval } = view;
  const next = nextSlot(view);
  const onAir = onAirOf(parts, view);
  return {
    ...(onAir && { onAir }),
    emergencies: standingEmergencies(slots, now),
    ...(next && { next: { slot: next, lines: linesOfSlot(parts, next) } }),
    needs: [...centreNeeds(parts), ...needsOf(view)],
    said: notices(view),
    today: todaySlots(view),
    coming: comingSlots(view, next),
    isApproved: ({ id, state }) =>
      !approval.required || approval.slots.has(id) || !isWaiting({ state }),
    titleOf: createTitleOf(parts),
    output: outputView(parts),
  };
}

/** What the centre sent and nobody has decided about. */
function centreNeeds({ centre }: ConsoleParts): readonly Need[] {
  const { waiting, urgent } = centre();
  const need = (what: string, path: string, words: string): Need => ({
    ...{ kind: 'centre', what, mend: '', since: '', at: { path, words } },
  });
  return [
    ...(urgent === 0
      ? []
      : [
          need(
            `Trung tâm gửi ${urgent} lời khẩn, chờ phường bấm phát.`,
            '/dai/khan-cap/',
            'Xem và phát',
          ),
        ]),
    ...(waiting === 0
      ? []
      : [
          need(
            `Trung tâm gửi ${waiting} bài chờ duyệt.`,
            '/dai/tu-trung-tam/',
            'Xem và quyết định',
          ),
        ]),
  ];
}

function onAirOf(parts: ConsoleParts, { airing, slots }: StationView): OnAir | undefined {
  const slot = slots.find(({ id }) => id === airing?.slot);
  if (!slot || !airing) return undefined;
  return {
    ...{ slot, positionMs: airing.positionMs, isPaused: airing.paused !== undefined },
    lines: linesOfSlot(parts, slot),
  };
}

function linesOfSlot({ config }: ConsoleParts, { bulletin }: Slot) {
  return linesIn(config.bulletinDir, bulletin?.sha256);
}

function todaySlots({ slots, timeZone, now }: StationView): readonly Slot[] {
  const { day } = readWall(timeZone, now);
  return slots.filter(
    (slot) =>
      // What is said again and again has a line of its own; here only what went wrong with it.
      (!isRepeat(slot) || ['airing', 'missed', 'interrupted'].includes(slot.state)) &&
      readWall(timeZone, slot.startsAt).day === day,
  );
}

function comingSlots(
  { slots, timeZone, now }: StationView,
  next: Slot | undefined,
): readonly Slot[] {
  const { day } = readWall(timeZone, now);
  return slots.filter(
    (slot) =>
      isWaiting(slot) &&
      !isRepeat(slot) &&
      slot.startsAt > now &&
      slot.id !== next?.id &&
      readWall(timeZone, slot.startsAt).day !== day,
  );
}
