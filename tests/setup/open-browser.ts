import { chromium, type Browser } from 'playwright-core';
import { browserArgs, findBrowser } from './browser.ts';

/** A headless Chromium; close it when done. Throws where none is installed (`npm test` sees to that first). */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined)
    throw new Error('No Chromium: run npm test, or set CHROMIUM_PATH.');
  return chromium.launch({ executablePath, args: [...browserArgs] });
}
