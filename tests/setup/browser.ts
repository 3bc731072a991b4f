import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { filesThatImport } from './runs-any-of.ts';

/** Chromium without its own windows, as Debian has it: the same engine for half the processor time. */
export const headlessShell = '/usr/bin/chromium-headless-shell';

const systemPaths = [
  headlessShell,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Flags for a quiet headless Chromium; as root it cannot use its sandbox. */
export const browserArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

/** Path of a Chromium on this machine (CHROMIUM_PATH, the system's, Playwright's), or undefined. The lightest first. */
export function findBrowser(): string | undefined {
  return [process.env['CHROMIUM_PATH'], ...systemPaths, chromium.executablePath()].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  );
}

/** How to start it. Throws where none is installed. */
export function launchSettings(): { readonly executablePath: string; readonly args: string[] } {
  const executablePath = findBrowser();
  if (executablePath === undefined)
    throw new Error('No Chromium: run npm test, or set CHROMIUM_PATH.');
  return { executablePath, args: [...browserArgs] };
}

/** A Chromium of one's own, outside Vitest. Throws where none is installed. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchSettings());
}

/** The test files that open it: those that import what does. */
export function browserTests(): readonly string[] {
  return filesThatImport(/from '[^']*\/(open-browser|browser|lighthouse|stage)\.ts'/);
}
