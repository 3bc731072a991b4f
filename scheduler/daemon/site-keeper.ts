import { tellError } from '../../content/schema/say-error.ts';
import { isRepeat } from '../core/repeat.ts';
import { readWall } from '../core/zone.ts';
import type { Content } from './content.ts';
import type { DaemonParts } from './parts.ts';
import { quietAroundAiringMs, siteAgainRealMs } from './timing.ts';

export interface SiteKeeper {
  /** What the site is built from may have changed. */
  outdate(): void;
  /** Has it rebuilt where it is outdated, nothing airs soon and it is not being built. Returns at once. */
  refresh(): void;
}

export function createSiteKeeper(
  parts: DaemonParts,
  content: Content,
  poke: () => void,
): SiteKeeper {
  const { store, clock } = parts;
  let outdated = false;
  /** Of two builds at once, the older could end last and be what is shown. */
  let building = parts.firstSite !== undefined;
  // Waited for here: what follows it looks anew at whether an airing is near.
  void parts.firstSite?.finally(() => {
    building = false;
    if (outdated) poke();
  });
  let builtOn: string | undefined;
  let triedAt = -Infinity;

  const isNearAiring = (): boolean => {
    const now = clock.now();
    return store.slots().some(
      (slot) =>
        slot.state === 'airing' ||
        // What is said every five minutes would keep the site as it was.
        (!isRepeat(slot) && Math.abs(slot.startsAt - now) < quietAroundAiringMs),
    );
  };
  /** What was built is gone, or could not be built: tried again now and then, for a disk may have had no room. */
  const isOwed = (): boolean => {
    if (builtOn === undefined || Math.abs(clock.now() - triedAt) < siteAgainRealMs * clock.speed)
      return false;
    return parts.isSiteOwed?.() === true;
  };
  return {
    outdate() {
      outdated = true;
    },
    refresh() {
      if (!content.loaded) return;
      // A fact becomes overdue, a notice ends: pages go by the day.
      const { day } = readWall(content.timeZone, clock.now());
      if (builtOn !== undefined && builtOn !== day) outdated = true;
      if (isOwed()) outdated = true;
      if (!outdated || building || isNearAiring()) return;
      outdated = false;
      builtOn = day;
      triedAt = clock.now();
      if (!parts.siteOutdated) return;
      building = true;
      void parts
        .siteOutdated()
        .catch((error: unknown) => {
          parts.tell(`Chưa dựng lại được trang: ${tellError(error)}`);
        })
        .finally(() => {
          building = false;
          if (outdated) poke();
        });
    },
  };
}
