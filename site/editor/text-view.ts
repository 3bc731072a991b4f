import type { EditorState } from 'prosemirror-state';
import type { Slice } from 'prosemirror-model';
import { EditorView } from 'prosemirror-view';
import { fileView, commentView, opaqueView, pictureView } from './frames/atom-views.ts';
import { frameView } from './frames/frame-view.ts';
import { frameWords } from './frames/frame-words.ts';
import { smsView, stepView } from './frames/step-view.ts';
import { cleanHtml } from './paste.ts';

interface Setting {
  readonly state: EditorState;
  readonly id: string;
  readonly mayWrite: () => boolean;
  /** After each change of the text, whoever made it. */
  readonly changed: (isOwn: boolean) => void;
  readonly pasted: (slice: Slice, view: EditorView) => Slice;
}

const frames = Object.fromEntries(Object.keys(frameWords).map((name) => [name, frameView]));

/** The text as it will stand, to be written in. */
export function openText(
  dom: HTMLElement,
  { state, id, mayWrite, changed, pasted }: Setting,
): EditorView {
  const view: EditorView = new EditorView(
    { mount: dom },
    {
      state,
      editable: mayWrite,
      attributes: {
        // The page's own -1 is for whoever leads there before it can be written in.
        tabindex: '0',
        ...{ role: 'textbox', 'aria-multiline': 'true', lang: 'vi', spellcheck: 'false' },
        ...{ 'aria-label': 'Nội dung bài', 'aria-describedby': 'phim-tat', class: 'text' },
      },
      nodeViews: {
        ...frames,
        ...{ step: stepView, sms: smsView, picture: pictureView(id), file: fileView },
        ...{ comment: commentView, opaque: opaqueView, opaque_inline: opaqueView },
      },
      transformPastedHTML: cleanHtml,
      transformPastedText: (text) => text.normalize('NFC'),
      transformPasted: pasted,
      dispatchTransaction(tr) {
        const { state: now, transactions } = view.state.applyTransaction(tr);
        view.updateState(now);
        if (transactions.some((one) => one.docChanged))
          changed(tr.getMeta('rebased') === undefined);
      },
    },
  );
  return view;
}
