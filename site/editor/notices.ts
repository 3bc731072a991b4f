// What a person has to know and does not see in the text, over it until he has read it.

export interface Notices {
  /** One of each `name`; the later stays. */
  say(name: string, words: string, link?: { readonly href: string; readonly words: string }): void;
  unsay(name: string): void;
  /** Words that found no place: they stay until somebody says that he has them. `done` once he has. */
  keepWords(why: string, words: string, done?: () => void): void;
}

export function noticesIn(dom: HTMLElement): Notices {
  const put = (name: string, fill: (box: HTMLElement) => void): void => {
    dom.querySelector(`[data-notice="${name}"]`)?.remove();
    const box = document.createElement('div');
    box.className = 'note';
    box.dataset['notice'] = name;
    fill(box);
    dom.append(box);
  };
  const paragraph = (words: string): HTMLElement => {
    const made = document.createElement('p');
    made.textContent = words;
    return made;
  };
  return {
    say(name, words, link) {
      put(name, (box) => {
        const line = paragraph(words);
        if (link) {
          const way = document.createElement('a');
          way.href = link.href;
          way.textContent = link.words;
          line.append(' ', way);
        }
        box.append(line);
      });
    },
    unsay(name) {
      dom.querySelector(`[data-notice="${name}"]`)?.remove();
    },
    keepWords(why, words, done) {
      put(`words-${dom.childElementCount}`, (box) => {
        const text = document.createElement('pre');
        text.tabIndex = 0;
        text.textContent = words;
        const [copy, gone] = [buttonOf('Chép chữ này'), buttonOf('Xong, bỏ đi')];
        copy.addEventListener('click', () => {
          navigator.clipboard.writeText(words).then(
            () => (copy.textContent = 'Đã chép'),
            () => getSelection()?.selectAllChildren(text),
          );
        });
        gone.addEventListener('click', () => {
          box.remove();
          done?.();
        });
        const acts = document.createElement('p');
        acts.className = 'acts';
        acts.append(copy, gone);
        box.append(paragraph(why), text, acts);
      });
    },
  };
}

function buttonOf(words: string): HTMLButtonElement {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'button', textContent: words });
  return button;
}
