// Somebody speaks live in a real browser, at a whole station: what the page says, what is heard, what is logged.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startRealStation, type RealStation } from '../../setup/real-station.ts';
import {
  bursts,
  livePageOf,
  speakingBrowser,
  speakingWard,
  withStore,
} from '../../setup/speaking.ts';
import { look } from './use/look.ts';

let station: RealStation;
let browser: Browser;
beforeAll(async () => {
  // Ten o'clock: an announcement is permitted.
  station = await startRealStation({ files: speakingWard, at: '2027-03-02T10:00:00+07:00' });
  browser = await speakingBrowser(join(station.dataDir, 'micro'), bursts(120, 500));
});
afterAll(async () => {
  await browser.close();
  await station.stop();
});

const state = (page: Page, wanted: string): Promise<unknown> =>
  page.waitForSelector(`[data-live-state="${wanted}"]`, { timeout: 120_000 });
const says = (page: Page): Promise<string> => page.innerText('#live-noi');

let turn = 0;

/** Each state of the page, with what it counted, as they came: none is too short to be seen. */
const watchStates = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    const desk = document.querySelector<HTMLElement>('[data-live-state]');
    const count = desk?.querySelector('[data-live-count]');
    const note = (): unknown => seen.push(`${desk?.dataset['liveState']} ${count?.textContent}`);
    if (desk)
      new MutationObserver(note).observe(desk, {
        attributes: true,
        subtree: true,
        childList: true,
      });
  });

// A machine that stands still for two seconds has lost the connection, as it is meant to be: then once more.
it(
  'press, count down, speak, stop by Esc; nobody else speaks meanwhile',
  { retry: 2 },
  async () => {
    turn += 1;
    const page = await livePageOf(browser, station, `hoa${turn}`);
    const other = await livePageOf(browser, station, `tu${turn}`, ['approver']);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await look(page)).toEqual([]);
    await watchStates(page);
    // By keys alone.
    await page.focus('[data-live-press]');
    await page.keyboard.press('Enter');
    await state(page, 'speaks');
    const seen = await page.evaluate(() => Reflect.get(globalThis, 'seen') as readonly string[]);
    expect(seen.some((one) => /^signal [123]$/.test(one))).toBe(true);
    expect(await look(page)).toEqual([]);
    await other.click('[data-live-press]');
    await state(other, 'refused');
    expect(await says(other)).toContain(`Bà hoa${turn} đang nói trực tiếp`);
    await page.waitForFunction(() =>
      /0:0[2-9]/.test(document.querySelector('[data-live-time]')?.textContent ?? ''),
    );
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-live-state="ended"], [data-live-state="cut"]', {
      timeout: 120_000,
    });
    expect(await says(page)).toBe('Đã nói xong, loa đã tắt.');
    await page.click('[data-live-story] a');
    // It comes anew by itself until the recording is there.
    await page.waitForSelector('audio', { timeout: 120_000 });

    const lines = withStore(station.dataDir, (store) => store.events());
    const slot = lines.findLast(({ event }) => event === 'speak-live')?.slot;
    const of = (event: string) =>
      lines.find((line) => line.slot === slot && line.event === event)?.detail;
    expect(of('speak-live')).toMatchObject({ account: `hoa${turn}`, roles: ['operator'] });
    expect(of('speech-ended')).toMatchObject({ why: 'stopped', by: `Bà hoa${turn}` });
    const captured = readFileSync(join(station.dataDir, 'capture', 'airings.jsonl'), 'utf8');
    const last = captured.trim().split('\n').at(-1) ?? '{}';
    const { samples, heardSha256: sha256 } = of('aired') ?? {};
    expect(JSON.parse(last)).toMatchObject({ slot, event: 'end', samples, sha256 });
  },
);

it('without script the page says so, and where words can be typed instead', async () => {
  const page = await livePageOf(browser, station, 'an');
  const context = await browser.newContext({ javaScriptEnabled: false });
  await context.addCookies(await page.context().cookies());
  const bare = await context.newPage();
  await bare.goto(`${station.url}/dai/noi-truc-tiep/`);
  expect(await bare.innerText('main')).toContain('gõ lời ở trang Khẩn cấp');
  expect(await bare.isDisabled('[data-live-press]')).toBe(true);
});
