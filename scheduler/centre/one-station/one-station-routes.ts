// The page of one station, and that somebody has asked it about its log.
import { readForm } from '../accounts/form.ts';
import type { AsPerson } from '../accounts/guard.ts';
import { mayAt, placesFor, type Person } from '../accounts/person.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { markFindingsSeen } from '../ledger/histories.ts';
import {
  airingsOf,
  detailOf,
  findingsOf,
  monthsOf,
  standingOfStation,
  troubleLines,
} from '../ledger/one-station.ts';
import { overviewRows } from '../ledger/overview.ts';
import { writeAct } from '../ledger/stations.ts';
import { daysBack } from '../overview/days.ts';
import { judgeStation } from '../overview/judge-station.ts';
import { stepOf, wordsOf } from '../pages/address-words.ts';
import { show, showNoPage } from '../pages/show.ts';
import { instantsOf, monthOf } from '../reports/ranges.ts';
import { stationPage } from './station-page.ts';

export function addOneStationRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const { sql } = parts;
  app.get(
    '/dai/:id/',
    asPerson('look', async (context, person) => {
      const now = parts.now();
      const id = stepOf(context, 'id');
      const only = { station: id, places: placesFor(person, 'look') };
      const [row] = await overviewRows(sql, daysBack(now, 7), only);
      if (!row) return showNoPage(context);
      const month = /^20\d\d-(0[1-9]|1[0-2])$/.exec(wordsOf(context)('thang') ?? '')?.[0];
      const { from, today } = daysBack(now, 30);
      const range = month === undefined ? { from, to: today } : monthOf(`${month}-01`);
      const detail = await detailOf(sql, id);
      const main = stationPage({
        ...{ row: { ...row, standing: judgeStation(row, now) }, detail, month, now },
        standing: await standingOfStation(sql, id),
        findings: await findingsOf(sql, id),
        months: await monthsOf(sql, id),
        troubles: await troubleLines(sql, id, instantsOf(range)),
        airings: await airingsOf(sql, id, range),
        maySee: maySee(person, detail?.place),
        maySet: mayAt(person, 'stations', detail?.place),
      });
      return show(context, { title: row.name, page: 'overview-station', person, wide: true, main });
    }),
  );
  app.post(
    '/dai/:id/da-xem/',
    asPerson('look', async (context, person) => {
      const id = stepOf(context, 'id');
      const only = { station: id, places: placesFor(person, 'look') };
      const [row] = await overviewRows(sql, daysBack(parts.now(), 1), only);
      const place = row && (await detailOf(sql, id))?.place;
      if (!row || !maySee(person, place)) return showNoPage(context);
      const why = (await readForm(context, 16_384))?.text('ly-do', 500) ?? '';
      await sql.begin(async (step) => {
        const at = parts.now();
        const seen = await markFindingsSeen(step, id, { by: person.name, at });
        const who = { by: person.name, account: person.account };
        if (seen > 0)
          await writeAct(step, { at, ...who, act: 'findings-seen', station: id, detail: { why } });
      });
      return context.redirect(`/dai/${encodeURIComponent(id)}/`, 303);
    }),
  );
}

/** Who sends there, or administers it, is who telephones the station. */
function maySee(person: Person, place: number | null | undefined): boolean {
  return mayAt(person, 'stations', place) || mayAt(person, 'send', place);
}
