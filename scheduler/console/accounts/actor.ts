import type { EventDetail } from '../../core/slot.ts';
import type { Tell } from './tell.ts';

/** Who changes something: signed in at the console, or at the machine, with a name alone. */
export interface Actor {
  readonly by: string;
  readonly account?: string;
  readonly role?: string;
}

/** The line of the log that each change has. `of`: whom it is about. */
export function note(
  { log }: { readonly log: Tell },
  { by, account, role }: Actor,
  act: string,
  of: string,
  facts: EventDetail = {},
): void {
  const who = {
    by,
    ...(account !== undefined && { account }),
    ...(role !== undefined && { role }),
  };
  log.write('account-changed', { ...who, act, of, ...facts });
}
