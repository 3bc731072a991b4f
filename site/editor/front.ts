// Title and summary of a document are fields over its text; they are attributes of the document, and go the way of all its steps.
import type { EditorView } from 'prosemirror-view';

const writesAfterMs = 300;

/** Wakes the fields `[data-front]` of the page. Returns what shows them as they are now. */
export function wakeFront(root: ParentNode, view: EditorView): () => void {
  const fields = [...root.querySelectorAll<HTMLTextAreaElement>('textarea[data-front]')];
  for (const field of fields) wake(field, view);
  return () => {
    for (const field of fields) {
      const now = textOf(view, field.dataset['front'] ?? '');
      if (document.activeElement !== field && field.value !== now) field.value = now;
      field.readOnly = !view.editable;
      fit(field);
    }
  };
}

function wake(field: HTMLTextAreaElement, view: EditorView): void {
  const key = field.dataset['front'] ?? '';
  let timer: number | undefined;
  const write = (): void => {
    clearTimeout(timer);
    const text = field.value.normalize('NFC').replace(/\s+/g, ' ').trim();
    if (text === textOf(view, key)) return;
    view.dispatch(view.state.tr.setDocAttribute(key, text === '' ? null : text));
  };
  field.addEventListener('input', () => {
    fit(field);
    clearTimeout(timer);
    timer = window.setTimeout(write, writesAfterMs);
  });
  field.addEventListener('change', write);
  // One line of the file.
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    write();
  });
}

function textOf({ state }: EditorView, key: string): string {
  const value: unknown = state.doc.attrs[key];
  return typeof value === 'string' ? value : '';
}

/** As high as its words. */
function fit(field: HTMLTextAreaElement): void {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}
