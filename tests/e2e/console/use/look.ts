// What holds of every page: axe finds nothing, nothing is small, cut or wider than the screen, and keys alone reach everything.
import type { Page } from 'playwright-core';
import { axeOn } from '../../../setup/axe.ts';

const phone = { width: 360, height: 740 };
/** So low that no bar lies over what axe measures. */
const low = { width: 360, height: 480 };
/** A phone; a screen of 1280 × 740 at 200 %; one of 1280 at 400 %, which is the least that WCAG 1.4.10 asks for. */
const sizes = [phone, { width: 640, height: 370 }, { width: 320, height: 256 }];

/** What is wrong with the page that is open; empty where nothing is. Axe needs a page on which scripts run. */
export async function look(page: Page): Promise<readonly string[]> {
  await page.setViewportSize(low);
  const { violations } = await axeOn(page, { rules: { 'target-size': { enabled: true } } })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const wrong = violations.map(
    ({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
  );
  for (const size of sizes) {
    await page.setViewportSize(size);
    wrong.push(...(await page.evaluate(sight)).map((what) => `${size.width} px: ${what}`));
  }
  await page.setViewportSize(phone);
  return [...wrong, ...(await walk(page))];
}

/** Runs in the page. */
function sight(): readonly string[] {
  const wrong: string[] = [];
  /** Short words, a time of day for one, that go on in the next line. */
  const brokenIn = (one: Element): string[] =>
    [...one.childNodes].flatMap((node) =>
      [
        ...(node instanceof Text ? node.data : '').matchAll(
          /(?<!\S)[\p{L}\p{N}:]{2,12}(?![^\s.,;)])/gu,
        ),
      ].flatMap(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        return lines.size > 1 ? [`“${word}” is broken`] : [];
      }),
    );
  const out = document.documentElement.scrollWidth - innerWidth;
  if (out > 0) wrong.push(`${out} px wider than the screen`);
  for (const one of document.querySelectorAll('body *')) {
    const isField = one.matches('input:not([type=hidden]), select, textarea, button');
    const hasText = [...one.childNodes].some(
      (child) => child.nodeType === 3 && child.textContent?.trim() !== '',
    );
    if ((!isField && !hasText) || one.closest('svg, noscript')) continue;
    if (one.getClientRects().length === 0 || one.matches('.unseen, .skip')) continue;
    const { fontSize, overflowX } = getComputedStyle(one);
    const name = `${one.tagName.toLowerCase()} “${one.textContent.trim().slice(0, 40)}”`;
    if (parseFloat(fontSize) < 16) wrong.push(`${name}: ${fontSize}`);
    // What is longer than its field is moved in it.
    const isCut = !isField && (overflowX === 'hidden' || overflowX === 'clip');
    if (isCut && one.scrollWidth > one.clientWidth + 1) wrong.push(`${name} is cut`);
    if (!isField && !one.matches('option, script, style')) wrong.push(...brokenIn(one));
  }
  return wrong;
}

/** Tab from the first control to the last: each is reached, seen with its focus, and left. */
async function walk(page: Page): Promise<readonly string[]> {
  const names = await page.evaluate(markControls);
  await page.evaluate(watchSteps);
  // A player has several stops of its own, a date one for each of its parts.
  const hasParts = names.filter((name) => /^(audio|date|time) /.test(name));
  const most = names.length + 12 * hasParts.length + 5;
  await pressTab(page, most);
  // Written by watchSteps.
  const steps = JSON.parse(
    (await page.locator('body').getAttribute('data-steps')) ?? '[]',
  ) as readonly (readonly [at: number, wrong: string])[];
  const wrong = new Set<string>();
  const reached = new Set<number>();
  for (const [at, what] of steps) {
    // From the last one it goes out, or begins again.
    if (reached.size === names.length && (at < 0 || at === 0)) return [...wrong];
    reached.add(at);
    if (what !== '') wrong.add(`focus on ${names[at] ?? '?'}: ${what}`);
  }
  names.forEach((name, index) => {
    if (!reached.has(index)) wrong.add(`Tab never comes to ${name}`);
  });
  return [...wrong, `Tab comes to no end after ${steps.length} steps`];
}

/** All at once, in their order: waited for one by one they take most of the test. */
async function pressTab(page: Page, times: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const types = ['rawKeyDown', 'keyUp'] as const;
  const sent = Array.from({ length: 2 * times }, (_, turn) =>
    session.send('Input.dispatchKeyEvent', { type: types[turn % 2] ?? 'keyUp', ...key }),
  );
  await Promise.all(sent);
  await session.detach();
}

/** Runs in the page: gives each control that can be used a number, and tells them. One of several choices stands for all. */
function markControls(): readonly string[] {
  const found = [
    ...document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, audio[controls], [tabindex="0"]',
    ),
  ].filter(
    (one) =>
      one.checkVisibility({ visibilityProperty: true }) &&
      !one.matches(':disabled') &&
      // Arrows go from one to the next; one of them is where Tab comes.
      !one.matches(':is([role="toolbar"], [role="tablist"]) [tabindex="-1"]'),
  );
  const kept = found.filter((one) => {
    if (!(one instanceof HTMLInputElement) || one.type !== 'radio') return true;
    const group = found.filter(
      (other): other is HTMLInputElement =>
        other instanceof HTMLInputElement && other.form === one.form && other.name === one.name,
    );
    return one === (group.find(({ checked }) => checked) ?? group[0]);
  });
  kept.forEach((one, index) => {
    one.dataset['walk'] = String(index);
  });
  return kept.map((one) => {
    const kind = one instanceof HTMLInputElement ? one.type : one.tagName.toLowerCase();
    const name = one.getAttribute('href') ?? one.getAttribute('name') ?? '';
    return `${kind} ${name} “${one.textContent.trim().slice(0, 40)}”`;
  });
}

/** Runs in the page: begins at its top, and writes down where each Tab leads and whether that is seen. */
function watchSteps(): void {
  const steps: (readonly [at: number, wrong: string])[] = [];
  const wrongWith = (one: HTMLElement): string => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    const isPlayer = one instanceof HTMLAudioElement;
    if (!isPlayer && (outlineStyle === 'none' || parseFloat(outlineWidth) < 2))
      return 'nothing shows it';
    const { left, top, right, bottom } = one.getBoundingClientRect();
    if (right > innerWidth + 1 || left < -1) return 'beside the screen';
    if (bottom < 1 || top > innerHeight - 1) return 'out of sight';
    const middle = Math.min(Math.max((top + bottom) / 2, 1), innerHeight - 1);
    const seen = document.elementFromPoint((left + right) / 2, middle);
    const isSeen = seen !== null && (one.contains(seen) || seen.contains(one));
    return isSeen ? '' : `covered by ${seen?.className ?? 'nothing'}`;
  };
  document.addEventListener('keyup', () => {
    const one = document.activeElement;
    const at = one instanceof HTMLElement ? Number(one.dataset['walk'] ?? -1) : -1;
    steps.push([at, one instanceof HTMLElement && at >= 0 ? wrongWith(one) : '']);
    document.body.dataset['steps'] = JSON.stringify(steps);
  });
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  scrollTo(0, 0);
  const start = document.createElement('span');
  start.tabIndex = -1;
  document.body.prepend(start);
  start.focus();
  start.remove();
}
