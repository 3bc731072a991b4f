import type { Event as Happened, State } from '../machine/state.ts';
import { all, controlsOf, sectionOf } from './page.ts';

/** Where the reader's attention goes after an event: the new screen, the errors, or the button that was shown. */
export function moveFocus(root: HTMLElement, before: State, after: State, event: Happened): void {
  const section = sectionOf(root, after.screen);
  if (section === undefined) return;
  if (event.type === 'restart' || before.screen !== after.screen) {
    focusOn(section, '[data-problem], [data-heading]', section);
  } else if (['act', 'try', 'show'].includes(event.type) && after.errors.length > 0) {
    focusOn(section, '[data-summary]');
  } else if (event.type === 'act') {
    focusOn(section, '[data-heading]', section);
  } else if (event.type === 'show') {
    focusOn(section, '[data-act="0"]');
  }
}

/** The whole-screen problem comes before the heading: it is what has to be read first. */
function focusOn(section: HTMLElement, selector: string, showFrom?: HTMLElement): void {
  const found = all(section, selector);
  const target = found.find((element) => element.hasAttribute('data-problem')) || found[0];
  if (target === undefined) return;
  target.focus();
  (showFrom || target).scrollIntoView({ block: showFrom === undefined ? 'center' : 'start' });
}

/** From the error summary to the field it speaks of. */
export function focusField(root: HTMLElement, field: string): void {
  const [control] = controlsOf(root, field);
  if (control !== undefined) control.focus();
}
