import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { setPriority, tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import type { Config } from '../config.ts';
import { compressSite } from './compress.ts';
import { siteInputsHash } from './inputs.ts';

/** A site as it was built. */
export interface BuiltSite {
  readonly folder: string;
  readonly inputs: string;
}

export type SiteOutcome =
  | { readonly how: 'built' | 'unchanged'; readonly folder: string }
  /** `message` is Vietnamese, or what Astro said; the last good site stays. */
  | { readonly how: 'failed'; readonly message: string };

const placesOf = ({ dataDir }: Pick<Config, 'dataDir'>) => ({
  sites: join(dataDir, 'site'),
  current: join(dataDir, 'site', 'current.json'),
});

/** The last good site built into LOA_DATA, if it is still there. */
export function currentSite(config: Pick<Config, 'dataDir'>): BuiltSite | undefined {
  const { sites, current } = placesOf(config);
  try {
    // Written below; without zod, because the daemon that reads it here must stay small.
    const { folder, inputs } = JSON.parse(readFileSync(current, 'utf8')) as BuiltSite;
    const place = join(sites, folder);
    return existsSync(join(place, 'index.html')) ? { folder: place, inputs } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Builds the site into a new folder of LOA_DATA and makes that the current one, whole; nothing where the inputs are
 * those of the current one. `day` is `YYYY-MM-DD` in the ward's zone. Never rejects for what content or Astro did.
 */
export async function buildSite(
  config: Pick<Config, 'root' | 'dataDir' | 'contentDir' | 'publicDir'>,
  day: string,
  env: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
): Promise<SiteOutcome> {
  const { root, dataDir, contentDir, publicDir } = config;
  const inputs = siteInputsHash(root, contentDir, publicDir, day);
  const before = currentSite(config);
  if (before?.inputs === inputs) return { how: 'unchanged', folder: before.folder };

  const settings = { cwd: root, env: { ...env, LOA_DATA: dataDir }, signal };
  const checked = await runNode(['content/check.ts'], settings);
  if (checked.code !== 0) return { how: 'failed', message: checked.said };

  const { sites, current } = placesOf(config);
  await mkdir(sites, { recursive: true });
  const stamp = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}-${inputs}`;
  const making = join(sites, `${stamp}.part`);
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');
  const named = await nameForAstro(root, sites);
  const outDir = join(named.sites, `${stamp}.part`);
  const built = await runNode([astro, 'build', '--outDir', outDir, '--silent'], settings).finally(
    named.forget,
  );
  if (built.code !== 0) {
    await rm(making, { recursive: true, force: true });
    return { how: 'failed', message: built.said };
  }
  await compressSite(making);
  const folder = join(sites, stamp);
  await rm(folder, { recursive: true, force: true });
  await rename(making, folder);
  await writeFile(`${current}.part`, JSON.stringify({ folder: stamp, inputs }));
  await rename(`${current}.part`, current);
  await removeOld(sites, [stamp, before?.folder]);
  return { how: 'built', folder };
}

/**
 * The folder under a name that Astro builds into. Astro 7 takes `/opt/loa-data` for a folder inside `/opt/loa`, because
 * the one path begins with the other (getOutDirWithinCwd), and then finds no packages from there: such a folder gets
 * another name, by a link, while it builds.
 */
async function nameForAstro(
  root: string,
  sites: string,
): Promise<{ readonly sites: string; readonly forget: () => Promise<void> }> {
  if (!sites.startsWith(root) || sites.startsWith(root + sep))
    return { sites, forget: () => Promise.resolve() };
  const folder = await mkdtemp(join(tmpdir(), 'loa-site-'));
  const link = join(folder, 'sites');
  await symlink(sites, link, 'junction');
  return { sites: link, forget: () => rm(folder, { recursive: true, force: true }) };
}

/** Keeps the new site and the one before it, which a browser may be half-way through. */
async function removeOld(sites: string, kept: readonly (string | undefined)[]): Promise<void> {
  for (const name of await readdir(sites)) {
    const stays = name.startsWith('current.json') || kept.some((path) => path?.endsWith(name));
    if (!stays) await rm(join(sites, name), { recursive: true, force: true });
  }
}

interface RunSettings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal | undefined;
}

/** Runs one of our programs apart from this one; what it said on either stream, its end only when it said much. */
function runNode(
  args: readonly string[],
  { cwd, env, signal }: RunSettings,
): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...(signal && { signal }),
    });
    try {
      // A page may wait; what is to sound may not.
      if (child.pid !== undefined) setPriority(child.pid, 10);
    } catch {
      // Some systems do not let a process yield; it works all the same.
    }
    let said = '';
    const hear = (text: string): void => {
      said = (said + text).slice(-8000);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('error', (error) => {
      hear(error.message);
    });
    child.on('close', (code) => {
      resolve({ code, said: said.trim() });
    });
  });
}
