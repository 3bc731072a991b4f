import type { Looking } from '../console-parts.ts';
import { LoaError } from '../../../content/schema/loa-error.ts';
import type { Typed } from '../form.ts';
import type { Html } from '../pages/html.ts';
import type { Seen } from '../seen.ts';
import { scriptAddress } from './modules.ts';
import { roomPage } from './pages/room-page.ts';
import { roomView } from './room-view.ts';

/** The prompter at the sentence that a form was sent from, with what was wrong. @throws LoaError where that is no more */
export async function roomAgain(seen: Seen, looking: Looking, typed: Typed): Promise<Html> {
  const { document = '', key = '' } = typed.values;
  const view = await roomView(seen, looking, document, key);
  if (!view) throw noSentence();
  return roomPage(seen, view, scriptAddress(looking.parts.config.root), typed);
}

export function noSentence(): LoaError {
  return new LoaError('no-sentence', 'Không còn bài hay câu này.', {
    hint: 'Bài vừa được sửa: về phòng thu để đọc câu mới.',
  });
}
