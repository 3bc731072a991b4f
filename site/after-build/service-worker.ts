import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import type { Precache } from '../offline/precached.ts';
import { namesAtRoot, siteBase } from './base-path.ts';
import { rebaseScript } from './rebase.ts';
import { choosePrecache, type BuiltFile, type ChosenPrecache } from './precache.ts';

const workerSource = fileURLToPath(new URL('../offline/worker.ts', import.meta.url));

/** After everything else is built: writes /sw.js with the list of what goes on the reader's device. */
export function serviceWorker(): AstroIntegration {
  return {
    name: 'loa-service-worker',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { precache, bytes, leftOut } = await writeServiceWorker(folder, siteBase());
        const count = Object.keys(precache.files).length;
        logger.info(`${count} tệp (${Math.round(bytes / 1000)} kB) đọc được khi không có mạng`);
        if (leftOut.length > 0) {
          logger.warn(`Không đủ chỗ để đọc khi không có mạng: ${leftOut.join(', ')}`);
        }
      },
    },
  };
}

/** Writes `sw.js` for the site built in `folder`, whose addresses begin with `base`; the same files give the same worker. */
export async function writeServiceWorker(folder: string, base = ''): Promise<ChosenPrecache> {
  const chosen = choosePrecache(await readBuilt(folder), undefined, base);
  const worker = await bundleWorker(chosen.precache);
  const names = await namesAtRoot(folder);
  await writeFile(join(folder, 'sw.js'), base === '' ? worker : rebaseScript(worker, base, names));
  return chosen;
}

async function readBuilt(folder: string): Promise<BuiltFile[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const places = entries
    .filter((entry) => entry.isFile() && /\.(html|css|js|json|svg)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    places.map(async (place) => ({
      path: relative(folder, place).split(sep).join('/'),
      content: await readFile(place),
    })),
  );
}

/** The worker as one classic script: not every browser takes modules there. */
async function bundleWorker(precache: Precache): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { loaPrecache: JSON.stringify(precache) },
    build: {
      write: false,
      target: 'es2017',
      lib: { entry: workerSource, formats: ['iife'], name: 'loa' },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  const chunk = outputs
    .flatMap((each) => ('output' in each ? each.output : []))
    .find((each) => each.type === 'chunk');
  if (chunk === undefined) throw new Error('site/offline/worker.ts: no bundle');
  return chunk.code;
}
