import type { Simulator } from '../../../content/schema/simulator.ts';

const prefix = 'man-hinh-';

/** The part of the address that names a screen: the only thing the history ever holds of a practice. */
export function addressOf(screen: string): string {
  return `#${prefix}${screen}`;
}

/** The address to send to somebody who can help: where the practice stands, and that somebody is stuck there. */
export function addressToSend(screen: string): string {
  return `${location.origin}${location.pathname}?ket${addressOf(screen)}`;
}

/** Whether the page was opened by such an address. Messengers append words of their own to it. */
export const wasSent = (): boolean => /[?&]ket(?=[&=]|$)/.test(location.search);

/**
 * The screen an address names: by its own id, by a guide's step (its first screen), the first one for none;
 * undefined for the page's other anchors, and for screens that were there once.
 */
export function screenAt(simulator: Simulator, hash: string): string | undefined {
  const name = hash.replace(/^#/, '');
  if (name === '') return simulator.start;
  const found =
    simulator.screens.find(({ id }) => prefix + id === name) ||
    simulator.screens.find(({ step }) => step === name);
  return found && found.id;
}
