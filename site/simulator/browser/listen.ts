import type { Event as Happened } from '../machine/state.ts';
import { readField } from './field-values.ts';
import { focusField } from './focus.ts';
import { nearest } from './page.ts';
import type { Presses } from './presses.ts';
import type { Settle } from './settle.ts';

/** What a click on an element with `data-<name>="<value>"` means to the machine. */
const clicks: Readonly<Record<string, (value: string) => Happened>> = {
  act: (value) => ({ type: 'act', action: Number(value) }),
  try: (value) => ({ type: 'try', index: Number(value) }),
  person: (value) => ({ type: 'fill', identity: Number(value) }),
  hint: () => ({ type: 'hint' }),
  show: () => ({ type: 'show' }),
  change: (screen) => ({ type: 'change', screen }),
  visit: (screen) => ({ type: 'visit', screen }),
};

/** Hands every click, key and typed character on the page to `send` and `presses`; none that came too early for its screen. */
export function listen(
  root: HTMLElement,
  send: (event: Happened) => void,
  presses: Presses,
  { isTooEarly }: Settle,
): void {
  root.addEventListener('click', (event) => {
    if (isTooEarly(event)) return;
    const jump = nearest(event, 'jump');
    if (jump !== undefined) {
      // Not followed as a link: it would leave an entry in the history for nothing.
      event.preventDefault();
      focusField(root, jump.value);
      return;
    }
    const mask = nearest(event, 'mask');
    if (mask !== undefined) toggleMask(mask.element, mask.value);
    for (const name of Object.keys(presses)) {
      const press = presses[name];
      if (nearest(event, name) !== undefined && press !== undefined) press();
    }
    for (const name of Object.keys(clicks)) {
      const clicked = nearest(event, name);
      const toEvent = clicks[name];
      if (clicked !== undefined && toEvent !== undefined) send(toEvent(clicked.value));
    }
  });
  for (const type of ['input', 'change']) {
    root.addEventListener(type, (event) => {
      const typed = nearest(event, 'field');
      if (typed === undefined) return;
      send({ type: 'write', field: typed.value, value: readField(root, typed.value) });
    });
  }
  root.addEventListener('focusout', (event) => {
    const left = nearest(event, 'field');
    // On the way to a button nothing may move under the finger; the button checks everything anyway.
    const to = event.relatedTarget;
    if (left === undefined || (to instanceof Element && to.hasAttribute('data-act'))) return;
    send({ type: 'leave', field: left.value });
  });
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || nearest(event, 'field') === undefined) return;
    event.preventDefault();
    if (!isTooEarly(event)) send({ type: 'act', action: 0 });
  });
}

function toggleMask(button: HTMLElement, control: string): void {
  const input = document.getElementById(control);
  if (input === null) return;
  const masked = input.classList.toggle('masked');
  button.setAttribute('aria-pressed', String(masked));
}
