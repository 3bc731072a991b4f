// The centre's own emergencies for systems of others: open to all, as what comes out of a loudspeaker is.
import type { Context } from 'hono';
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import type { Asks } from '../database/connect.ts';
import { areasKnown } from '../ledger/cap.ts';
import {
  emergencyEndedBy,
  emergencyNamed,
  newestEmergencies,
  replacedBefore,
  type EmergencyRow,
} from '../ledger/emergencies.ts';
import { placesIn } from '../ledger/places.ts';
import { pageHeaders, showNoPage } from '../pages/show.ts';
import type { CapArea } from './cap/cap-alert.ts';
import { alertOf, cancelOf, writeCap, type CapSource } from './cap/write-cap.ts';
import { writeFeed, type FeedItem } from './cap/write-feed.ts';

const mostInFeed = 50;

export function addCapRoutes(app: CentreApp, { sql, centre, now }: CentreParts): void {
  app.get('/khan-cap/cap.atom', async (context) => {
    const rows = await newestEmergencies(sql, mostInFeed);
    const items: FeedItem[] = rows.flatMap(({ id, title, madeAt, endedAt, endOrder }) => [
      ...(endedAt !== null && endOrder !== null
        ? [{ id: endOrder, title: `Thôi: ${title}`, at: endedAt }]
        : []),
      { id, title, at: madeAt },
    ]);
    const feed = writeFeed(
      items.toSorted((a, b) => b.at - a.at),
      { base: baseOf(context), centre: centre.id, now: now() },
    );
    return xml(context, feed, 'application/atom+xml');
  });
  app.get('/khan-cap/:id/cap.xml', async (context) => {
    const id = context.req.param('id');
    const emergency = await emergencyNamed(sql, id);
    const ended = emergency ? undefined : await emergencyEndedBy(sql, id);
    const row = emergency ?? ended;
    if (!row) return showNoPage(context);
    const source = await sourceOf(sql, row, centre.id);
    const alert = ended
      ? cancelOf(source, { id, at: ended.endedAt ?? 0, why: ended.endedWhy ?? '' })
      : alertOf(source, undefined);
    return xml(context, writeCap(alert), 'application/cap+xml');
  });
}

function xml(context: Context, body: string, type: string): Response {
  return context.body(body, 200, { ...pageHeaders, 'Content-Type': `${type}; charset=utf-8` });
}

/** As who asks sees us: the proxy before us knows the scheme. */
function baseOf(context: Context): string {
  const { host, protocol } = new URL(context.req.url);
  const said = context.req.header('x-forwarded-host') ?? host;
  const isSafeHost = /^[\w.:[\]-]{1,255}$/.test(said);
  const scheme = context.req.header('x-forwarded-proto') === 'https' ? 'https:' : protocol;
  return `${scheme}//${isSafeHost ? said : host}`;
}

async function sourceOf(sql: Asks, row: EmergencyRow, centre: string): Promise<CapSource> {
  const replaces = await replacedBefore(sql, row.id);
  return { ...row, centre, replaces, areas: await areasOf(sql, row) };
}

/** One of each place, with the codes that the table gives it; else the words as they stand. */
async function areasOf(sql: Asks, { selection, area }: EmergencyRow): Promise<readonly CapArea[]> {
  const chosen = selection.places ?? [];
  const isPlacesAlone =
    selection.all !== true &&
    chosen.length > 0 &&
    (selection.groups ?? []).length === 0 &&
    (selection.stations ?? []).length === 0;
  if (!isPlacesAlone) return [{ areaDesc: area, geocodes: [], shapes: 0 }];
  const codes = (await areasKnown(sql)).filter(({ name }) => name !== '');
  const places = await placesIn(sql, chosen);
  return places.map(({ id, path }) => ({
    areaDesc: path.join(' / '),
    geocodes: codes
      .filter(
        ({ selection: { places: of = [], groups = [], all = false } }) =>
          !all && groups.length === 0 && of.length === 1 && of[0] === id,
      )
      .map(({ name, value }) => ({ name, value })),
    shapes: 0,
  }));
}
