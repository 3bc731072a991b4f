import type { Beside, BesideSentence, UnsureForm } from '../../../content/schema/beside.ts';
import { button, keeping, make, show } from './make.ts';
import type { Decision } from './station.ts';

/** A form that somebody has to decide, with the first sentence it stands in. */
export interface Asked {
  readonly form: UnsureForm;
  readonly sentence: BesideSentence;
  readonly times: number;
}

interface Needs {
  readonly decide: (decision: Decision) => void;
  readonly play: (sentence: BesideSentence) => void;
  /** Words as they would be said. */
  readonly say: (spoken: string) => void;
  /** Absent where one is there already. */
  readonly go?: (form: UnsureForm) => void;
}

/** Every unsure form once, in the order of the text. */
export function unsureIn({ sentences }: Beside): readonly Asked[] {
  const forms = new Map<string, Asked>();
  for (const sentence of sentences)
    for (const form of sentence.unsure) {
      const known = forms.get(form.written);
      forms.set(
        form.written,
        known ? { ...known, times: known.times + 1 } : { form, sentence, times: 1 },
      );
    }
  return [...forms.values()];
}

/** One question for each unsure form: which of these readings, here or always. */
export function createUnsureWords(root: Element, needs: Needs): (beside: Beside) => void {
  let made = 0;
  const item = keeping((asked: Asked) => {
    made += 1;
    return drawForm(asked, `doc-la-${made}`, needs);
  });
  return (beside) => {
    show(
      root,
      unsureIn(beside).map((asked) => item(asked.form.written, asked)),
    );
  };
}

/** What is asked about a form: its readings, each to be heard, and for how much it holds. */
export function drawForm(asked: Asked, name: string, needs: Needs): Element {
  const { form, sentence, times } = asked;
  const { written, spoken, isUnknown } = form;
  const { lines, decide } = drawChoices(form, name, needs);
  const { go } = needs;
  const says = isUnknown
    ? `chưa biết đọc, đang đánh vần “${spoken}”`
    : `đang đọc “${spoken}”, chưa chắc`;
  const often = times > 1 ? ` (${times} chỗ)` : '';
  const act = (words: string, run: () => void, scope?: string): HTMLElement =>
    button(words, run, { 'data-decide': scope, 'aria-label': `${words}: “${written}”` });
  return make(
    'fieldset',
    { class: 'beside-ask', 'data-unsure': written, 'data-unknown': isUnknown },
    make('legend', {}, `“${written}”: ${says}${often}`),
    ...lines,
    make(
      'p',
      { class: 'acts' },
      act(
        'Bài này',
        () => {
          decide('document');
        },
        'document',
      ),
      act(
        'Luôn luôn',
        () => {
          decide('always');
        },
        'always',
      ),
      act('Nghe câu này', () => {
        needs.play(sentence);
      }),
      go &&
        act('Đến chỗ ấy', () => {
          go(form);
        }),
    ),
  );
}

/** The readings to choose from, and one to be typed; what is typed counts. */
function drawChoices(
  { choices, written }: UnsureForm,
  name: string,
  { decide: tell, say }: Pick<Needs, 'decide' | 'say'>,
) {
  const hear = (words: string, spoken: () => string): HTMLElement =>
    button(
      'Nghe',
      () => {
        if (spoken() !== '') say(spoken());
      },
      { 'aria-label': words },
    );
  const other = make('input', {
    ...{ type: 'text', id: `${name}-khac`, autocomplete: 'off', maxlength: '120' },
  });
  const radios = choices.map(({ spoken, row }, index) => {
    const id = `${name}-${index}`;
    const radio = make('input', { type: 'radio', name, id, checked: index === 0 });
    const label = make('label', { for: id }, spoken);
    return {
      radio,
      row,
      line: make(
        'p',
        {},
        radio,
        label,
        ' ',
        hear(`Nghe: ${spoken}`, () => spoken),
      ),
    };
  });
  const typing = make(
    'p',
    {},
    make('label', { for: other.id }, 'Đọc khác: '),
    other,
    ' ',
    hear('Nghe cách đọc vừa gõ', () => other.value.trim()),
  );
  return {
    lines: [...radios.map(({ line }) => line), typing],
    decide: (scope: 'document' | 'always'): void => {
      const row = radios.find(({ radio }) => radio.checked)?.row;
      const typed = other.value.trim();
      const spoken = typed === '' ? (row?.spoken ?? '') : typed;
      tell({ written: row?.written ?? written, spoken, scope });
    },
  };
}
