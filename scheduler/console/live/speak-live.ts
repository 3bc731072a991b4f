import { speechKinds } from '../../../content/schema/names.ts';
import { sessionOf } from '../accounts/who-looks.ts';
import type { Form } from '../form.ts';
import { livePage } from './live-page.ts';
import { liveView } from './live-view.ts';

/** Opens the microphone of whoever sends it: what he says is taken from his session alone (live-post.ts). */
export const speakLive: Form = {
  needs: 'speak-live',
  read(fields, { seen, looking }) {
    const speech = speechKinds.find((kind) => kind === fields.text('speech'));
    if (!speech) return { errors: { speech: 'Chọn nói thông báo hay việc khẩn cấp.' } };
    const session = sessionOf(looking);
    const live = looking.parts.speeches.open({ session, name: seen.person.name });
    return { act: { kind: 'speak-live', live, speech }, saw: { speech } };
  },
  again: (seen, { parts }, typed) => livePage(seen, liveView(parts), typed),
};
