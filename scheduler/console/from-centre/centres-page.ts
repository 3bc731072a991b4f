// A text of the centre where texts are written: to be read, and one deliberate button.
import { html } from 'hono/html';
import type { Node } from 'prosemirror-model';
import { centreThings, thingOfFile } from '../../../content/write/keep-centres.ts';
import type { CentreThing } from '../../../content/schema/centre.ts';
import { readProse } from '../../../content/write/prose/index.ts';
import { sayInstant } from '../../core/words.ts';
import type { Looking } from '../console-parts.ts';
import type { Html } from '../pages/html.ts';
import { layout } from '../pages/layout.ts';
import type { Seen } from '../seen.ts';
import { fileOfLooking } from '../writing/address.ts';
import { textOfFile } from '../writing/draft-texts.ts';
import { drawDoc } from '../writing/editor/draw-doc.ts';
import { detachForm } from './list-page.ts';

interface CentresText {
  readonly thing: CentreThing;
  /** Undefined where it can't be read as prose. */
  readonly doc: Node | undefined;
}

/** Undefined: the address is of no text that a centre sent. */
export function centresText(looking: Looking): CentresText | undefined {
  const { contentDir } = looking.parts.config;
  const file = fileOfLooking(looking);
  const thing = file === undefined ? undefined : thingOfFile(centreThings(contentDir), file);
  if (file === undefined || !thing) return undefined;
  return { thing, doc: readOrNone(textOfFile(contentDir, file) ?? '') };
}

function readOrNone(text: string): Node | undefined {
  try {
    return readProse(text);
  } catch {
    return undefined;
  }
}

export function centresPage(seen: Seen, { thing, doc }: CentresText): Html {
  const { centre, version, title, acceptedBy, acceptedAt } = thing;
  return layout(seen, {
    ...{ title, page: 'centres-text' },
    main: html`<p class="note" data-centres="${thing.thing}">
        Bài của trung tâm <strong>${centre}</strong> (bản ${version}), ${acceptedBy ?? 'đài tự'}
        nhận ${sayInstant(seen.timeZone, Date.parse(acceptedAt))}. Ở đây chỉ xem, không sửa.
      </p>
      <div class="sheet text">${doc ? drawDoc(doc) : ''}</div>
      <div class="acts">
        ${detachForm(seen, thing.thing)}
        <a class="button quiet" href="/dai/tu-trung-tam/">Từ trung tâm</a>
        <a class="button quiet" href="/dai/bai/">Mọi bài viết</a>
      </div>`,
  });
}
