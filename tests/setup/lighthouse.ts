import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { browserArgs, findBrowser } from './browser.ts';
import { freePort } from './free-port.ts';
import { installPeer } from './install-peer.ts';

/** What is read here of Lighthouse's result: 13.5, `types/lhr/lhr.d.ts`. */
export interface Result {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<
    Record<
      string,
      {
        readonly id: string;
        readonly score: number | null;
        readonly scoreDisplayMode: string;
        readonly numericValue?: number;
      }
    >
  >;
}

/** Its front door, `core/index.js`. */
interface Module {
  readonly default: (
    url: string,
    flags: Readonly<Record<string, unknown>>,
  ) => Promise<{ readonly lhr: Result } | undefined>;
}

/** What Lighthouse measures with. */
export interface Lighthouse {
  /** Its mobile run: 1.6 Mbps, 150 ms, a processor four times slower. */
  readonly audit: (url: string, categories: readonly string[]) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** A Chromium of its own that Lighthouse asks. Throws where no Chromium is installed, or Lighthouse is not and cannot be. */
export async function openLighthouse(): Promise<Lighthouse> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('No Chromium: run npm test first.');
  const { default: lighthouse } = await loadLighthouse();
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

async function loadLighthouse(): Promise<Module> {
  const file = resolve(await installPeer('lighthouse'), 'lighthouse', 'core', 'index.js');
  // A path known only at run time has no type; what we use of it is written above.
  return (await import(pathToFileURL(file).href)) as Module;
}

export const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
