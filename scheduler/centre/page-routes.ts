// What people see of the stations. It is looked at alone: nothing here changes anything.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from 'hono';
import type { AsPerson } from './accounts/guard.ts';
import { placesFor } from './accounts/person.ts';
import type { CentreApp } from './centre-app.ts';
import type { CentreParts } from './centre-parts.ts';
import { overviewRows } from './ledger/overview.ts';
import { arrange } from './overview/arrange.ts';
import { daysBack } from './overview/days.ts';
import { overviewPage, readWanted } from './pages/overview.ts';
import { pageHeaders, show, showNoPage } from './pages/show.ts';
import { invitationPage } from './pages/invitation.ts';

export function addPageRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  const { sql } = parts;
  app.get('/trung-tam.css', (context) =>
    context.body(css(), 200, { 'Content-Type': 'text/css; charset=utf-8', ...pageHeaders }),
  );
  app.get('/moi/:code/:centre?', (context) => {
    const { code, centre } = context.req.param();
    if (!/^[\w-]{1,40}$/.test(code) || !/^[\w-]{0,60}$/.test(centre ?? ''))
      return showNoPage(context);
    const main = invitationPage({ address: addressAsked(context), code, centre });
    return show(context, { title: 'Lời mời gia nhập', page: 'invitation', main });
  });
  app.get(
    '/',
    asPerson('look', async (context, person) => {
      const now = parts.now();
      const wanted = readWanted((one) => context.req.query(one));
      const only = { places: placesFor(person, 'look') };
      const arranged = arrange(await overviewRows(sql, daysBack(now, 7), only), wanted, now);
      const main = overviewPage(arranged, wanted, now);
      return show(context, { title: 'Các đài', page: 'overview', person, wide: true, main });
    }),
  );
}

/** The console's own look (its files, not its code), and what the centre's tables need. */
function css(): string {
  const looks = ['base', 'frame', 'text', 'sheets', 'lists', 'controls'];
  const files = looks.map((name) => join('..', 'console', 'pages', 'css', `${name}.css`));
  return [...files, join('pages', 'centre.css')]
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('');
}

/** The address that was asked, as whoever asked has it: TLS ends before this process. It is only shown. */
function addressAsked({ req }: Context): string {
  const url = new URL(req.url);
  if (req.header('x-forwarded-proto') === 'https') url.protocol = 'https:';
  return url.origin + url.pathname;
}
