// An alert's part as an emergency of ours. Pure.
import type { Selection } from '../../send/selection.ts';
import type { EmergencyDraft } from '../send-emergency.ts';
import type { CapInfo } from './cap-alert.ts';
import { wordsOfPart } from './judge-alert.ts';

/** What several selections name together. */
export function unionOf(selections: readonly Selection[]): Selection {
  const all = (pick: (one: Selection) => readonly (string | number)[] | undefined) => [
    ...new Set(selections.flatMap((one) => pick(one) ?? [])),
  ];
  return {
    ...(selections.some((one) => one.all) && { all: true }),
    places: all((one) => one.places).filter((one) => typeof one === 'number'),
    groups: all((one) => one.groups).filter((one) => typeof one === 'string'),
    stations: all((one) => one.stations).filter((one) => typeof one === 'string'),
  };
}

/** As it would be sent; `expiresAt` NaN where the part says none. */
export function draftOf(
  part: CapInfo,
  {
    selection,
    latest,
    ...rest
  }: Pick<EmergencyDraft, 'selection' | 'replaces' | 'capAlert' | 'capPart' | 'by'> & {
    /** It holds no longer than that, epoch ms. */
    readonly latest: number;
  },
): EmergencyDraft {
  const { headline, event, urgency, severity, certainty, categories, expires, areas } = part;
  return {
    ...{ ...rest, selection, urgency, severity, certainty },
    title: (headline ?? event).replaceAll(/\s+/g, ' ').slice(0, 200).toWellFormed(),
    text: wordsOfPart(part),
    category: categories[0] ?? 'Other',
    area: areas
      .map(({ areaDesc }) => areaDesc)
      .join('; ')
      .slice(0, 2000)
      .toWellFormed(),
    ...{ everyMinutes: null, untilAt: null },
    expiresAt: expires === undefined ? Number.NaN : Math.min(Date.parse(expires), latest),
  };
}
