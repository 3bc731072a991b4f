// Pages of what is filled in as a form. They stand before those of documents, whose addresses take any two words.
import type { ActName } from '../../../acts/roles.ts';
import type { ConsoleRoute, Shown } from '../../console-route.ts';
import type { Looking } from '../../console-parts.ts';
import type { Seen } from '../../seen.ts';

type Show = (seen: Seen, looking: Looking) => Shown | Promise<Shown>;

export const entryRoutes: readonly ConsoleRoute[] = [
  formRoute('/dai/bai/muc/', 'see', async () => (await pages()).showKinds),
  formRoute('/dai/tu-dien/', 'write', async () => (await pages()).showLexicon),
  formRoute(
    '/dai/tu-dien/nghe',
    'write',
    async () => (await import('./hear-reading.ts')).hearReading,
  ),
  formRoute('/dai/bai/:a/dau-bai/', 'see', async () => (await pages()).showHead),
  formRoute('/dai/bai/:a/:b/dau-bai/', 'see', async () => (await pages()).showHead),
  formRoute('/dai/bai/muc/simulator/:slug/', 'see', inFolder('simulator', 'showList')),
  formRoute('/dai/bai/muc/campaigns/:slug/', 'see', inFolder('campaigns', 'showList')),
  formRoute('/dai/bai/muc/simulator/:slug/:entry/', 'see', inFolder('simulator', 'showEntry')),
  formRoute('/dai/bai/muc/campaigns/:slug/:entry/', 'see', inFolder('campaigns', 'showEntry')),
  formRoute('/dai/bai/muc/:slug/', 'see', inFolder('', 'showList')),
  formRoute('/dai/bai/muc/:slug/:entry/', 'see', inFolder('', 'showEntry')),
];

/** Each reads content/, and is loaded when it is first asked for. */
const pages = () => import('./entry-shows.ts');

function formRoute(path: string, needs: ActName, load: () => Promise<Show>): ConsoleRoute {
  return { path, needs, show: async (seen, looking) => (await load())(seen, looking) };
}

function inFolder(folder: string, page: 'showList' | 'showEntry'): () => Promise<Show> {
  return async () => {
    const show = (await pages())[page];
    return (seen, looking) => {
      const slug = looking.param('slug');
      return show(seen, looking, folder === '' ? slug : `${folder}/${slug}`);
    };
  };
}
