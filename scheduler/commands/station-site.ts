// The pages that a station shows: made at once where there are none, and after what the daemon has changed.
import { readWall } from '../core/zone.ts';
import type { Clock } from '../clock.ts';
import { buildApart, firstNiceness } from '../site-build/build-apart.ts';
import type { SiteOutcome } from '../site-build/build-site.ts';
import { currentSite } from '../site-build/site-places.ts';
import type { StationSettings } from './station-settings.ts';

export interface StationSite {
  /** Resolves when the first site has been built, or could not be; at once where there was one, or there need be none. */
  readonly first: Promise<void>;
  /** Builds anew, after the first. Never rejects for what content or Astro did. */
  outdated(): Promise<void>;
}

/**
 * Begins the first site of a station that must show one. Nobody waits for its sound: the daemon makes that beside it, and the pages are
 * built again with it. `timeZone` is the ward's, as far as it is known.
 */
export function openStationSite(
  { config, terminal, isMainJob }: StationSettings,
  clock: Clock,
  timeZone: () => string,
  tell: (line: string) => void,
  buildOnce = buildApart,
): StationSite {
  const build = (niceness?: number): Promise<SiteOutcome> => {
    const { day } = readWall(timeZone(), clock.now());
    return buildOnce({ config, day, ...(niceness !== undefined && { niceness }) }, terminal.env);
  };
  const buildFirst = async (): Promise<void> => {
    terminal.err('Dựng trang; âm thanh của các buổi phát được làm bên cạnh…\n');
    const outcome = await build(firstNiceness);
    if (outcome.how === 'failed') tell(`Chưa dựng được trang: ${outcome.message}`);
  };
  const first = isMainJob && !currentSite(config) ? buildFirst() : Promise.resolve();
  return {
    first,
    async outdated() {
      await first;
      if (!isMainJob && !currentSite(config)) return;
      const outcome = await build();
      if (outcome.how === 'built') tell('Đã dựng lại trang theo nội dung mới.');
      if (outcome.how === 'failed')
        tell(`Chưa dựng lại được trang, giữ bản cũ: ${outcome.message}`);
    },
  };
}
