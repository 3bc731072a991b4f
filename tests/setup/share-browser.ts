// Vitest's global set-up: one Chromium for all test files.
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { browserTests, findBrowser, launchSettings } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the shared Chromium is reached; absent where there is none. */
    browser?: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (findBrowser() === undefined || !(await needsBrowser(project))) return () => Promise.resolve();
  const server = await chromium.launchServer(launchSettings());
  project.provide('browser', server.wsEndpoint());
  return () => server.close();
}

/** Whether this run has files that open it: a run of unit tests need not wait for Chromium. */
async function needsBrowser(project: TestProject): Promise<boolean> {
  const asked: unknown = Reflect.get(project.vitest, 'filenamePattern');
  const filters = Array.isArray(asked) ? asked.map(String) : undefined;
  const { testFiles } = await project.globTestFiles(filters);
  const opening = browserTests().map((file) => resolve(file));
  return testFiles.some((file) => opening.includes(file));
}
