// How far what was published has come: on the pages that people read, and in the bulletins.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fallbackTimeZone } from '../../../../content/schema/names.ts';
import { isWaiting, type Slot } from '../../../core/slot.ts';
import { readWall } from '../../../core/zone.ts';
import { isSiteCurrent, shownSince } from '../../../server/site-standing.ts';
import { siteTrouble } from '../../../server/site-trouble.ts';
import type { Looking } from '../../console-parts.ts';
import { contentNow } from '../../views/content-now.ts';
import { addressOf } from '../address.ts';
import { touchedBy } from './touched.ts';

export interface SiteStanding {
  readonly is: 'built' | 'waits' | 'failed';
  /** Why it was not built; Vietnamese. */
  readonly message: string;
  /** Something airs now or soon: it is built after that. */
  readonly after: Slot | undefined;
  /** Where people read it: `/thong-bao/x/`; `/` of what has no page of its own. */
  readonly address: string;
  /** Real ms since it was published. */
  readonly sinceMs: number;
  /** Real ms from publishing until people could read it; undefined where nobody knows. */
  readonly tookMs: number | undefined;
  /** Airings that have words of it, and those among them whose bulletin is to be made. */
  readonly airings: number;
  readonly unmade: number;
}

/** How close to an airing the site is not built; as the daemon does. */
const quietMs = 5 * 60_000;

/** `publishedAt`: epoch ms. */
export function siteStanding({ parts }: Looking, file: string, publishedAt: number): SiteStanding {
  const { config, clock, store, news } = parts;
  const now = clock.now();
  const slots = store().slots();
  const after = slots.find(
    (slot) =>
      slot.state === 'airing' || (isWaiting(slot) && Math.abs(slot.startsAt - now) < quietMs),
  );
  const { slots: touched } = touchedBy(slots, contentNow(config.contentDir).content, file);
  const trouble = siteTrouble(config);
  const { day } = readWall(news.last().ward?.timeZone ?? fallbackTimeZone, now);
  const address = addressOf(file).replace(/^\/dai\/bai/, '');
  const { isShown, at, hasPage } = shownSince(
    config,
    Math.max(publishedAt, writtenAt(config.contentDir, file)),
    address,
  );
  const isBuilt = isShown || isSiteCurrent(config, day);
  return {
    is: isBuilt ? 'built' : trouble ? 'failed' : 'waits',
    message: trouble?.message ?? '',
    ...{ after, address: hasPage ? address : '/', sinceMs: Date.now() - publishedAt },
    tookMs: at === undefined ? undefined : at - publishedAt,
    ...{ airings: touched.length, unmade: touched.filter(({ bulletin }) => !bulletin).length },
  };
}

/** A build that began between the press and the file's last byte has read the one before. Epoch ms. */
function writtenAt(contentDir: string, file: string): number {
  return (
    statSync(join(contentDir, file.slice('content/'.length)), { throwIfNoEntry: false })?.mtimeMs ??
    0
  );
}
