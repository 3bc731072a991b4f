// The console in a process of its own, behind the page's: it dies, hangs or is flooded, and comes back; the page goes on.
import { mkdtempSync, existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readConfig } from '../../../scheduler/config.ts';
import { accountsFileOf } from '../../../scheduler/console/accounts/database.ts';
import { openPeople } from '../../../scheduler/console/accounts/people.ts';
import { openConsole, type OpenConsole } from '../../../scheduler/console/open-console.ts';
import { openPage, type Page } from '../../../scheduler/server/open-page.ts';
import type { PageNews } from '../../../scheduler/server/page-messages.ts';
import { openStore } from '../../../scheduler/store/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-console-'));
const config = readConfig({ LOA_DATA: join(folder, 'data'), LOA_DIST: folder }, { port: '0' });
const news = (): PageNews => ({ daemon: { problems: [], troubles: [] }, ward: undefined });
/** Slowly enough for a stranger's rate. */
const patiently = { interval: 250 };
let page: Page | undefined;
let desk: OpenConsole | undefined;
let url = '';
const said: string[] = [];

/** Both for all that follows: seconds to start, and each test leaves the console answering. */
beforeAll(async () => {
  openStore(config.databaseFile, Date.now()).store.close();
  const tell = (line: string) => said.push(line);
  desk = openConsole({ config, news, tell });
  page = openPage({ config, news, tell, mustOpen: true, consoleSocket: desk.socket });
  url = (await page.opened) ?? '';
  const answers = async () => (await status(url)) === 303;
  await vi.waitUntil(answers, { ...patiently, timeout: 120_000 });
});
afterAll(async () => {
  await page?.close();
  await desk?.close();
  rmSync(folder, { recursive: true });
});

const look = (url: string, init: RequestInit = {}) =>
  fetch(`${url}/dai/viec/1/`, { redirect: 'manual', ...init });
const status = async (url: string) => (await look(url)).status;

/** To this process alone: 0 would mean everybody here. */
function send(signal: NodeJS.Signals): void {
  const pid = desk?.pid();
  if (pid === undefined) throw new Error('no process has the console');
  process.kill(pid, signal);
}

it('answers at the page’s address, with its own headers, and knows where a request is from', async () => {
  const { headers } = await look(url);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('cache-control')).toBe('no-store');
  const posted = await fetch(`${url}/dai/viec/stop`, {
    method: 'POST',
    headers: { origin: url },
    body: new URLSearchParams({ token: 'x' }),
  });
  expect(posted.status).toBe(401);
  expect(await posted.text()).toContain('Chưa đăng nhập');
});

it('believes nobody who says by himself where he is from', async () => {
  const headers = { origin: 'https://example.com', 'x-loa-from': '10.0.0.9' };
  expect((await look(url, { method: 'POST', headers, body: 'a=b' })).status).toBe(403);
});

it('killed: the page says so and asks again, the console comes back by itself', async () => {
  send('SIGKILL');
  const waiting = await look(url);
  // Unless it is back already.
  if (waiting.status !== 303) {
    expect(waiting.status).toBe(503);
    expect(waiting.headers.get('refresh')).toBe('3');
    expect(await waiting.text()).toContain('Loa vẫn phát theo lịch');
  }
  await expect.poll(() => status(url), patiently).toBe(303);
  expect(said.join('\n')).toContain('Bàn điều khiển dừng đột ngột (SIGKILL); mở lại ngay.');
});

// The same keeping as the page's, whose hang every run tries.
it.runIf(process.env['LOA_PROOF'])('one that hangs is ended and started again', async () => {
  said.splice(0);
  send('SIGSTOP');
  await expect.poll(() => said.join('\n'), patiently).toContain('(SIGKILL)');
  await expect.poll(() => status(url), patiently).toBe(303);
});

it('what is too large is refused before it is taken', async () => {
  const body = new Uint8Array(70 * 1024 * 1024);
  const answered = await fetch(`${url}/dai/viec/stop`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body,
  }).then(
    ({ status }) => status,
    () => 'cut',
  );
  expect([413, 'cut']).toContain(answered);
  expect(await status(url)).toBe(303);
});

it('what reads all of content/ has a process of its own behind the same gate, which no stranger starts', async () => {
  const besides = (): boolean => existsSync(join(dirname(desk?.socket ?? ''), 'soan'));
  const see = (path: string, cookie = '', init: RequestInit = {}) =>
    fetch(`${url}${path}`, {
      ...{ redirect: 'manual', headers: { cookie: `__Secure-loa=${cookie}`, origin: url } },
      ...init,
    });
  expect((await see('/dai/dot-phat/', 'x'.repeat(43))).status).toBe(303);
  expect(besides()).toBe(process.platform === 'win32');
  const log = { write: () => undefined, gather: () => undefined };
  const people = openPeople({ file: accountsFileOf(config.dataDir), now: () => Date.now(), log });
  people.book.make({ account: 'hoa', name: 'Bà Hoa', roles: ['editor'] }, '');
  const cookie = people.sessions.begin('hoa', { address: '127.0.0.1', agent: 'test' });
  people.close();
  await expect.poll(async () => (await see('/dai/dot-phat/', cookie)).status, patiently).toBe(200);
  const page = await see('/dai/dot-phat/', cookie);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Bà Hoa')]);
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(besides()).toBe(process.platform !== 'win32');
  // Its gate is the console's: no role, another origin, no token.
  expect((await see('/dai/may/cai-dat/', cookie)).status).toBe(403);
  const body = (): RequestInit => ({ method: 'POST', body: new URLSearchParams({ token: 'x' }) });
  expect((await see('/dai/viec/campaign', cookie, body())).status).toBe(403);
  const other = { cookie: `__Secure-loa=${cookie}`, origin: 'https://example.com' };
  const sent = await see('/dai/viec/campaign', cookie, { ...body(), headers: other });
  expect(await sent.text()).toContain('Yêu cầu từ trang khác');
});

it('goes with the daemon that opened it, and leaves no socket', async () => {
  const socket = desk?.socket ?? '';
  expect(existsSync(dirname(socket))).toBe(true);
  await desk?.close();
  expect(existsSync(dirname(socket))).toBe(false);
});
