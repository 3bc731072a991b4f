import type { Screen } from '../../../content/schema/simulator.ts';

/** Whether a button asks its screen's fields first: the main one of a screen with fields, unless the content says else. */
export function checksFields({ actions, fields }: Screen, action: number): boolean {
  return actions[action]?.checks ?? (action === 0 && fields.length > 0);
}

/**
 * Whether pressing a button means that the screen's task was done: its main button, one that asks the fields, or any
 * on a note, which only wants to be read. Asking for another code or going back practises nothing.
 */
export function carriesOut(screen: Screen, action: number): boolean {
  return action === 0 || screen.look === 'note' || checksFields(screen, action);
}
