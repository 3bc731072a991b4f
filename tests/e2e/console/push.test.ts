// A browser that is told: the console's own worker in a real Chromium. What its maker's service would hand it, the debugger hands it.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from '../../setup/open-browser.ts';
import { consoleInTest } from '../../setup/console.ts';
import { serveConsole, type ServedConsole } from '../../setup/serve-console.ts';

const console = consoleInTest();
const cookie = console.signIn('approver');
let served: ServedConsole;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  served = await serveConsole(console.parts, () => cookie);
  origin = served.url;
  browser = await openBrowser('allow');
});
afterAll(async () => {
  await browser.close();
  served.close();
});

it('asks for it by one press; a message is shown, and leads to its page; one press ends it', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.grantPermissions(['notifications'], { origin });
  const page = await context.newPage();
  // No maker's service can be reached here: the address alone is made up.
  await page.addInitScript(() => {
    PushManager.prototype.subscribe = () => {
      const p256dh = `B${'A'.repeat(86)}`;
      const keys = { p256dh, auth: 'A'.repeat(22) };
      const endpoint = 'https://fcm.googleapis.com/fcm/send/thu';
      // Only this much of it is asked for.
      return Promise.resolve({ toJSON: () => ({ endpoint, keys }) } as unknown as PushSubscription);
    };
  });
  const debug = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    debug.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find(({ scopeURL }) => scopeURL === `${origin}/dai/`);
      if (ours) resolve(ours.registrationId);
    });
  });
  await debug.send('ServiceWorker.enable');
  await page.goto(`${origin}/dai/tai-khoan/`);
  await page.getByRole('button', { name: 'Báo trên máy này' }).click();
  await page.getByText('Từ nay máy này được báo ngay.').waitFor();
  await page.locator('[data-push-device]').waitFor();
  expect(console.parts.accounts.pushes.list()).toHaveLength(1);

  const path = '/dai/duyet/ab/';
  const says = { title: '[Đài An Phụ] bản tin chờ duyệt', body: 'Chờ duyệt: Thử.', path };
  const registrationId = await registered;
  const worker = context.serviceWorkers().find((one) => one.url().endsWith('/dai/bao-viec.js'));
  if (!worker) throw new Error('no worker');
  // The light Chromium shows no notifications: what it is asked to show is kept.
  await worker.evaluate(() => {
    const scope = globalThis as unknown as {
      shown: unknown[];
      registration: ServiceWorkerRegistration;
    };
    scope.shown = [];
    scope.registration.showNotification = (title, { body, data } = {}) => {
      scope.shown.push({ title, body, path: String(data) });
      return Promise.resolve();
    };
  });
  const data = JSON.stringify({ ...says, isUrgent: false });
  await debug.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
  await expect
    .poll(() => worker.evaluate(() => (globalThis as { shown?: unknown }).shown))
    .toEqual([says]);

  await page.getByRole('button', { name: 'Thôi báo' }).click();
  await page.getByText('Đã thôi báo.').waitFor();
  expect(console.parts.accounts.pushes.list()).toEqual([]);
});
