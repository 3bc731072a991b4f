import { LoaError } from '../../../../content/schema/loa-error.ts';
import { rolesFor } from '../../../acts/roles.ts';
import { roleWords } from '../../../core/role-words.ts';
import type { Looking } from '../../console-parts.ts';
import type { Shown } from '../../console-route.ts';
import { textOf } from '../../pages/html.ts';
import type { Seen } from '../../seen.ts';
import { headName, kindNamed } from './document-kind.ts';
import { entryPage, noFormPage } from './entry-page.ts';
import { entryView } from './entry-view.ts';
import { formKinds, type FormKind } from './kinds.ts';
import { kindsPage, listPage } from './list-page.ts';
import { listView } from './list-view.ts';
import { shelfOf } from './shelf-of.ts';

export function showKinds(seen: Seen, { parts }: Looking): Shown {
  return kindsPage(seen, formKinds(parts.config.contentDir));
}

export function showLexicon(seen: Seen, looking: Looking): Shown {
  return showList(seen, looking, 'lexicon');
}

/** `/dai/bai/<id>/dau-bai/` */
export function showHead(seen: Seen, looking: Looking): Shown {
  return showList(seen, looking, headName(addressIn(looking)));
}

/** `huong-dan/dang-nhap-vneid` of a page's path. */
function addressIn({ param }: Pick<Looking, 'param'>): string {
  return [param('a'), param('b')].filter((part) => part !== '').join('/');
}

export function showList(seen: Seen, looking: Looking, name: string): Shown {
  const kind = kindFor(seen, looking, name);
  if (!kind || kind instanceof Response) return kind;
  // A file that is one record has one form.
  if (kind.entries === 'record') return showEntryOf(seen, looking, kind, 'tep');
  return orWhy(seen, kind, () =>
    listPage(seen, listView(looking, kind, shelfOf(looking, seen, kind))),
  );
}

export function showEntry(seen: Seen, looking: Looking, name: string): Shown {
  const kind = kindFor(seen, looking, name);
  if (!kind || kind instanceof Response) return kind;
  return showEntryOf(seen, looking, kind, looking.param('entry'));
}

function showEntryOf(seen: Seen, looking: Looking, kind: FormKind, key: string): Shown {
  return orWhy(seen, kind, () => {
    const view = entryView({
      ...{ kind, key, shelf: shelfOf(looking, seen, kind) },
      ...{ contentDir: looking.parts.config.contentDir, isKept: looking.query('giu') !== '' },
    });
    return view && entryPage(seen, view);
  });
}

/** Undefined: there is none, or it is none of this person's. */
function kindFor(seen: Seen, { parts }: Looking, name: string): FormKind | Response | undefined {
  const kind = kindNamed(parts, name);
  if (!kind) return undefined;
  if (!seen.may(kind.needs)) {
    const why = `Phần này do ${rolesFor(kind.needs)
      .map((role) => roleWords[role])
      .join(', ')} sửa.`;
    const headers = { 'Content-Type': 'text/html; charset=utf-8' };
    return new Response(textOf(noFormPage(seen, kind, why)), { status: 403, headers });
  }
  if (kind.elsewhere === undefined) return kind;
  return new Response(null, { status: 303, headers: { Location: kind.elsewhere } });
}

/** The page, or why there is none: a file that can't be read has no form. */
function orWhy(seen: Seen, kind: FormKind, show: () => Shown): Shown {
  try {
    return show();
  } catch (error) {
    if (!(error instanceof LoaError)) throw error;
    return noFormPage(seen, kind, `${error.message} ${error.hint}`.trim());
  }
}
