// The page in a process of its own: it dies, hangs or is refused its port, and whoever airs goes on.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../../../scheduler/config.ts';
import { openPage, type Page } from '../../../scheduler/server/open-page.ts';
import type { PageNews } from '../../../scheduler/server/page-messages.ts';
import { openStore } from '../../../scheduler/store/open.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-page-'));
const env = { LOA_DATA: join(folder, 'data'), LOA_DIST: join(folder, 'dist') };
let news: PageNews = { daemon: undefined, ward: undefined };
let page: Page | undefined;
let said: string[] = [];

beforeAll(() => {
  mkdirSync(env.LOA_DIST);
  writeFileSync(join(env.LOA_DIST, 'index.html'), '<h1>Trang đầu</h1>');
  openStore(readConfig(env).databaseFile, Date.now()).store.close();
});
afterEach(async () => {
  await page?.close();
  page = undefined;
  said = [];
  news = { daemon: undefined, ward: undefined };
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function open(port = '0', mustOpen = false, looksEveryMs = 1000): Page {
  return openPage(
    {
      config: readConfig(env, { port }),
      news: () => news,
      tell: (line) => said.push(line),
      mustOpen,
      consoleSocket: join(folder, 'no-console'),
    },
    { looksEveryMs },
  );
}

/** To this process alone: 0 would mean everybody here. */
function send(to: Page, signal: NodeJS.Signals): void {
  const pid = to.pid();
  if (pid === undefined) throw new Error('no process has the page');
  process.kill(pid, signal);
}

const health = async (url: string) => (await fetch(`${url}/healthz`)).json() as Promise<unknown>;
const home = (url: string) =>
  fetch(`${url}/`).then(
    (response) => response.status,
    () => 0,
  );

it("serves pages, and tells the daemon's news", async () => {
  page = open();
  const url = (await page.opened) ?? '';
  expect(await home(url)).toBe(200);
  expect(await health(url)).toMatchObject({ status: 'starting', problems: [] });
  news = {
    daemon: {
      problems: [],
      troubles: [
        { id: 'clock', kind: 'clock', slot: '', since: 0, what: 'Đồng hồ sai.', mend: '' },
      ],
    },
    ward: { station: 'Đài phường', timeZone: 'Asia/Ho_Chi_Minh', approvalRequired: false },
  };
  await expect.poll(() => health(url)).toMatchObject({ problems: ['Đồng hồ sai.'] });
});

it.each(['SIGKILL', 'SIGSEGV'] as const)(
  'opens again on the same port after %s, and says so',
  async (signal) => {
    page = open();
    const url = (await page.opened) ?? '';
    send(page, signal);
    await expect.poll(() => said.join('\n')).toContain('Trang đã mở được');
    expect(said[0]).toBe(`Trang dừng đột ngột (${signal}); mở lại ngay. Phát thanh vẫn chạy.`);
    expect(await home(url)).toBe(200);
  },
);

it('ends a process that hangs', async () => {
  page = open('0', false, 100);
  await page.opened;
  send(page, 'SIGSTOP');
  await expect.poll(() => said.join('\n')).toContain('Trang đã mở được');
});

it('ends with the daemon that opened it', async () => {
  page = open();
  const url = (await page.opened) ?? '';
  await page.close();
  expect(await home(url)).toBe(0);
});

it('a port that another program has: an error where the page must open, else it is tried again', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = String(typeof address === 'object' && address ? address.port : 0);
  await expect(open(port, true).opened).rejects.toThrow('đang có chương trình khác dùng');
  page = open(port);
  expect(await page.opened).toBeUndefined();
  expect(said.join('\n')).toContain('Vẫn trực phát thanh, mỗi phút thử mở lại trang một lần.');
  other.close();
});
