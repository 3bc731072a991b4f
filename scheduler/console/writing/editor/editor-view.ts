import type { Node } from 'prosemirror-model';
import type { Looking } from '../../console-parts.ts';
import type { Seen } from '../../seen.ts';
import { fileOfLooking } from '../address.ts';
import { readProse } from '../../../../content/write/prose/index.ts';
import type { Draft, WritingDesk } from '../desk.ts';
import { textOfFile } from '../draft-texts.ts';
import { titleOf } from '../title-of.ts';

export interface EditorView {
  readonly file: string;
  /** Its address is `/dai/bai/<id>/`. */
  readonly id: string;
  readonly title: string;
  /** As it is now. */
  readonly doc: Node;
  readonly state: Draft['state'];
  readonly isChanged: boolean;
  readonly sentBack: Draft['sentBack'];
  readonly mayWrite: boolean;
  /** For the script: PageData of site/editor/page-data.ts. */
  readonly data: string;
}

/**
 * The draft of a text, begun where there is none and he may write; else the text as it is published. Undefined where the address
 * is of no such text. Throws LoaError.
 */
export function editorView(seen: Seen, looking: Looking): EditorView | undefined {
  const file = fileOfLooking(looking);
  if (file === undefined || !file.endsWith('.mdx')) return undefined;
  const desk = looking.parts.writing();
  const { account, name, roles } = seen.person;
  const mayWrite = seen.may('write');
  if (mayWrite) desk.open(file, { account, name, roles });
  const shown = shownOf(desk, looking, file);
  if (!shown) return undefined;
  const { draft, start, doc, steps } = shown;
  const id = ['a', 'b']
    .map(looking.param)
    .filter((part) => part !== '')
    .join('/');
  const data = {
    ...{ file, id, draft: draft?.beganAt ?? 0, version: draft?.version ?? 0 },
    doc: start.toJSON() as unknown,
    steps: steps.map(({ step, client, account: by, name: who, at }) => {
      return { step, client, account: by, name: who, at };
    }),
    ...{ account, people: desk.people(file), may: { write: mayWrite } },
    takenIds: takenIds(desk, file, start),
  };
  return {
    ...{ file, id, doc, title: draft?.title ?? titleOf(file, doc) },
    ...{ state: draft?.state ?? 'open', isChanged: draft?.isChanged === true },
    ...{ sentBack: draft?.sentBack, mayWrite },
    // In a page `</script>` ends it, wherever it stands.
    data: JSON.stringify(data).replaceAll('<', '\\u003c'),
  };
}

/** Whoever only looks begins nothing. */
function shownOf(desk: WritingDesk, { parts }: Looking, file: string) {
  const draft = desk.draft(file);
  if (draft) return { draft, start: desk.start(file), doc: desk.doc(file), steps: draft.steps };
  const text = textOfFile(parts.config.contentDir, file);
  if (text === undefined) return undefined;
  const doc = readProse(text);
  return { draft, start: doc, doc, steps: [] };
}

/** So many versions back: an id that is older than that is in no link of today. */
const versionsBack = 40;

function takenIds(desk: WritingDesk, file: string, start: Node): readonly string[] {
  const ids = new Set<string>();
  start.forEach(({ type, attrs }) => {
    if (type.name === 'step') ids.add(String(attrs['id']));
  });
  for (const { id } of desk.versions(file).slice(0, versionsBack))
    for (const [, step = ''] of (desk.textOf(id, file) ?? '').matchAll(
      /<Step\b[^>]*?\bid="([^"]+)"/g,
    ))
      ids.add(step);
  return [...ids];
}
