// The studio's pages. All answer in the editing process; what they need is loaded when it is asked for.
import type { ConsoleRoute, Shown } from '../console-route.ts';
import type { Looking } from '../console-parts.ts';
import type { Seen } from '../seen.ts';
import type { StudioPages } from './pages.ts';
import { roomPaths } from './address.ts';

// A document's own address has no part behind it: whatever has one stands before.
export const studioRoutes: readonly ConsoleRoute[] = [
  { path: '/dai/phong-thu/', needs: 'see', show: lazily('list') },
  ...['site', 'audio'].map((room): ConsoleRoute => ({
    ...{ path: `/dai/phong-thu/:version/${room}/studio/:file`, needs: 'see' },
    show: lazily('module'),
  })),
  { path: '/dai/phong-thu/tep/:name', needs: 'see', show: lazily('take') },
  ...of('may-doc', lazily('machine')),
  ...of('bai-doc/cau', lazily('readingSound')),
  ...of('bai-doc/', lazily('reading')),
  ...of('', lazily('room')),
];

function of(page: string, show: ConsoleRoute['show']): readonly ConsoleRoute[] {
  return roomPaths(page).map((path) => ({ path, needs: 'see', show }));
}

function lazily(page: keyof StudioPages): ConsoleRoute['show'] {
  return async (seen: Seen, looking: Looking): Promise<Shown> =>
    (await import('./pages.ts')).studioPages[page](seen, looking);
}
