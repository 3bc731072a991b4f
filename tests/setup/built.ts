import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { clipsFolder } from '../../audio/store/bulletins.ts';
import { run } from './run.ts';

const cache = resolve('node_modules/.cache/loa-tests');

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function keyOf(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update('\0').update(readFileSync(path)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** Makes `place` once by `make(temporary)`, also when several test workers ask at the same time. */
async function once(place: string, make: (temporary: string) => Promise<void>): Promise<string> {
  mkdirSync(cache, { recursive: true });
  const lock = `${place}.lock`;
  for (;;) {
    if (existsSync(place)) return place;
    try {
      mkdirSync(lock);
      break;
    } catch {
      await wait(200);
    }
  }
  try {
    if (existsSync(place)) return place;
    const temporary = `${place}.tmp`;
    rmSync(temporary, { recursive: true, force: true });
    await make(temporary);
    renameSync(temporary, place);
  } finally {
    rmSync(lock, { recursive: true });
  }
  return place;
}

/** Path of a LOA_DATA folder with the shipped campaign's audio produced; made once per state of content/, audio/ and scheduler/. LOA_TEST_DATA names one already made. */
export async function producedData(): Promise<string> {
  const own = process.env['LOA_TEST_DATA'];
  if (own !== undefined && own !== '') return own;
  const key = keyOf([...filesBelow('content'), ...filesBelow('audio'), ...filesBelow('scheduler')]);
  return once(join(cache, `data-${key}`), async (temporary) => {
    const code = await run('node', ['scheduler/cli.ts', 'render', '--all'], {
      LOA_DATA: temporary,
    });
    if (code !== 0) throw new Error(`loa render --all: exit code ${code}`);
  });
}

/** Puts what the voice has said of content/ already into another LOA_DATA, for tests that are not about the voice. */
export async function seedClips(dataDir: string): Promise<void> {
  const from = clipsFolder(await producedData());
  const to = clipsFolder(dataDir);
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) copyOrLink(join(from, name), join(to, name));
}

/** A clip is never written to again: a second name will do, where both are on one disk. */
function copyOrLink(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Path of the site built over `producedData()`; made once per state of the sources. LOA_TEST_SITE names one already built. */
export async function builtSite(): Promise<string> {
  // While working on the site: a build of one's own, without the audio that a whole one waits for.
  const own = process.env['LOA_TEST_SITE'];
  if (own !== undefined && own !== '') return own;
  const data = await producedData();
  const key = keyOf([
    ...filesBelow('content'),
    ...filesBelow('audio'),
    ...filesBelow('site'),
    'astro.config.mjs',
    'package-lock.json',
  ]);
  return once(join(cache, `dist-${key}`), async (temporary) => {
    const code = await run('astro', ['build', '--outDir', temporary, '--silent'], {
      LOA_DATA: data,
      NODE_ENV: 'production',
    });
    if (code !== 0) throw new Error(`astro build: exit code ${code}`);
  });
}

/** Removes locks that a killed test run left behind; call before workers start. */
export function clearStaleLocks(): void {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    if (name.endsWith('.lock')) rmSync(join(cache, name), { recursive: true });
  }
}
