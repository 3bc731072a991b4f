// Who has aired what: all campaigns, one of them by places and stations, one station's weeks, one airing to the second.
import type { Context } from 'hono';
import { fallbackTimeZone } from '../../../content/schema/names.ts';
import { placeWallTime, readWall } from '../../core/zone.ts';
import type { AsPerson } from '../accounts/guard.ts';
import { placesFor, type Person } from '../accounts/person.ts';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { overviewRows } from '../ledger/overview.ts';
import { allPlaces } from '../ledger/branches.ts';
import {
  airingNamed,
  airingsOfCampaign,
  campaignRows,
  linesOfSlot,
  partListRows,
  partRows,
  progressRows,
} from '../ledger/progress.ts';
import { createPlaceTree } from '../overview/place-tree.ts';
import { plainText } from '../overview/plain-text.ts';
import { stepOf, wordsOf } from '../pages/address-words.ts';
import { linksOf, readId, readPage, type LinkOf } from '../pages/branches.ts';
import { show, showNoPage } from '../pages/show.ts';
import { sayNumber } from '../pages/words.ts';
import { readForm, sendFile } from '../reports/send-file.ts';
import {
  arrangeProgress,
  goalOf,
  judgePart,
  judgeProgress,
  verdicts,
  withUnplanned,
} from './judge-progress.ts';
import {
  campaignColumns,
  campaignRowOf,
  partColumns,
  partRowOf,
  progressListPage,
  progressPage,
} from './pages.ts';
import { campaignSheet, partSheet } from './sheets.ts';
import { airingPage, campaignAiringsPart, weekGridPart } from './station-page.ts';
import { html } from 'hono/html';
import { whoWasSent } from './who-was-sent.ts';
import { partVerdictNames, sayPart, verdictNames } from './words.ts';

const mostListed = 50;

type Page = (context: Context, person: Person) => Promise<Response>;

export function addProgressRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  app.get('/tien-do/', asPerson('look', listPage(parts)));
  app.get('/tien-do/dot/', asPerson('look', campaignPage(parts)));
  app.get('/tien-do/bai/', asPerson('look', partPage(parts)));
  app.get('/tien-do/dai/', asPerson('look', stationCampaignPage(parts)));
  app.get('/dai/:id/buoi/', asPerson('look', oneAiringPage(parts)));
}

function listPage({ sql }: CentreParts): Page {
  return async (context, person) => {
    const word = wordsOf(context);
    const isParts = word('loai') === 'bai';
    const text = word('tim') ?? '';
    const page = readPage(word('trang'));
    const listed = {
      ...{ places: placesFor(person, 'look'), text: plainText(text) },
      ...{ most: mostListed + 1, skip: (page - 1) * mostListed },
    };
    const campaigns = isParts ? undefined : await campaignRows(sql, listed);
    const found = isParts ? await partListRows(sql, listed) : undefined;
    const main = progressListPage({
      ...(campaigns && { campaigns: campaigns.slice(0, mostListed) }),
      ...(found && { parts: found.slice(0, mostListed) }),
      ...{ text, page, hasMore: (campaigns ?? found ?? []).length > mostListed },
      linkOf: linksOf('/tien-do/', { loai: isParts ? 'bai' : undefined, tim: text }),
    });
    return show(context, { title: 'Tiến độ', page: 'progress', person, wide: true, main });
  };
}

/** The words of an address that each of these pages goes by. */
function readAsked(context: Context, path: string) {
  const word = wordsOf(context);
  const name = word('ten') ?? '';
  const branch = readId(word('noi'));
  const verdict = verdicts.find((one) => one === word('xem'));
  const linkOf: LinkOf = linksOf(path, { ten: name, noi: word('noi'), xem: verdict });
  return {
    ...{ name, branch, verdict, linkOf, form: readForm(word('dang')) },
    page: readPage(word('trang')),
  };
}

