import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { content } from '../content.ts';
import { basePathOf, rebaseCss, rebaseHtml, rebaseScript } from './rebase.ts';

/** In the built folder, read by scheduler/site-build: the path that its addresses begin with. */
const markName = '.base';

/** What is at the site's root besides what is built: it comes from elsewhere, or is written later. */
const laterNames = ['phat-thanh', 'sw.js'];

/** After the build, before the service worker: the path of siteUrl goes into every address. */
export function basePath(): AstroIntegration {
  return {
    name: 'loa-base-path',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        await rebaseFolder(fileURLToPath(dir), siteBase());
      },
    },
  };
}

/** The base of the site that is being built. */
export const siteBase = (): string => basePathOf(content().ward.siteUrl);

/** Puts `base` before every address in the files of `folder`; nothing where it is ''. */
export async function rebaseFolder(folder: string, base: string): Promise<void> {
  if (base === '') return;
  const names = await namesAtRoot(folder);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = async (): Promise<string> => readFile(file, 'utf8');
    switch (extname(entry.name)) {
      case '.html':
        await writeFile(file, rebaseHtml(await text(), base));
        break;
      case '.css':
        await writeFile(file, rebaseCss(await text(), base));
        break;
      case '.js':
      case '.json':
        await writeFile(file, rebaseScript(await text(), base, names));
        break;
      default:
    }
  }
  await writeFile(join(folder, markName), base);
}

/** `huong-dan`, `icon.svg`: what addresses of ours begin with. */
export async function namesAtRoot(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return [...new Set([...names.filter((name) => !name.startsWith('.')), ...laterNames])];
}
