// Vitest's global set-up: one Chromium for all test files.
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { browserTests, findBrowser, launchSettings } from './browser.ts';
import { runsAnyOf } from './runs-any-of.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the shared Chromium is reached; absent where there is none. */
    browser?: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (findBrowser() === undefined || !(await runsAnyOf(project, browserTests())))
    return () => Promise.resolve();
  const server = await chromium.launchServer(launchSettings());
  project.provide('browser', server.wsEndpoint());
  return () => server.close();
}