function campaignPage({ sql, now }: CentreParts): Page {
  return async (context, person) => {
    const { name, branch, form, ...asked } = readAsked(context, '/tien-do/dot/');
    const places = placesFor(person, 'look');
    const rows = await progressRows(sql, name, { places, today: beginOfDay(now()) });
    const sent = await whoWasSent(sql, { kind: 'campaign', id: name }, places);
    const all = withUnplanned(rows, sent.stations);
    if (all.length === 0) return showNoPage(context);
    const tree = createPlaceTree(await allPlaces(sql));
    const progress = arrangeProgress(all, judgeProgress, tree, branch);
    const title = sent.title ?? rows.find((row) => row.title !== null)?.title ?? name;
    const goal = goalOf(progress.stations);
    const headline = `${goal === undefined ? '' : `${goal}: `}đã đủ ở ${sayNumber(progress.counts.reached)} trên ${sayNumber(progress.all)} đài`;
    if (form)
      return sendFile(form, `tien-do-${name}`, [
        campaignSheet(title, { ...progress, stations: narrowed(progress.stations, asked) }, tree),
      ]);
    const main = progressPage({
      ...{ ...asked, progress, tree, branch, names: verdictNames },
      ...{ headline, filePath: '/tien-do/dot/' },
      ...{ columns: campaignColumns, row: campaignRowOf(name, tree) },
    });
    return show(context, { title, page: 'progress-campaign', person, wide: true, main });
  };
}

function partPage({ sql }: CentreParts): Page {
  return async (context, person) => {
    const { name, branch, form, ...asked } = readAsked(context, '/tien-do/bai/');
    const places = placesFor(person, 'look');
    const [kind = '', ...id] = name.split(' ');
    const sent = await whoWasSent(sql, { kind, id: id.join(' ') }, places);
    const all = withUnplanned(await partRows(sql, name, places), sent.stations);
    if (all.length === 0) return showNoPage(context);
    const tree = createPlaceTree(await allPlaces(sql));
    const progress = arrangeProgress(all, judgePart, tree, branch);
    const title = sent.title ?? sayPart(name);
    if (form)
      return sendFile(form, `da-phat-${name}`, [
        partSheet(title, { ...progress, stations: narrowed(progress.stations, asked) }, tree),
      ]);
    const main = progressPage({
      ...{ ...asked, progress, tree, branch, names: partVerdictNames },
      headline: `Đã phát ít nhất một lần ở ${sayNumber(progress.counts.reached)} trên ${sayNumber(progress.all)} đài; ${sayNumber(progress.sums.aired)} lần trong mọi đài`,
      ...{ filePath: '/tien-do/bai/', columns: partColumns, row: partRowOf(tree) },
    });
    return show(context, { title, page: 'progress-part', person, wide: true, main });
  };
}

function narrowed<Row extends { readonly verdict: string }>(
  rows: readonly Row[],
  { verdict }: { readonly verdict: string | undefined },
): readonly Row[] {
  return rows.filter((row) => verdict === undefined || row.verdict === verdict);
}

function stationCampaignPage({ sql, now }: CentreParts): Page {
  return async (context, person) => {
    const word = wordsOf(context);
    const [campaign, id] = [word('ten') ?? '', word('dai') ?? ''];
    const station = await seen(sql, person, id, now());
    const airings = station ? await airingsOfCampaign(sql, id, campaign) : [];
    if (!station || airings.length === 0) return showNoPage(context);
    const main = html`
      <p>
        <a href="/dai/${encodeURIComponent(id)}/">${station.name}</a>
        <span class="where">${station.place.join(' / ')}</span>
      </p>
      <p><a href="/tien-do/dot/?ten=${encodeURIComponent(campaign)}">Đợt này ở mọi đài</a></p>
      ${weekGridPart(id, airings, now())} ${campaignAiringsPart(id, airings)}
    `;
    const title = `${campaign}: ${station.name}`;
    return show(context, { title, page: 'progress-station', person, wide: true, main });
  };
}

function oneAiringPage({ sql, now }: CentreParts): Page {
  return async (context, person) => {
    const id = stepOf(context, 'id');
    const slot = wordsOf(context)('b') ?? '';
    const station = await seen(sql, person, id, now());
    const airing = station && (await airingNamed(sql, id, slot));
    if (!airing) return showNoPage(context);
    const main = html`
      <p>
        <a href="/dai/${encodeURIComponent(id)}/">${station.name}</a>
        <span class="where">${station.place.join(' / ')}</span>
      </p>
      ${airingPage(id, airing, await linesOfSlot(sql, id, slot))}
    `;
    return show(context, { title: slot, page: 'overview-airing', person, wide: true, main });
  };
}

/** The station, where it lies in a branch that the person may look at. */
async function seen(sql: CentreParts['sql'], person: Person, station: string, now: number) {
  const { day } = readWall(fallbackTimeZone, now);
  const only = { station, places: placesFor(person, 'look') };
  const [row] = await overviewRows(sql, { from: day, today: day }, only);
  return row;
}

function beginOfDay(now: number): number {
  return placeWallTime(fallbackTimeZone, readWall(fallbackTimeZone, now).day, '00:00').at;
}
