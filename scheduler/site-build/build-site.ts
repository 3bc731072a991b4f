import { sayError } from '../../content/schema/say-error.ts';
import { spawn } from 'node:child_process';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { tellError } from '../../content/schema/say-error.ts';
import { systemCodeOf } from '../../content/schema/system-errors.ts';
import { writeWhole } from '../../content/write/write-whole.ts';
import type { Config } from '../config.ts';
import { layBuildFolder } from './build-folder.ts';
import { compressSite } from './compress.ts';
import { siteInputsHash } from './inputs.ts';
import { currentSite, sitePlacesOf, type BuiltSite, type FailedBuild } from './site-places.ts';

export type SiteOutcome =
  | { readonly how: 'built' | 'unchanged'; readonly folder: string }
  /** `message` is Vietnamese, or what Astro said; the last good site stays. */
  | { readonly how: 'failed'; readonly message: string };

/** So many builds' times are remembered. */
const keptTimes = 30;

/**
 * Builds the site into a new folder of LOA_DATA and makes that the current one, whole; nothing where the inputs are
 * those of the current one. `day` is `YYYY-MM-DD` in the ward's zone. Never rejects for what content or Astro did.
 */
export async function buildSite(
  config: Pick<Config, 'root' | 'dataDir' | 'contentDir' | 'publicDir'>,
  day: string,
  env: Readonly<Record<string, string | undefined>>,
  niceness = 10,
): Promise<SiteOutcome> {
  const { failed, building } = sitePlacesOf(config);
  const outcome = await build(config, day, env, niceness).catch((error: unknown): SiteOutcome => ({
    how: 'failed',
    message: tellError(error),
  }));
  // What cannot be removed now is removed by the next build.
  await rm(join(building, ownName), { recursive: true, force: true }).catch(() => undefined);
  if (outcome.how === 'failed') {
    const at = new Date().toISOString();
    const text = JSON.stringify({ at, message: outcome.message } satisfies FailedBuild);
    // A disk that refuses the site may refuse this too: then it is told to who asked for the build, and to nobody else.
    await writeWhole(failed, text).catch(() => undefined);
  } else await rm(failed, { force: true });
  return outcome;
}

async function build(
  config: Pick<Config, 'root' | 'dataDir' | 'contentDir' | 'publicDir'>,
  day: string,
  env: Readonly<Record<string, string | undefined>>,
  niceness: number,
): Promise<SiteOutcome> {
  const { root, dataDir, contentDir, publicDir } = config;
  const { sites, current } = sitePlacesOf(config);
  await mkdir(sites, { recursive: true });
  const began = Date.now();
  const inputs = siteInputsHash(root, contentDir, publicDir, day);
  const before = currentSite(config);
  if (before?.inputs === inputs) return { how: 'unchanged', folder: before.folder };

  const building = await newBuildFolder(sitePlacesOf(config).building);
  await layBuildFolder(root, contentDir, building);
  const settings = { cwd: building, env: { ...env, LOA_DATA: dataDir, ...quietAstro }, niceness };
  const made = join(building, 'dist');
  const { checked, built } = await checkAndBuild(root, made, settings);
  if (checked.code !== 0) return { how: 'failed', message: checked.said };
  if (built.code !== 0) return { how: 'failed', message: built.said };
  await compressSite(made);
  const stamp = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}-${inputs}`;
  const folder = join(sites, stamp);
  await rm(folder, { recursive: true, force: true });
  await rename(made, folder);
  const builds = [...(before?.builds ?? []).slice(1 - keptTimes), { began, ended: Date.now() }];
  await writeWhole(current, JSON.stringify({ folder: stamp, inputs, builds } satisfies BuiltSite));
  await removeOld(sites, [stamp, before?.folder]);
  return { how: 'built', folder };
}

/** Side by side, for most content is right; what the check refuses ends the build. */
async function checkAndBuild(root: string, made: string, settings: RunSettings) {
  const refused = new AbortController();
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const [checked, built] = await Promise.all([
    runNode(['content/check.ts'], settings).then((check) => {
      if (check.code !== 0) refused.abort();
      return check;
    }),
    runNode([astro, 'build', '--outDir', made, '--silent'], {
      ...settings,
      signal: refused.signal,
    }),
  ]);
  return { checked, built };
}

/** A command and the daemon may build at once: each in a folder of its own. */
const ownName = String(process.pid);

/** This process's folder below `building`; what processes left behind that were killed while they built is removed. */
async function newBuildFolder(building: string): Promise<string> {
  await mkdir(building, { recursive: true });
  for (const name of await readdir(building))
    if (name === ownName || !isRunning(Number(name)))
      await rm(join(building, name), { recursive: true, force: true });
  return join(building, ownName);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is another user's, and runs.
    return systemCodeOf(error) === 'EPERM';
  }
}

/** Astro tells its makers of each build otherwise, and keeps who it is in a home that a service may not have. */
const quietAstro = { ASTRO_TELEMETRY_DISABLED: '1' };

/** Keeps the new site and the one before it, which a browser may be half-way through. */
async function removeOld(sites: string, kept: readonly (string | undefined)[]): Promise<void> {
  for (const name of await readdir(sites)) {
    const stays = name.endsWith('.json') || kept.some((path) => path?.endsWith(name));
    if (!stays) await rm(join(sites, name), { recursive: true, force: true });
  }
}

interface RunSettings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly niceness: number;
  /** Ends it. */
  readonly signal?: AbortSignal;
}

/** Runs one of our programs apart from this one; what it said on either stream, its end only when it said much. */
function runNode(
  args: readonly string[],
  { cwd, env, niceness, signal }: RunSettings,
): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], {
      cwd,
      env,
      ...(signal && { signal }),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    try {
      // A page may wait; what is to sound may not.
      if (child.pid !== undefined) setPriority(child.pid, niceness);
    } catch {
      // Some systems do not let a process yield; it works all the same.
    }
    let said = '';
    const hear = (text: string): void => {
      said = (said + text).slice(-8000);
    };
    child.on('error', (error) => {
      hear(sayError(error));
      // One that never started has no streams to close.
      if (child.pid === undefined) resolve({ code: null, said: said.trim() });
    });
    for (const stream of child.pid === undefined ? [] : [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', hear);
    child.on('close', (code) => {
      resolve({ code, said: said.trim() });
    });
  });
}
