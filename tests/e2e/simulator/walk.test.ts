// Both flows with the keyboard alone; meanwhile nothing is asked of the server, and nothing typed is found anywhere afterwards.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Field, Simulator } from '../../../content/schema/simulator.ts';
import { screenOf } from '../../../site/simulator/machine/find.ts';
import { start, type State } from '../../../site/simulator/machine/state.ts';
import { exampleOf } from '../../../site/simulator/machine/values.ts';
import { browserArgs, findBrowser } from '../../setup/browser.ts';
import { after, simulators, today } from '../../unit/simulator/practice.ts';
import {
  filesWith,
  openPractice,
  screenOn,
  setStage,
  settled,
  typeField,
  tabTo,
  tried,
  type Stage,
} from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

/** Names and passwords are free: these occur nowhere else, so that a trace of them can be searched for. */
const own: Readonly<Record<string, string>> = {
  'ho-ten': 'Vũ Thị Zyxwov',
  'mat-khau-moi': 'Zyxwov@91',
  'mat-khau-lai': 'Zyxwov@91',
  'ks-ten': 'Zyxwov Bé',
  'ks-ten-me': 'Zyxwov Mẹ',
  'ks-ten-nguoi-khai': 'Zyxwov Khai',
};

/** Typed into every field first and wiped out again: that too must leave no trace. */
const scrap = 'Zyxwov';

/** Walks to the end with Tab, typing and Enter; returns the screens in order and everything that was typed. */
async function walk(page: Page, simulator: Simulator) {
  let state: State = start(simulator, today);
  const screens: string[] = [];
  const typed: string[] = [];
  for (;;) {
    expect(await screenOn(page)).toBe(state.screen);
    screens.push(state.screen);
    const screen = screenOf(simulator, state.screen);
    if (screen.look === 'end') return { screens, typed };
    for (const field of screen.fields) {
      const value = valueFor(simulator, state, field);
      await typeField(page, field, value, field.type === 'choice' ? undefined : scrap);
      state = after(simulator, state, { type: 'write', field: field.id, value });
      if (field.type === 'choice' || field.type === 'date') continue;
      typed.push(value, scrap);
    }
    await tabTo(page, '[data-act="0"]');
    await settled(page);
    await page.keyboard.press('Enter');
    state = after(simulator, state, { type: 'act', action: 0 });
    expect(state.errors).toEqual([]);
    const focused = await page.evaluate(() => document.activeElement?.hasAttribute('data-heading'));
    expect(focused, `focus on the heading of ${state.screen}`).toBe(true);
  }
}

function valueFor(simulator: Simulator, state: State, field: Field): string {
  return own[field.id] ?? exampleOf(simulator, state, field);
}

/** Everything a page can store or show of itself. */
async function traces(page: Page): Promise<string> {
  const inside = await page.evaluate(async () => {
    const caches_ = await Promise.all(
      (await caches.keys()).map(async (name) => {
        const cache = await caches.open(name);
        return (await cache.keys()).map(({ url }) => url);
      }),
    );
    return JSON.stringify([
      localStorage,
      sessionStorage,
      document.cookie,
      history.state,
      location.href,
      await indexedDB.databases(),
      caches_,
      performance.getEntries().map(({ name }) => name),
    ]);
  });
  return decodeURIComponent(inside.replace(/%(?![0-9a-f]{2})/gi, '%25'));
}

describe.each(tried)('$slug', (simulator) => {
  it(
    'is walked by keyboard alone, silently, and leaves no trace',
    { timeout: 600_000 },
    async () => {
      const profile = mkdtempSync(join(tmpdir(), 'loa-practice-'));
      const executablePath = findBrowser();
      const context = await chromium.launchPersistentContext(profile, {
        args: browserArgs,
        viewport: { width: 360, height: 740 },
        ...(executablePath === undefined ? {} : { executablePath }),
      });
      const page = context.pages()[0] ?? (await context.newPage());
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      await openPractice(page, stage.served.origin, simulator.slug);
      await page.waitForLoadState('networkidle');
      stage.served.requests.length = 0;
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));

      const { screens, typed } = await walk(page, simulator);
      expect(typed.length).toBeGreaterThan(1);
      expect(stage.served.requests).toEqual([]);
      expect(asked).toEqual([]);
      expect(complaints).toEqual([]);

      const length = await page.evaluate(() => history.length);
      expect(length).toBeGreaterThanOrEqual(screens.length);
      const secrets = typed.filter((value) => value.length > 3);
      for (const back of [...screens].reverse().slice(1)) {
        const found = await traces(page);
        expect(secrets.filter((value) => found.includes(value))).toEqual([]);
        await page.goBack();
        await page.waitForFunction(
          (id) =>
            document
              .querySelector('[data-simulator] [data-screen]')
              ?.getAttribute('data-screen') === id,
          back,
        );
      }
      expect(stage.served.requests).toEqual([]);
      await context.close();
      const ours = secrets.filter((value) => value.includes('Zyxwov'));
      expect(ours.length).toBeGreaterThan(0);
      expect(filesWith(profile, 'Zyxwov')).toEqual([]);
      rmSync(profile, { recursive: true, force: true });
    },
  );
});

describe('what was typed is forgotten', () => {
  it('when the page is left and come back to', async () => {
    const page = await stage.open('dang-ky-tai-khoan', '#man-hinh-thong-tin-ca-nhan');
    await page.locator('[data-screen] [data-field="ho-ten"]').fill('Vũ Thị Zyxwov');
    await page.goto(`${stage.served.origin}/huong-dan/`);
    await page.goBack();
    await page.waitForSelector('[data-ready]');
    expect(await screenOn(page)).toBe('thong-tin-ca-nhan');
    expect(await page.locator('[data-field="ho-ten"]').inputValue()).toBe('');
    await page.context().close();
  });

  it('when the page is loaded again', async () => {
    const page = await stage.open('dang-ky-tai-khoan', '#man-hinh-mat-khau');
    await page.locator('[data-screen] [data-field="mat-khau-moi"]').fill('Zyxwov@91');
    await page.reload();
    await page.waitForSelector('[data-ready]');
    const values = await page
      .locator('[data-simulator] input:not([type=radio])')
      .evaluateAll((inputs) =>
        inputs.map((input) => (input instanceof HTMLInputElement ? input.value : '')),
      );
    expect(values.filter((value) => value.includes('Zyxwov'))).toEqual([]);
    await page.context().close();
  });
});

// HTML has no autocomplete for what is picked, not typed.
it('no field can be sent, saved or completed by the browser', async () => {
  for (const { slug } of simulators) {
    const page = await stage.open(slug);
    const odd = await page
      .locator('[data-simulator] input')
      .evaluateAll((inputs) =>
        inputs
          .filter(
            (input) =>
              (input.getAttribute('type') !== 'radio' &&
                input.getAttribute('autocomplete') !== 'off') ||
              input.getAttribute('spellcheck') !== 'false' ||
              input.getAttribute('type') === 'password' ||
              input.closest('form') !== null,
          )
          .map((input) => input.outerHTML),
      );
    expect(odd).toEqual([]);
    expect(await page.locator('[data-simulator] select, [data-simulator] textarea').count()).toBe(
      0,
    );
    await page.context().close();
  }
});
