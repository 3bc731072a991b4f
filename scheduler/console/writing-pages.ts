// Pages of texts: loaded when one of them is first asked for.
import type { Looking } from './console-parts.ts';
import type { Shown } from './console-route.ts';
import type { Seen } from './seen.ts';
import { fileOfLooking } from './writing/address.ts';
import { comparisonPage } from './writing/pages/comparison-page.ts';
import { conflictPage } from './writing/pages/conflict-page.ts';
import { textsPage } from './writing/pages/texts-page.ts';
import { versionsPage } from './writing/pages/versions-page.ts';
import { comparisonView } from './writing/views/comparison-view.ts';
import { textsView } from './writing/views/texts-view.ts';
import { versionsView } from './writing/views/versions-view.ts';

type Show = (seen: Seen, looking: Looking) => Shown;

export interface WritingPages {
  readonly texts: Show;
  readonly comparison: Show;
  readonly versions: Show;
  readonly conflict: Show;
}

export const writingPages: WritingPages = {
  texts: (seen, looking) => textsPage(seen, textsView(seen, looking)),
  comparison(seen, looking) {
    const view = comparisonView(seen, looking);
    return view && comparisonPage(seen, view);
  },
  versions(seen, looking) {
    const view = versionsView(looking);
    return view && versionsPage(seen, view);
  },
  conflict(seen, looking) {
    const file = fileOfLooking(looking);
    const desk = looking.parts.writing();
    const draft = file === undefined ? undefined : desk.draft(file);
    const conflict = draft && desk.conflict(draft.file);
    if (!draft || !conflict) return undefined;
    const { title } = draft;
    return conflictPage(seen, { file: draft.file, title, seal: desk.seal(draft.file), conflict });
  },
};
