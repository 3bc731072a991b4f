import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Field, Simulator } from '../../../content/schema/simulator.ts';
import { simulators } from '../../unit/simulator/practice.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { builtSite } from '../../setup/built.ts';
import { serveFolder, type Served } from '../../setup/serve.ts';

/** The built site, served, and a browser; `close` ends both. */
export interface Stage {
  readonly folder: string;
  readonly served: Served;
  readonly browser: Browser;
  open(simulator: string, hash?: string, options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

/** Whose every look and step is tried: in `npm test` one of today's way, in the proof all; one engine draws them. */
export const tried: readonly Simulator[] = simulators.filter(
  ({ slug }) => process.env['LOA_PROOF'] !== undefined || slug === 'dang-nhap-vneid',
);

const telephone = { viewport: { width: 360, height: 740 } } as const;

export async function setStage(): Promise<Stage> {
  const folder = await builtSite();
  const served = await serveFolder(folder);
  const browser = await openBrowser();
  return {
    folder,
    served,
    browser,
    open: async (simulator, hash = '', options = {}) => {
      const context = await browser.newContext({ ...telephone, ...options });
      const page = await context.newPage();
      const scripted = options.javaScriptEnabled !== false;
      await openPractice(page, served.origin, simulator, hash, scripted);
      return page;
    },
    close: async () => {
      await browser.close();
      await served.stop();
    },
  };
}

/** Opens a practice from an empty page, so that the same address with another hash loads anew too. */
export async function openPractice(
  page: Page,
  origin: string,
  simulator: string,
  hash = '',
  scripted = true,
): Promise<void> {
  await page.goto('about:blank');
  await page.goto(`${origin}/thuc-hanh/${simulator}/${hash}`);
  if (scripted) await page.waitForSelector('[data-ready]');
}

/** Goes to a screen of an open practice as a link would, with nothing filled in before. */
export async function showScreen(page: Page, screen: string): Promise<void> {
  await page.locator('[data-screen] [data-restart]').click();
  await page.evaluate((to) => {
    location.hash = to;
  }, `#man-hinh-${screen}`);
  await page.waitForSelector(`[data-screen="${screen}"]`);
}

/** Waits until a screen is no longer new: before, a press is taken for the second of a double tap. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('[data-simulator]:not([data-new])');
}

/** Id of the screen that is shown. */
export async function screenOn(page: Page): Promise<string | null> {
  return page.locator('[data-simulator] [data-screen]').first().getAttribute('data-screen');
}

/** Presses Tab until the focus is on an element that `selector` matches inside the shown screen. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate(
      (wanted) => document.activeElement?.matches(`[data-screen] ${wanted}`) ?? false,
      selector,
    );
    if (there) return;
  }
  throw new Error(`Tab never reached ${selector} on ${(await screenOn(page)) ?? 'no screen'}`);
}

/** Fills one field with the keyboard alone; `scrap` is written first and wiped out again, save in a day's parts. */
export async function typeField(
  page: Page,
  field: Field,
  value: string,
  scrap?: string,
): Promise<void> {
  const control = `[data-field="${field.id}"]`;
  if (field.type === 'choice') {
    await tabTo(page, control);
    const position = (field.options ?? []).findIndex((option) => option.value === value);
    await page.keyboard.press('Space');
    for (let press = 0; press < position; press += 1) await page.keyboard.press('ArrowDown');
    return;
  }
  const parts = field.type === 'date' ? value.split('/') : [value];
  for (const part of parts) {
    await tabTo(page, control);
    if (scrap !== undefined && field.type !== 'date') {
      await page.keyboard.type(scrap);
      await page.keyboard.press('Control+A');
    }
    await page.keyboard.type(part);
  }
}

/** Paths of the files below a folder in which a text stands, as UTF-8 or as UTF-16. */
export function filesWith(folder: string, text: string): readonly string[] {
  const needles = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return needles.some((needle) => bytes.includes(needle));
    });
}
