// An announcer reads two sentences into a microphone in a real browser, leaves, comes back; a sentence is changed meanwhile.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { takesIn } from '../../../audio/studio/index.ts';
import { toWav } from '../../../audio/voices/wav.ts';
import { launchSettings } from '../../setup/browser.ts';
import { oneAfterAnother, silence, speechLike, speechRateHz } from '../../setup/speech-like.ts';
import { serveConsole, type ServedConsole } from '../../setup/serve-console.ts';
import { wardOnDisk, type WardOnDisk } from '../../setup/ward-on-disk.ts';
import { look } from './use/look.ts';

const room = '/dai/phong-thu/thong-bao/thong-bao/';
const folder = mkdtempSync(join(tmpdir(), 'loa-micro-'));
let ward: WardOnDisk;
let served: ServedConsole;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const heard = join(folder, 'micro.wav');
  const samples = oneAfterAnother(silence(0.6), speechLike(7.6), silence(0.6));
  writeFileSync(heard, toWav({ samples, sampleRateHz: speechRateHz }));
  ward = wardOnDisk();
  const cookie = ward.console.signIn('editor');
  served = await serveConsole(ward.console.parts, () => cookie);
  const { executablePath, args } = launchSettings();
  // Its own: the microphone is a setting of the whole browser.
  browser = await chromium.launch({
    executablePath,
    args: [
      ...args,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${heard}`,
    ],
  });
  page = await browser.newPage({ viewport: { width: 360, height: 740 } });
});
afterAll(async () => {
  await browser.close();
  served.close();
  ward.remove();
  rmSync(folder, { recursive: true });
});

const kept = (): readonly string[] =>
  takesIn(ward.console.parts.config.dataDir).all.map(({ text }) => text);
const shown = (): Promise<string> => page.locator('[data-is="prompt"]').innerText();
const state = (name: string) => page.locator(`[data-studio="${name}"]`).waitFor();

/** What hides the sentence or what is pressed for it, in CSS px; nothing where one begins below the top, the other ends above the bar. */
const hidden = (): Promise<object> =>
  page.evaluate(() => {
    const box = (of: string): DOMRect | undefined =>
      document.querySelector(of)?.getBoundingClientRect();
    const { top = -1 } = box('[data-is="prompt"]') ?? {};
    const { bottom = Infinity } = box('.microphone > .panel') ?? {};
    const bar = box('.always')?.top ?? 0;
    return {
      ...(top < -1 ? { sentenceAbove: top } : {}),
      ...(bottom > bar + 1 ? { panelBelow: bottom - bar } : {}),
    };
  });

/** By keys alone, until the page says of the voice that it is loud enough. */
async function readAloud(): Promise<void> {
  await page.keyboard.press(' ');
  await state('recording');
  await page.locator('[data-level="good"]').waitFor();
  await page.keyboard.press(' ');
  await state('recorded');
}

it('records, hears, keeps, leaves, comes back, and reads again what was changed alone', async () => {
  await page.goto(served.url + room);
  await page.getByLabel('Người đọc đồng ý').check();
  await page.getByRole('button', { name: 'Đồng ý' }).click();
  await page.locator('[data-consent="yes"]').waitFor();
  expect(await look(page)).toEqual([]);

  const first = await shown();
  await page.locator('[data-is="prompt"]').focus();
  await readAloud();
  await expect.poll(hidden).toEqual({});
  await page.keyboard.press('n');
  await state('hearing');
  await page.keyboard.press('n');
  await state('recorded');
  await page.keyboard.press('Enter');
  await page.locator('[data-kept]').waitFor();
  expect(kept()).toEqual([first]);

  // To a sentence further on, without another page: the microphone stays open.
  await page.keyboard.press('ArrowRight');
  await page.waitForURL((url) => !url.searchParams.has('giu'));
  const second = 'Mang theo CMND đến phường.';
  while ((await shown()) !== second) {
    const before = page.url();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => url.href !== before);
  }
  await readAloud();
  // An arrow does not lose what is not kept yet.
  await page.keyboard.press('ArrowRight');
  await page.locator('[data-word="unkept"]').waitFor();
  // What is recorded again is warned of again, and "back" loses it no more than an arrow.
  await readAloud();
  await page.evaluate(() => {
    history.back();
  });
  await page.locator('[data-word="unkept"]').waitFor();
  expect(await shown()).toBe(second);
  await page.keyboard.press('Enter');
  await page.locator('[data-kept]').waitFor();
  expect(kept()).toEqual([first, second]);

  await page.goto('about:blank');
  const file = 'content/announcements/thong-bao.mdx';
  ward.put(file, ward.read(file).replace('đến phường.', 'đến trụ sở phường.'));
  await page.goto(`${served.url}/dai/phong-thu/`);
  const row = page.locator('[data-document="thong-bao/thong-bao"]');
  expect(await row.innerText()).toContain('1 câu đã đổi, cần đọc lại.');
  expect(await row.getAttribute('data-read')).toBe('1');
  await row.getByRole('link').click();
  await page.locator('[data-studio="idle"]').waitFor();
  expect(kept()).not.toContain(await shown());
});
