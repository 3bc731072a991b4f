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
