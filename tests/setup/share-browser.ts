// Vitest's global set-up: one Chromium for all test files.
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { findBrowser, launchSettings } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the shared Chromium is reached; absent where there is none. */
    browser?: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (findBrowser() === undefined) return () => Promise.resolve();
  const server = await chromium.launchServer(launchSettings());
  project.provide('browser', server.wsEndpoint());
  return () => server.close();
}
