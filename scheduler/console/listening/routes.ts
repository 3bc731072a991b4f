// The officer's pages of listening tests. What reads content/ (a new test) is in plan-routes.ts.
import { csv } from '../../feeds/csv.ts';
import type { Looking } from '../console-parts.ts';
import type { ConsoleRoute, Shown } from '../console-route.ts';
import { soundFile } from '../pages/sound-file.ts';
import type { Seen } from '../seen.ts';
import { answerRows } from './core/rows.ts';
import { sheetPage } from './pages/sheet-page.ts';
import { testPage } from './pages/test-page.ts';
import { testsPage } from './pages/tests-page.ts';
import { testOf, testsView, testView } from './views.ts';

export const listeningRoutes: readonly ConsoleRoute[] = [
  {
    ...{ path: '/dai/nghe-thu/', needs: 'see' },
    show: (seen, looking) => testsPage(seen, testsView(looking)),
  },
  { path: '/dai/nghe-thu/:id/', needs: 'see', show: showTest },
  { path: '/dai/nghe-thu/:id/phieu/', needs: 'see', show: showSheet },
  { path: '/dai/nghe-thu/:id/bang.mp3', needs: 'see', show: (_, looking) => tape(looking) },
  { path: '/dai/nghe-thu/:id/ket-qua.csv', needs: 'see', show: (_, looking) => table(looking) },
];

function showTest(seen: Seen, looking: Looking): Shown {
  const view = testView(looking);
  return view && testPage(seen, view);
}

function showSheet(seen: Seen, looking: Looking): Shown {
  const test = testOf(looking);
  return test && sheetPage(seen, test);
}

function tape(looking: Looking): Shown {
  const test = testOf(looking);
  return test && soundFile(looking.parts.listening.tapePath(test.id), looking.request);
}

function table(looking: Looking): Shown {
  const test = testOf(looking);
  if (!test) return undefined;
  const rows = answerRows(test, looking.parts.listening.book().listeners(test.id));
  return new Response(csv(rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="nghe-thu-${test.id}.csv"`,
    },
  });
}
