// Pages of texts that are written here. All answer in the editing process; what they need is loaded when it is asked for.
import { hashOfFile } from '../../content/write/keep-edit.ts';
import type { ActName } from '../acts/roles.ts';
import type { ConsoleRoute, Shown } from './console-route.ts';
import type { Looking } from './console-parts.ts';
import type { Seen } from './seen.ts';
import type { WritingPages } from './writing-pages.ts';
import { fileOfLooking, pathsFor } from './writing/address.ts';
import { besideRoutes } from './writing/beside/beside-routes.ts';
import { newRoutes } from './writing/new/routes.ts';
import { draftStream } from './writing/draft-stream.ts';
import { editorRoutes } from './writing/editor/editor-routes.ts';
import { entryRoutes } from './writing/kinds/entry-routes.ts';

// A document's own address has no part behind it: whatever has one stands before.
export const writingRoutes: readonly ConsoleRoute[] = [
  ...newRoutes,
  ...besideRoutes,
  { path: '/dai/bai/', needs: 'see', show: lazily('texts') },
  ...pathsFor('theo').map((path): ConsoleRoute => ({ path, needs: 'see', show: showStream })),
  ...pages('phat-hanh/', 'see', 'comparison'),
  ...pages('ban-cu/', 'see', 'versions'),
  ...pages('hai-ban/', 'write', 'conflict'),
  ...entryRoutes,
  ...editorRoutes,
];

function pages(name: string, needs: ActName, page: keyof WritingPages): readonly ConsoleRoute[] {
  return pathsFor(name).map((path) => ({ path, needs, show: lazily(page) }));
}

function lazily(page: keyof WritingPages): ConsoleRoute['show'] {
  return async (seen, looking) => {
    // The ward's file holds addresses with passwords in them.
    const isWards = fileOfLooking(looking) === 'content/ward.yaml';
    if (isWards && !seen.may('settings')) return undefined;
    return (await import('./writing-pages.ts')).writingPages[page](seen, looking);
  };
}

function showStream(seen: Seen, looking: Looking): Shown {
  const file = fileOfLooking(looking);
  if (file === undefined) return undefined;
  // An address of nothing has no news, and would keep a connection for it.
  const { config, writing } = looking.parts;
  const isThere = hashOfFile(config.contentDir, file) !== undefined;
  return isThere || writing().draft(file) ? draftStream(seen, looking, file) : undefined;
}
