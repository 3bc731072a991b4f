// A listening test as its people meet it: the officer prepares it, a neighbour listens by keys alone without a script, another with
// a thumb; the leader reads what came of it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { locateFfmpeg } from '../../../audio/master/locate-ffmpeg.ts';
import type { ConsoleParts } from '../../../scheduler/console/console-parts.ts';
import { clipsOf } from '../../../scheduler/console/listening/core/clips.ts';
import { consoleInTest } from '../../setup/console.ts';
import { openBrowser } from '../../setup/open-browser.ts';
import { serveConsole, type ServedConsole } from '../../setup/serve-console.ts';
import { look } from './use/look.ts';

const folder = mkdtempSync(join(tmpdir(), 'loa-nghe-thu-'));
const clip = join(folder, 'clip.mp3');
const inTest = consoleInTest(undefined, resolve('content'));
const { listening } = inTest.parts;
const parts: ConsoleParts = { ...inTest.parts, listening: { ...listening, clipPath: () => clip } };
let served: ServedConsole;
let browser: Browser;
let cookie = '';

beforeAll(async () => {
  const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=0.3', '-loglevel', 'error', clip];
  spawnSync(locateFfmpeg(), tone);
  served = await serveConsole(parts, () => cookie);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  served.close();
  rmSync(folder, { recursive: true });
});

async function open(path: string, { script = true } = {}): Promise<Page> {
  const viewport = { width: 360, height: 740 };
  const context = await browser.newContext({ viewport, javaScriptEnabled: script });
  const page = await context.newPage();
  await page.goto(served.url + path);
  return page;
}

/** The test that the officer made, with sound. */
function theTest() {
  const [test] = listening.book().tests();
  if (!test) throw new Error('none was made');
  return test;
}
const isAt = (page: Page, step: number) => page.locator(`[data-step="${step}"]`).waitFor();

it('is prepared as it comes: what is compared and the sentences are filled in', async () => {
  cookie = inTest.signIn('operator');
  const page = await open('/dai/nghe-thu/');
  await page.getByRole('link', { name: 'So các giọng' }).click();
  await page.locator('[data-page="listening-new"]').waitFor();
  expect(await look(page)).toEqual([]);
  // Tab has been through all of it: the page comes as it was.
  await page.reload();
  await page.locator('[name="voice-2"]').selectOption('');
  await page.getByRole('button', { name: 'Làm tiếng để nghe thử' }).click();
  await page.locator('[data-state="making"]').waitFor();
  const { id, sentences, variants } = theTest();
  expect([variants.length, sentences.length]).toEqual([2, 8]);
  expect(sentences.filter(({ question }) => question).length).toBeGreaterThanOrEqual(4);
  const made = { file: 'clip.mp3', loudnessLufs: -18, durationMs: 300 };
  listening.book().keepClips(
    id,
    clipsOf(theTest()).map((one) => ({ ...one, ...made })),
  );
  await page.context().close();
});

it('a neighbour begins, hears and answers by keys alone, without a script', async () => {
  cookie = '';
  const page = await open(`/dai/nghe/${theTest().code}/`, { script: false });
  await page.getByLabel('từ 60 tuổi').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Bắt đầu nghe' }).press('Enter');
  await isAt(page, 0);
  await page.getByRole('button', { name: 'Không nghe rõ' }).press('Enter');
  await page.getByRole('alert').waitFor();
  const fetched = page.waitForResponse(/x\.mp3$/);
  await page.locator('audio').press('Space');
  await fetched;
  await page.getByRole('button', { name: 'Không nghe rõ' }).press('Enter');
  await isAt(page, 1);
  // The telephone was laid down: whoever opens it again goes on.
  const own = page.url();
  await page.goto('about:blank');
  await page.goto(own);
  await isAt(page, 1);
  expect(listening.book().listeners(theTest().id)).toMatchObject([{ age: 'từ 60 tuổi' }]);
  await page.context().close();
});

it('another hears with a thumb what sounds, presses the left side always, and is thanked', async () => {
  const page = await open(`/dai/nghe/${theTest().code}/`);
  await page.getByRole('button', { name: 'Bắt đầu nghe' }).click();
  for (const step of [0, 4, 13]) {
    await isAt(page, step);
    if (step === 4) expect(await look(page)).toEqual([]);
    for (const name of step < 4 ? ['Nghe câu'] : ['Nghe A', 'Nghe B']) {
      await page.getByRole('button', { name: `▶ ${name}` }).click();
      await page.getByRole('button', { name: `↻ ${name} lại` }).waitFor();
    }
    // What lies between is the same again and again.
    for (let between = step + 1; between < (step === 0 ? 4 : 13); between += 1)
      listening.book().answer(theTest().id, 2, between, between < 4 ? '0' : 'a', 0);
    const answer = step < 4 ? 'Không nghe rõ' : 'A dễ nghe hơn';
    await page.getByRole('button', { name: answer }).click();
  }
  await page.locator('[data-page="listen-thanks"]').waitFor();
  await page.context().close();
});

it('the leader reads what it says, and how sure that is; the settings come filled in', async () => {
  cookie = inTest.signIn('admin', 'operator');
  const page = await open(`/dai/nghe-thu/${theTest().id}/`);
  expect(await look(page)).toEqual([]);
  expect(await page.locator('[data-of="preferred"]').getAttribute('data-verdict')).toBe('too-few');
  // Who presses the left side whatever sounds there is named, and left out by hand.
  await page.locator('[data-inattentive="1"]').waitFor();
  await page.getByRole('button', { name: 'Bỏ người số 2 ra' }).click();
  await page.locator('[data-listener="2"][data-out="true"]').waitFor();
  const second = theTest().variants[1];
  await page.getByRole('link', { name: `Dùng giọng này: ${second?.name}` }).click();
  await page.locator('[data-settings="giong"][open]').waitFor();
  expect(await page.locator('[name="voice.name"]').inputValue()).toBe(second?.voice.name);
  await page.context().close();
});
