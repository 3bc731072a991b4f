// How long a key takes until its letter is drawn: `node tests/bench/typing.ts`. Real key events in the longest text, with what stands beside it open.
import { chromium } from 'playwright-core';
import { launchSettings } from '../setup/browser.ts';
import { consoleInTest } from '../setup/console.ts';
import { serveConsole } from '../setup/serve-console.ts';
import { writingFolders } from '../setup/writing.ts';

const longest = 'thong-bao/dich-vu-cong-truc-tuyen';
const words = 'Ba con xem lich tiem phong cua khu minh, den dung gio, mang theo so tiem. ';

const { contentDir, dataDir } = writingFolders();
const room = consoleInTest(dataDir, contentDir);
const cookie = room.signIn('editor');
const served = await serveConsole(room.parts, () => cookie);
const browser = await chromium.launch(launchSettings());
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.goto(`${served.url}/dai/bai/${longest}/`);
await page.locator('[data-editor="ready"]').waitFor();
await page.locator('[data-part="nghe"]').waitFor({ state: 'attached' });
await page.waitForTimeout(3000);
await page.locator('.text p', { hasText: 'Kính thưa toàn thể' }).click();
await page.keyboard.press('End');
await page.evaluate(() => {
  const took: number[] = [];
  Reflect.set(window, 'took', took);
  // From the key to the frame that shows its letter.
  addEventListener(
    'keydown',
    ({ timeStamp }) =>
      requestAnimationFrame(() => setTimeout(() => took.push(performance.now() - timeStamp))),
    true,
  );
});
for (const letter of words.repeat(3))
  await page.keyboard.press(letter === ' ' ? 'Space' : letter, { delay: 40 });
await page.waitForTimeout(500);
// Written by the script above.
const took = (await page.evaluate(
  () => Reflect.get(window, 'took') as unknown,
)) as readonly number[];
const sorted = took.toSorted((a, b) => a - b);
const at = (part: number): string => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(1);
console.log(
  `${sorted.length} keys: median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(0.999)} ms`,
);

await browser.close();
served.close();
process.exit(0);
