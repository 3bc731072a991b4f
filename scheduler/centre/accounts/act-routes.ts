// `/tai-khoan/viec/`: who did what, in this person's branches.
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import { isDay } from '../../core/day.ts';
import { addDays, placeWallTime } from '../../core/zone.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { actKinds, actsIn } from '../ledger/acts.ts';
import { show } from '../pages/show.ts';
import { oneLine } from './form.ts';
import type { AsPerson } from './guard.ts';
import { actsPage } from './pages/acts.ts';
import { placesFor } from './person.ts';

export function addActRoutes(app: CentreApp, { sql }: CentreParts, asPerson: AsPerson): void {
  app.get(
    '/tai-khoan/viec/',
    asPerson('acts', async (context, person) => {
      const asked = (name: string): string => oneLine(context.req.query(name) ?? '', 100);
      const typed = {
        ...{ account: asked('ai'), act: asked('lam'), station: asked('dai').toUpperCase() },
        ...{ from: dayOf(asked('tu')), to: dayOf(asked('den')) },
      };
      const before = Number(asked('truoc'));
      const rows = await actsIn(sql, {
        places: placesFor(person, 'acts'),
        account: typed.account || undefined,
        act: typed.act || undefined,
        station: typed.station || undefined,
        from: typed.from === '' ? undefined : startOf(typed.from),
        until: typed.to === '' ? undefined : startOf(addDays(typed.to, 1)),
        before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
      });
      const main = actsPage(rows, await actKinds(sql), typed);
      return show(context, {
        title: 'Ai đã làm gì',
        page: 'account-acts',
        person,
        wide: true,
        main,
      });
    }),
  );
}

/** What is no day is left out. */
function dayOf(text: string): string {
  return isDay(text) ? text : '';
}

function startOf(day: string): number {
  return placeWallTime(fallbackTimeZone, day, '00:00').at;
}
