import { getVersion, sendableSteps } from 'prosemirror-collab';
import type { Step } from 'prosemirror-transform';
import type { EditorView } from 'prosemirror-view';
import type { Composing } from './composing.ts';
import { receive } from './open-state.ts';
import type { TakenStep } from './page-data.ts';
import { wordsOf } from './words-of.ts';

interface Needs {
  readonly view: EditorView;
  readonly composing: Composing;
  readonly client: string;
  /** Words that others left no place for. */
  readonly lost: (words: string) => void;
}

/** Brings in what the station took, ours and others'; `first` is the version before it. */
export function takeSteps({ view, composing, client, lost }: Needs) {
  return (first: number, steps: readonly TakenStep[]): void => {
    composing.whenIdle(() => {
      const known = getVersion(view.state) - first;
      // Older than what we know, or not what comes next: the stream is opened anew at what we know.
      if (known < 0 || known >= steps.length) return;
      const fresh = steps.slice(known);
      const own = fresh.filter((step) => step.client === client).length;
      const before = (sendableSteps(view.state)?.steps ?? []).slice(own);
      view.dispatch(receive(view.state, fresh));
      const words = wordsLost(view, before);
      if (words !== '') lost(words);
    });
  };
}

/** Where others removed the place, `receive` leaves out what was typed there. */
function wordsLost({ state }: EditorView, before: readonly Step[]): string {
  if (before.length <= (sendableSteps(state)?.steps.length ?? 0)) return '';
  const words = wordsOf(before).trim();
  return state.doc.textContent.includes(words) ? '' : words;
}
