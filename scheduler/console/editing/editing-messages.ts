import type { Config } from '../../config.ts';
import type { ConsolePlace } from '../console-messages.ts';

/** What the process is started with. */
export type EditingArgument = Config & ConsolePlace;

/** What it says: `says` is for whoever sits at the machine, Vietnamese. */
export type EditingReport = { readonly is: 'open' } | Saying;

interface Saying {
  readonly is: 'says';
  readonly line: string;
}
