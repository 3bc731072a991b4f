import { chromium, type Browser } from 'playwright-core';
import { inject } from 'vitest';

/**
 * A connection to the Chromium that all tests of a run share; what it opened is gone when it is closed. Throws where
 * none is installed: then vitest.config.ts leaves out the files that ask for it. The site's worker puts the whole site on
 * each new phone: only who tests that allows it.
 */
export async function openBrowser(serviceWorkers: 'allow' | 'block' = 'block'): Promise<Browser> {
  const endpoint = inject('browser');
  if (endpoint === undefined) throw new Error('No Chromium: run npm test, or set CHROMIUM_PATH.');
  const browser = await chromium.connect(endpoint);
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext({ serviceWorkers, ...options });
    // What only a hang reaches: a busy machine is no reason to fail.
    context.setDefaultTimeout(120_000);
    return context;
  };
  return browser;
}
