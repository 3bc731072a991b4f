// A question over the page: Escape leaves it, Enter answers it, and the text has the focus again.
import type { EditorView } from 'prosemirror-view';

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly value?: string;
  readonly help?: string;
  readonly isNeeded?: boolean;
}

export interface Question {
  readonly title: string;
  readonly fields: readonly Field[];
  readonly yes: string;
  /** A second way out: what it is called, and what it answers. */
  readonly other?: string;
  /** Put in between the fields and the buttons; may fill in a field. */
  readonly more?: (set: (name: string, value: string) => void) => HTMLElement;
}

export type Answered =
  | { readonly is: 'yes'; readonly values: Readonly<Record<string, string>> }
  | { readonly is: 'other' }
  | undefined;

let count = 0;

export function ask(view: EditorView, question: Question): Promise<Answered> {
  const dialog = document.createElement('dialog');
  const form = document.createElement('form');
  form.method = 'dialog';
  const title = document.createElement('h2');
  title.id = `hoi-${++count}`;
  title.textContent = question.title;
  dialog.setAttribute('aria-labelledby', title.id);
  const inputs = question.fields.map((field) => inputOf(field));
  const set = (name: string, value: string): void => {
    const found = inputs.find(({ input }) => input.name === name);
    if (found) found.input.value = value;
  };
  const acts = document.createElement('p');
  acts.className = 'acts';
  acts.append(buttonOf('yes', question.yes, 'button main'));
  if (question.other !== undefined) acts.append(buttonOf('other', question.other, 'button', true));
  acts.append(buttonOf('', 'Thôi', 'button quiet', true));
  form.append(title, ...inputs.map(({ dom }) => dom));
  if (question.more) form.append(question.more(set));
  form.append(acts);
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const said = dialog.returnValue;
      dialog.remove();
      view.focus();
      const values = Object.fromEntries(
        inputs.map(({ input: { name, value } }) => [name, value.normalize('NFC').trim()]),
      );
      if (said === 'yes') resolve({ is: 'yes', values });
      else resolve(said === 'other' ? { is: 'other' } : undefined);
    });
  });
}

function inputOf({ name, label, value = '', help, isNeeded = false }: Field) {
  const dom = document.createElement('div');
  dom.className = 'field';
  const words = document.createElement('label');
  const input = document.createElement('input');
  input.id = words.htmlFor = `o-${name}-${count}`;
  words.textContent = label;
  Object.assign(input, { name, value, required: isNeeded, autocomplete: 'off' });
  dom.append(words);
  if (help !== undefined) {
    const line = document.createElement('p');
    line.className = 'small';
    line.id = `${input.id}-giup`;
    line.textContent = help;
    input.setAttribute('aria-describedby', line.id);
    dom.append(line);
  }
  dom.append(input);
  return { dom, input };
}

function buttonOf(value: string, words: string, className: string, isFree = false) {
  const button = document.createElement('button');
  Object.assign(button, { value, className, textContent: words, formNoValidate: isFree });
  return button;
}
