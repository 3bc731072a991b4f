import { createServer } from 'node:net';
import lighthouse, { type Result } from 'lighthouse';
import { chromium } from 'playwright-core';
import { browserArgs, findBrowser } from './browser.ts';

/** What Lighthouse measures with. */
export interface Lighthouse {
  /** Its mobile run: 1.6 Mbps, 150 ms, a processor four times slower. */
  readonly audit: (url: string, categories: readonly string[]) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** A Chromium of its own that Lighthouse asks. Throws where none is installed. */
export async function openLighthouse(): Promise<Lighthouse> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('No Chromium: run npm test first.');
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath,
    args: [...browserArgs, `--remote-debugging-port=${port}`],
  });
  return {
    audit: async (url, categories) => {
      const result = await lighthouse(url, {
        port,
        output: 'json',
        logLevel: 'error',
        onlyCategories: [...categories],
      });
      if (result === undefined) throw new Error('Lighthouse gave no result.');
      return result.lhr;
    },
    close: () => browser.close(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

export const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
