import type { Config } from '../config.ts';
import { siteInputsHash } from '../site-build/inputs.ts';
import { currentSite } from '../site-build/site-places.ts';

/** Whether the site that people see was built from what lies in content/ now. `day`: `YYYY-MM-DD` in the ward's zone. */
export function isSiteCurrent(
  config: Pick<Config, 'root' | 'contentDir' | 'publicDir' | 'dataDir'>,
  day: string,
): boolean {
  const { root, contentDir, publicDir } = config;
  return currentSite(config)?.inputs === siteInputsHash(root, contentDir, publicDir, day);
}
