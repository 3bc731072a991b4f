import type { ActName } from '../acts/roles.ts';
import type { Looking } from './console-parts.ts';
import type { Html } from './pages/html.ts';
import type { Seen } from './seen.ts';

/** A page that is only looked at. */
export interface ConsoleRoute {
  /** Under /dai/, as Hono writes paths: `/dai/duyet/:key/`. */
  readonly path: string;
  /** Whoever may do this may see the page. */
  readonly needs: ActName;
  /** The page; a Response for what is none (a stream of news, a file); undefined: there is no such page. */
  readonly show: (seen: Seen, looking: Looking) => Shown | Promise<Shown>;
}

export type Shown = Html | Response | undefined;
