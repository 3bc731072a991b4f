// Every page of the console that is only looked at. One line each; what acts is in forms.ts.
import type { ActName } from '../acts/roles.ts';
import type { Looking } from './console-parts.ts';
import type { Html } from './pages/html.ts';
import { outcomePage } from './pages/outcome.ts';
import { schedulePage } from './pages/schedule.ts';
import type { Seen } from './seen.ts';
import { outcomeView } from './views/outcome.ts';
import { scheduleView } from './views/schedule-view.ts';

export interface ConsoleRoute {
  /** Under /dai/, as Hono writes paths: `/dai/duyet/:key/`. */
  readonly path: string;
  /** Whoever may do this may see the page. */
  readonly needs: ActName;
  /** The page; a Response for what is none (a stream of news, a file); undefined: there is no such page. */
  readonly show: (seen: Seen, looking: Looking) => Shown | Promise<Shown>;
}

export type Shown = Html | Response | undefined;

export const routes: readonly ConsoleRoute[] = [
  { path: '/dai/viec/:id/', needs: 'see', show: showOutcome },
  { path: '/dai/lich/', needs: 'see', show: showSchedule },
];

function showOutcome(seen: Seen, looking: Looking): Shown {
  const view = outcomeView(looking, seen.timeZone);
  return view && outcomePage(seen, view);
}

function showSchedule(seen: Seen, looking: Looking): Shown {
  return schedulePage(seen, scheduleView(looking, seen.timeZone));
}
