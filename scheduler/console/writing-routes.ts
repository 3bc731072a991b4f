// Pages of texts that are written here. All answer in the editing process; what they need is loaded when it is asked for.
import type { ConsoleRoute, Shown } from './console-route.ts';
import type { Looking } from './console-parts.ts';
import type { Seen } from './seen.ts';
import { fileOfLooking, pathsFor } from './writing/address.ts';
import { draftStream } from './writing/draft-stream.ts';
import { entryRoutes } from './writing/kinds/entry-routes.ts';

export const writingRoutes: readonly ConsoleRoute[] = [
  ...entryRoutes,
  ...pathsFor('theo').map((path): ConsoleRoute => ({ path, needs: 'see', show: showStream })),
];

function showStream(seen: Seen, looking: Looking): Shown {
  const file = fileOfLooking(looking);
  return file === undefined ? undefined : draftStream(seen, looking, file);
}
