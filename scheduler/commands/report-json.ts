// Reports for other programs. Instants are ISO with the ward's offset, lengths milliseconds.
import { sayHeard, sayStanding } from '../core/wish-standing.ts';
import { formatInstant } from '../core/zone.ts';
import { orderOf } from '../feeds/emergency-orders.ts';
import { lengthOf, reportFigures, type ReportSource } from '../feeds/report-figures.ts';
import type { ItemFigures } from '../feeds/report-items.ts';
import { askedMs, type Summary } from '../feeds/report-summary.ts';

/** One campaign's. */
export function reportAsJson(source: ReportSource): object {
  const { campaign, slots, orders, head, wishes = [] } = source;
  return {
    campaign: campaign.id,
    ...reportFigures(source),
    askedMs: askedMs(slots),
    ...(orders && { emergencies: emergenciesOf(source) }),
    head: head.hash,
    wishes: wishes.map((standing) => ({
      document: standing.wish.document,
      says: sayHeard(standing),
    })),
  };
}

/** The station's: it names no campaign. */
export function summaryAsJson({ ward, items, campaigns, urgent, head }: Summary): object {
  return {
    report: 'ca-dai',
    items: items.map(itemAsJson),
    campaigns,
    emergencies: urgent.map(({ orderedAt, untilAt, ...one }) => ({
      ...one,
      orderedAt: formatInstant(ward.timeZone, orderedAt),
      ...(untilAt !== undefined && { until: formatInstant(ward.timeZone, untilAt) }),
    })),
    head: head.hash,
  };
}

function itemAsJson({ standing, ...item }: ItemFigures): object {
  if (!standing) return item;
  const { wish, weeks, lacking } = standing;
  return {
    ...item,
    wish: {
      ...{ perWeek: wish.perWeek, weeks, asked: wish.perWeek * weeks, source: wish.source },
      ...{ fulfilled: lacking.length === 0, lacking, says: sayStanding(standing) },
    },
  };
}

/** Each emergency, and each time it was said again: what, on whose order, when, for how long. */
function emergenciesOf({ slots, orders, ward }: ReportSource): readonly object[] {
  const instant = (at: number | undefined): string | undefined =>
    at === undefined ? undefined : formatInstant(ward.timeZone, at);
  return slots.map((slot) => ({
    slot: slot.id,
    ...orderOf(slot, orders),
    orderedAt: instant(slot.startsAt),
    ...(slot.repeat && slot.repeat.of !== slot.id && { repeatOf: slot.repeat.of }),
    state: slot.state,
    airedAt: instant(slot.airedAt),
    endedAt: instant(slot.endedAt),
    heardMs: lengthOf(slot),
  }));
}
