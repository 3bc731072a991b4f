// The console's pages in a real browser, as a phone shows them: what is pressed, what changes by itself, what works without script.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../scheduler/acts/roles.ts';
import { enterPlan } from '../../../scheduler/store/plan-in-store.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { serveConsole, type ServedConsole } from '../../setup/serve-console.ts';
import { airing, consoleDay } from '../../unit/console/pages/console-day.ts';
import { look } from './use/look.ts';

const hour = 3_600_000;
const day = consoleDay();
const [old, now] = ['a'.repeat(64), 'b'.repeat(64)];
const phone = { width: 360, height: 740 };
let served: ServedConsole;
let url: string;
let browser: Browser;
let cookie = '';

beforeAll(async () => {
  const rules = day.parts.rules();
  if (rules) enterPlan(day.store, rules, Date.now());
  day.publish(old, ['Kính thưa bà con.', 'Hạn cuối là thứ Hai.']);
  day.publish(now, ['Kính thưa bà con.', 'Hạn cuối là thứ Sáu.']);
  day.publish('c'.repeat(64), ['Kính thưa bà con.', 'Hạn cuối là thứ Bảy.']);
  const at = Date.now() - 3 * hour;
  day.store.approve({ contentKey: 'khoa-aaaa', sha256: old, campaign: 'thu', by: 'Ông Bình', at });
  served = await serveConsole(day.parts, () => cookie);
  url = served.url;
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  served.close();
});

async function open(path: string, roles: readonly Role[], script = true): Promise<Page> {
  cookie = day.signIn(...roles);
  const context: BrowserContext = await browser.newContext({
    ...{ viewport: phone, javaScriptEnabled: script },
  });
  const page = await context.newPage();
  await page.goto(url + path);
  return page;
}

/** An airing of the plan that waits, with the bulletin that is to be approved. */
function planned(sign = 'b'): string {
  const slot = day.store.slots().find(({ state, bulletin }) => state === 'planned' && !bulletin);
  if (!slot) throw new Error('none waits');
  const { bulletin } = airing(slot.startsAt, sign);
  const after = { ...slot, state: 'ready' as const, ...(bulletin && { bulletin }) };
  day.store.commit([
    { at: Date.now(), slot: slot.id, event: 'ready', detail: {}, after, from: 'planned' },
  ]);
  return slot.id;
}

// The others are looked at where a whole station has something to show (use/every-page.ts).
describe('what is wrong with a page to the eye, to axe, to keys alone: nothing', () => {
  for (const path of [`/dai/duyet/${now}/`, '/dai/bao-cao/?dot=thu'])
    it(path, async () => {
      const page = await open(path, ['operator', 'approver', 'admin']);
      expect(await look(page)).toEqual([]);
      await page.context().close();
    });
});

for (const script of [true, false])
  describe(script ? 'with script' : 'without script', () => {
    it('an approver says yes with one press on the page that a message links', async () => {
      const sign = script ? 'b' : 'c';
      planned(sign);
      const page = await open(`/dai/duyet/${sign.repeat(64)}/`, ['approver'], script);
      expect(await page.locator('ins').innerText()).toBe(
        `Hạn cuối là thứ ${script ? 'Sáu' : 'Bảy'}.`,
      );
      await page.locator('[data-act="approve"] button').click();
      await page.locator('[data-outcome="done"]').waitFor();
      expect(day.store.approvals().at(-1)?.sha256).toBe(sign.repeat(64));
      await page.context().close();
    });

    it('an airing is moved with four presses from its story', async () => {
      const id = planned();
      const page = await open(`/dai/lich/${encodeURIComponent(id)}/`, ['operator'], script);
      await page.locator('a', { hasText: 'Dời giờ' }).click();
      await page.locator('[data-page="move"]').waitFor();
      await page.locator('details[open] .moments .choice').last().click();
      await page.locator('[data-act="move"] button').click();
      await page.locator('[data-outcome="done"]').waitFor();
      expect(day.store.slots().some(({ makeUpFor }) => makeUpFor === id)).toBe(true);
      await page.context().close();
    });

    it('a cancel is asked about first', async () => {
      const id = planned();
      const page = await open(`/dai/lich/${encodeURIComponent(id)}/`, ['operator'], script);
      const cancel = page.locator('[data-act="cancel"]');
      expect(await cancel.isVisible()).toBe(false);
      await page.locator('[data-confirm="cancel"] > summary').click();
      await cancel.locator('input[name="reason"]').fill('Mưa to');
      await cancel.locator('button').click();
      await page.locator('[data-outcome="done"]').waitFor();
      expect(day.store.slot(id)?.state).toBe('cancelled');
      await page.context().close();
    });
  });

describe('what changes, changes by itself', () => {
  it('the next airing is another as soon as one is cancelled; a question that is open stays', async () => {
    const page = await open('/dai/', ['operator']);
    const next = page.locator('#buoi-toi h2 ~ p a').first();
    const before = await next.getAttribute('href');
    const id = decodeURIComponent(before?.split('/')[3] ?? '');
    const slot = day.store.slot(id);
    if (!slot) throw new Error(`no slot ${id}`);
    await page.locator('#buoi-toi [data-confirm="cancel"] > summary').click();
    const week = page.locator('#sap-toi a[href="/dai/lich/"]');
    await week.focus();
    const after = { ...slot, state: 'cancelled' as const };
    day.store.commit([
      { at: Date.now(), slot: id, event: 'cancelled', detail: {}, after, from: slot.state },
    ]);
    // Another part has changed by then, so that this one was sent too.
    await page.locator('#hom-nay, #sap-toi').first().waitFor();
    await page.waitForFunction(
      (gone) => !document.querySelector('#sap-toi')?.innerHTML.includes(gone ?? ''),
      before,
    );
    expect(await next.getAttribute('href')).toBe(before);
    // Whoever goes by keys is where he was.
    expect(await week.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.locator('#buoi-toi [data-confirm="cancel"] > summary').click();
    await page.locator('h1').click();
    await page.waitForFunction(
      (gone) => document.querySelector('#buoi-toi h2 ~ p a')?.getAttribute('href') !== gone,
      before,
    );
    // What came in by itself has the page's own token.
    expect(await page.locator('#buoi-toi [name="token"]').first().inputValue()).not.toBe('');
    await page.context().close();
  });
});
