// Pages of a document that is being made; they stand before the editor's own (`/dai/bai/:a/:b/`).
import type { ConsoleRoute } from '../../console-route.ts';
import { untouched } from '../../form.ts';
import { pathsFor } from '../address.ts';

export const newRoutes: readonly ConsoleRoute[] = [
  {
    ...{ path: '/dai/bai/moi/', needs: 'write' },
    show: async (seen) => (await import('./new-page.ts')).newPage(seen, untouched),
  },
  {
    ...{ path: '/dai/bai/hinh/:name', needs: 'see' },
    show: async (_, looking) => (await import('./show-picture.ts')).showPicture(looking),
  },
  ...pathsFor('doi-chieu/').map((path): ConsoleRoute => ({
    ...{ path, needs: 'write' },
    show: async (seen, looking) => (await import('./compare-page.ts')).comparePage(seen, looking),
  })),
  ...pathsFor('tung-buoc/').map((path): ConsoleRoute => ({
    ...{ path, needs: 'write' },
    show: async (seen, looking) =>
      (await import('./guide-page.ts')).guidePage(seen, looking, untouched),
  })),
  ...pathsFor('anh/').map((path): ConsoleRoute => ({
    ...{ path, needs: 'write' },
    show: async (seen, looking) =>
      (await import('./attach-page.ts')).attachPage(seen, looking, untouched),
  })),
];
