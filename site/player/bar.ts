/** A line at the foot of the window with one button, for who has scrolled away from the player. */
export interface Bar {
  /** Its height in CSS px while shown, else 0. */
  readonly height: number;
  readonly show: (words: string, button: string) => void;
  readonly hide: () => void;
}

/** Puts a hidden bar behind `place`, so that by keyboard it follows the player; `press` is what its button does, and hides it. */
export function makeBar(place: Element, press: () => void): Bar {
  const box = document.createElement('div');
  box.className = 'listen-bar';
  box.hidden = true;
  const words = document.createElement('span');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'act main';
  button.addEventListener('click', () => {
    box.hidden = true;
    press();
  });
  box.append(words, button);
  place.after(box);
  return {
    get height() {
      return box.offsetHeight;
    },
    show: (said, label) => {
      words.textContent = said;
      button.textContent = label;
      box.hidden = false;
    },
    hide: () => {
      box.hidden = true;
    },
  };
}
