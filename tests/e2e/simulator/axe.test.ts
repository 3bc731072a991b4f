// Every screen and each error state through axe: WCAG 2.2 A and AA, best practice, and AAA's contrast of 7:1.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Simulator } from '../../../content/schema/simulator.ts';
import { axeOn } from '../../setup/axe.ts';
import { setStage, showScreen, tried, type Stage } from './stage.ts';

const everything = process.env['LOA_PROOF'] !== undefined;

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

interface Sight {
  readonly name: string;
  readonly screen: string;
  /** Button pressed to bring it about. */
  readonly press?: string;
}

/** Each screen, its errors when nothing was filled in, its help, and each difficulty met on purpose. */
function sightsOf(simulator: Simulator): readonly Sight[] {
  return simulator.screens.flatMap(({ id: screen, fields, tries }) => [
    { name: screen, screen },
    { name: `${screen}, chỉ cho tôi`, screen, press: '[data-show]' },
    ...(fields.length > 0
      ? [{ name: `${screen}, bỏ trống`, screen, press: '[data-act="0"]' }]
      : []),
    ...tries.flatMap(({ label, fills }, index) =>
      fills === undefined
        ? []
        : [{ name: `${screen}, ${label}`, screen, press: `[data-try="${index}"]` }],
    ),
  ]);
}

/** In `npm test` a few looks, with and without errors; all of them in the proof. */
const samples = /^(qr-hien|chon-tep|soan-tin, bỏ trống|mat-khau, bỏ trống|xem-lai)$/;

async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await axeOn(page, {
    rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
  })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // Screens that are not shown need no second look at each sight.
    .exclude('[data-of][hidden]')
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

describe.each(tried)('$slug', (simulator) => {
  const sights = sightsOf(simulator).filter(({ name }) => everything || samples.test(name));

  const schemes = everything ? (['light', 'dark'] as const) : (['light'] as const);
  it.each(schemes)(`${sights.length} sights without a violation, %s`, async (colorScheme) => {
    const page = await stage.open(simulator.slug, '', { colorScheme });
    const found: string[] = [];
    for (const { name, screen, press } of sights) {
      await showScreen(page, screen);
      if (press !== undefined) {
        if (press.startsWith('[data-try'))
          await page.locator('[data-screen] .tries summary').click();
        await page.locator(`[data-screen] ${press}`).click();
      }
      for (const each of await violations(page)) found.push(`${name}: ${each}`);
    }
    expect(found).toEqual([]);
    await page.context().close();
  });

  it.runIf(everything)('without script', async () => {
    const page = await stage.open(simulator.slug, '', { javaScriptEnabled: false });
    // axe itself is a script: the same HTML is handed to a page that runs scripts but has none of ours.
    const html = (await page.content()).replace(/<script[\s\S]*?<\/script>/g, '');
    const context = await stage.browser.newContext({ viewport: { width: 360, height: 740 } });
    const bare = await context.newPage();
    await bare.route('**/nhap', (route) => route.fulfill({ contentType: 'text/html', body: html }));
    await bare.goto(`${stage.served.origin}/nhap`);
    expect(await bare.locator('[data-screen]:visible').count()).toBe(simulator.screens.length);
    expect(await violations(bare)).toEqual([]);
    await context.close();
    await page.context().close();
  });
});
