import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtSite, producedData } from './built.ts';
import { serveFolder, type Served } from './serve.ts';

/** The built site with what was published over it at /phat-thanh/, as the daemon serves it. */
export async function servePublishedSite(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'loa-site-'));
  cpSync(await builtSite(), folder, { recursive: true });
  cpSync(join(await producedData(), 'public'), join(folder, 'phat-thanh'), { recursive: true });
  const served = await serveFolder(folder);
  return {
    ...served,
    stop: async () => {
      await served.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * Throws, with the way out, where the words of the page at `path` cannot be heard one by one: a site of one's own (LOA_TEST_SITE)
 * built before they were recorded, or since they were changed.
 */
export async function needRecording({ origin }: Served, path: string): Promise<void> {
  const html = await (await fetch(origin + path)).text();
  if (html.includes('<loa-nghe') && html.includes('data-s="')) return;
  throw new Error(
    `${path} was built without a recording of its words. Leave LOA_TEST_SITE out, or run "loa render --all", build the site with the same LOA_DATA, and name that folder in LOA_TEST_DATA.`,
  );
}
