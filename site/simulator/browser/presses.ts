import { addressToSend } from './address.ts';
import { all, showLine } from './page.ts';
import type { Practice } from './practice.ts';
import { sendStep } from './send-step.ts';

/** What a press on an element with `data-<name>` does that is not the machine's. */
export type Presses = Readonly<Record<string, () => void>>;

export function pressesOf(root: HTMLElement, practice: Practice): Presses {
  const erase = () => {
    practice.send({ type: 'restart' });
  };
  return {
    erase,
    back: () => {
      if (practice.depth > 0) history.back();
      else location.assign('/thuc-hanh/');
    },
    /** Asks first, where something would be lost. */
    restart: () => {
      if (practice.state.done.length === 0) {
        erase();
        return;
      }
      showLine(root, 'ask', '');
      for (const ask of all(root, '[data-ask]')) {
        ask.focus();
        ask.scrollIntoView({ block: 'center' });
      }
    },
    stay: () => {
      practice.show();
      for (const button of all(root, '[data-screen] [data-restart]')) button.focus();
    },
    send: () => {
      const address = addressToSend(practice.state.screen);
      for (const place of all(root, '[data-link-sent]')) place.textContent = address;
      void sendStep(address, document.title).then((sent) => {
        showLine(root, 'sent', sent);
      });
    },
  };
}
