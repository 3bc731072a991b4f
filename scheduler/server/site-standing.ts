import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { siteInputsHash } from '../site-build/inputs.ts';
import { currentSite } from '../site-build/site-places.ts';

/** The folder that is served: the editor's preview takes its looks from there. */
export { shownSite } from '../site-build/site-places.ts';

/** Whether the site that people see was built from what lies in content/ now. `day`: `YYYY-MM-DD` in the ward's zone. */
export function isSiteCurrent(
  config: Pick<Config, 'root' | 'contentDir' | 'publicDir' | 'dataDir'>,
  day: string,
): boolean {
  const { root, contentDir, publicDir } = config;
  return currentSite(config)?.inputs === siteInputsHash(root, contentDir, publicDir, day);
}

/**
 * Whether a build that began after `publishedAt`, epoch ms, has ended, and when the first of them did: undefined where it may
 * be forgotten. Whether there is such a page.
 */
export function shownSince(
  config: Pick<Config, 'dataDir'>,
  publishedAt: number,
  address: string,
): { readonly isShown: boolean; readonly at: number | undefined; readonly hasPage: boolean } {
  const site = currentSite(config);
  const { builds = [] } = site ?? {};
  // It is built anew for other reasons too: of what people can read already that says nothing.
  const first = builds.find(({ began }) => began >= publishedAt);
  const isFirst = builds.some(({ began }) => began < publishedAt);
  const hasPage = site !== undefined && existsSync(join(site.folder, address, 'index.html'));
  return { isShown: first !== undefined, at: isFirst ? first?.ended : undefined, hasPage };
}
