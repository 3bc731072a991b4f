// Local rules win: a campaign of the centre airs at the hours that the ward chose for it.
import type { CentreThing } from '../../../content/schema/centre.ts';
import type { Weekday } from '../../../content/schema/names.ts';
import { editYaml, readValue } from '../../../content/write/edit-yaml.ts';
import { isRecord } from '../../../content/write/render-yaml.ts';

interface Chosen {
  readonly hours?: readonly string[] | undefined;
  readonly days?: readonly Weekday[] | undefined;
}

/** The campaign's file with the ward's hours in it, as it was where the ward chose none. Throws LoaError `not-yaml`. */
export function withWardHours(
  text: string,
  taking: Chosen,
  had: Pick<CentreThing, 'hours' | 'days'> | undefined,
): string {
  const hours = taking.hours ?? had?.hours;
  const days = taking.days ?? had?.days;
  const value = readValue(text);
  if (!isRecord(value)) return text;
  const dates: unknown = value['dates'];
  if (Array.isArray(dates)) {
    if (hours === undefined || hours.length === 0) return text;
    // As on weekdays: each of its days at all of these hours, whatever hours it had.
    const ofDates = new Set(dates.map((date) => String(date).slice(0, 10)));
    const moved = [...ofDates].flatMap((day) => hours.map((hour) => `${day} ${hour}`));
    return editYaml(text, [{ path: ['dates'], value: moved }]);
  }
  return editYaml(text, [
    ...(hours
      ? [
          { path: ['time'], value: hours.length === 1 ? hours[0] : undefined },
          { path: ['times'], value: hours.length === 1 ? undefined : [...hours] },
        ]
      : []),
    ...(days ? [{ path: ['days'], value: [...days] }] : []),
  ]);
}
