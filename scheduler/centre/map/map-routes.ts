// The map, and the coordinates that it is drawn from.
import type { AsPerson } from '../accounts/guard.ts';
import { placesFor } from '../accounts/person.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { spotsOf } from '../ledger/coordinates.ts';
import { overviewRows } from '../ledger/overview.ts';
import { judgeStation } from '../overview/judge-station.ts';
import { daysBack } from '../overview/days.ts';
import { mayAnywhere } from '../accounts/person.ts';
import { wordsOf } from '../pages/address-words.ts';
import { linksOf, readId, wayOfNames } from '../pages/branches.ts';
import { show } from '../pages/show.ts';
import { html } from 'hono/html';
import { arrangeMap } from './arrange-map.ts';
import { readBox, type Place2 } from './geometry.ts';
import { mapPage } from './map-page.ts';

export function addMapRoutes(app: CentreApp, { sql, now }: CentreParts, asPerson: AsPerson): void {
  app.get(
    '/ban-do/',
    asPerson('look', async (context, person) => {
      const word = wordsOf(context);
      const at = now();
      const branch = readId(word('noi'));
      const places = placesFor(person, 'look');
      const rows = await overviewRows(sql, daysBack(at, 7), { places });
      const stations = rows.map((row) => ({ ...row, standing: judgeStation(row, at) }));
      const spots = new Map<string, Place2>();
      for (const { station, lat, lon } of await spotsOf(sql, places))
        if (lat !== null && lon !== null) spots.set(station, { lat, lon });
      const map = arrangeMap(stations, spots, { branch, box: readBox(word('khung')) });
      const linkOf = linksOf('/ban-do/', { noi: word('noi'), khung: word('khung') });
      const inBranch =
        branch === undefined
          ? undefined
          : stations.find(({ placeIds }) => placeIds.includes(branch));
      const main = html`
        ${wayOfNames(inBranch, branch, linkOf)}
        ${mapPage({ map, linkOf, now: at, maySet: mayAnywhere(person, 'stations') })}
      `;
      return show(context, { title: 'Bản đồ', page: 'map', person, wide: true, main });
    }),
  );
}
