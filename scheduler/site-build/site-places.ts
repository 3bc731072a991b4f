import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';

/** A site as it was built. */
export interface BuiltSite {
  readonly folder: string;
  readonly inputs: string;
  /** The last builds, oldest first; absent in what an earlier version built. */
  readonly builds?: readonly BuildTimes[];
}

/** Epoch ms. What lay in content/ when it began is on the pages since it ended. */
interface BuildTimes {
  readonly began: number;
  readonly ended: number;
}

/** The last build that failed, while none has succeeded since. */
export interface FailedBuild {
  /** ISO. */
  readonly at: string;
  /** What was said, Vietnamese or Astro's own words. */
  readonly message: string;
}

export const sitePlacesOf = ({ dataDir }: Pick<Config, 'dataDir'>) => ({
  sites: join(dataDir, 'site'),
  current: join(dataDir, 'site', 'current.json'),
  failed: join(dataDir, 'site', 'failed.json'),
  /** Where it is built; laid anew each time. */
  building: join(dataDir, 'cache', 'site-build'),
});

/** The last good site built into LOA_DATA, if it is still there. */
export function currentSite(config: Pick<Config, 'dataDir'>): BuiltSite | undefined {
  const { sites, current } = sitePlacesOf(config);
  // Written by build-site.ts; without zod, because the processes that read it here must stay small.
  const built = readJson(current) as BuiltSite | undefined;
  if (built === undefined) return undefined;
  const place = join(sites, built.folder);
  return existsSync(join(place, 'index.html')) ? { ...built, folder: place } : undefined;
}

export function failedBuild(config: Pick<Config, 'dataDir'>): FailedBuild | undefined {
  return readJson(sitePlacesOf(config).failed) as FailedBuild | undefined; // Written by build-site.ts
}

/** The folder that visitors see: the last good site, else what `npm run build` made. */
export function shownSite(config: Pick<Config, 'dataDir' | 'distDir'>): string | undefined {
  const built = currentSite(config)?.folder;
  if (built !== undefined) return built;
  return existsSync(join(config.distDir, 'index.html')) ? config.distDir : undefined;
}

/** The path that a built site's own addresses begin with, of ward.yaml's siteUrl: `/loa`; '' at the root of a host. */
export function baseOf(site: string): string {
  try {
    // Written by site/after-build/base-path.ts.
    return readFileSync(join(site, '.base'), 'utf8');
  } catch {
    return '';
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
