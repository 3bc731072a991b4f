// What people see of the centre. It is looked at alone: nothing here changes anything but who is signed in.
import { getCookie } from 'hono/cookie';
import { html } from 'hono/html';
import type { Context } from 'hono';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fallbackTimeZone } from '../../content/schema/names.ts';
import { addDays, readWall } from '../core/zone.ts';
import type { CentreApp } from './centre-app.ts';
import type { CentreParts } from './centre-parts.ts';
import { airingsOf, findingsOf, overviewRows, standingOfStation } from './ledger/overview.ts';
import { arrange } from './overview/arrange.ts';
import { judgeStation } from './overview/judge-station.ts';
import { frame, type Frame } from './pages/frame.ts';
import { overviewPage, readWanted } from './pages/overview.ts';
import { invitationPage, signInPage } from './pages/sign-in.ts';
import { stationPage } from './pages/station.ts';
import { signIn, signOut, whoIs } from './sign-in.ts';

const cookieName = 'loa-trung-tam';

/** Nothing is framed, sniffed, kept, or loaded from elsewhere; there is no script at all. */
const headers = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

export function addPageRoutes(app: CentreApp, parts: CentreParts): void {
  const { sql } = parts;
  const person = (context: Context): Promise<string | undefined> =>
    whoIs(sql, getCookie(context, cookieName) ?? '', parts.now());

  app.get('/trung-tam.css', (context) =>
    context.body(css(), 200, { 'Content-Type': 'text/css; charset=utf-8', ...headers }),
  );
  app.get('/dang-nhap/', (context) =>
    show(context, { title: 'Đăng nhập', page: 'sign-in', main: signInPage(false) }),
  );
  app.post('/dang-nhap/', async (context) => {
    if (!isOwn(context)) return context.text('Biểu mẫu từ trang khác: chưa làm gì.', 403);
    const cookie = await signIn(sql, await typedCode(context), parts.now());
    if (cookie === undefined)
      return show(context, { title: 'Đăng nhập', page: 'sign-in', main: signInPage(true) }, 403);
    context.header('Set-Cookie', cookieLine(context, cookie, 43_200));
    return context.redirect('/', 303);
  });
  app.post('/dang-xuat/', async (context) => {
    if (!isOwn(context)) return context.text('Biểu mẫu từ trang khác: chưa làm gì.', 403);
    await signOut(sql, getCookie(context, cookieName) ?? '', parts.now());
    context.header('Set-Cookie', cookieLine(context, '', 0));
    return context.redirect('/dang-nhap/', 303);
  });
  app.get('/moi/:code/:centre?', (context) => {
    const { origin, pathname } = new URL(context.req.url);
    const main = invitationPage(origin + pathname);
    return show(context, { title: 'Lời mời gia nhập', page: 'invitation', main });
  });
  app.get('/', async (context) => {
    const name = await person(context);
    if (name === undefined) return context.redirect('/dang-nhap/', 303);
    const now = parts.now();
    const wanted = readWanted((one) => context.req.query(one));
    const arranged = arrange(await overviewRows(sql, daysBack(now, 7)), wanted, now);
    const main = overviewPage(arranged, wanted, now);
    return show(context, { title: 'Các đài', page: 'overview', person: name, wide: true, main });
  });
  app.get('/dai/:id/', async (context) => {
    const name = await person(context);
    if (name === undefined) return context.redirect('/dang-nhap/', 303);
    const now = parts.now();
    const id = context.req.param('id');
    const [row] = await overviewRows(sql, daysBack(now, 7), id);
    if (!row) return context.notFound();
    const main = stationPage({
      row: { ...row, standing: judgeStation(row, now) },
      standing: await standingOfStation(sql, id),
      findings: await findingsOf(sql, id),
      airings: await airingsOf(sql, id, daysBack(now, 30)),
      now,
    });
    return show(context, { title: row.name, page: 'station', person: name, wide: true, main });
  });
}

function show(context: Context, page: Frame, status: 200 | 403 | 404 = 200) {
  return context.html(frame(page), status, headers);
}

/** For people and for machines that lost their way. */
export function showNoPage(context: Context) {
  const main = html`<p>Địa chỉ có thể đã gõ nhầm. <a href="/">Về trang các đài</a></p>`;
  return show(context, { title: 'Không có trang này', page: 'nowhere', main }, 404);
}

/** Today and the days before it, so many in all. */
function daysBack(now: number, days: number): { readonly from: string; readonly today: string } {
  const { day: today } = readWall(fallbackTimeZone, now);
  return { today, from: addDays(today, 1 - days) };
}

/** The console's own look (its files, not its code), and what the centre's tables need. */
function css(): string {
  const looks = ['base', 'frame', 'text', 'sheets', 'lists', 'controls'];
  const files = looks.map((name) => join('..', 'console', 'pages', 'css', `${name}.css`));
  return [...files, join('pages', 'centre.css')]
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('');
}

async function typedCode(context: Context): Promise<string> {
  if (Number(context.req.header('content-length') ?? '0') > 4096) return '';
  const { ma } = await context.req.parseBody();
  return typeof ma === 'string' ? ma.slice(0, 40) : '';
}

/** Every browser says where a POST comes from. The proxy before us knows the scheme, so that names alone are compared. */
function isOwn(context: Context): boolean {
  const origin = context.req.header('origin');
  const host = context.req.header('x-forwarded-host') ?? context.req.header('host');
  if (origin !== undefined && URL.canParse(origin)) return new URL(origin).host === host;
  return context.req.header('sec-fetch-site') === 'same-origin';
}

function cookieLine(context: Context, value: string, seconds: number): string {
  const secure = context.req.header('x-forwarded-proto') === 'https' ? '; Secure' : '';
  return `${cookieName}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}
