import type { Config } from '../config.ts';
import type { Terminal } from './command.ts';

export interface StationSettings {
  readonly config: Config;
  readonly terminal: Terminal;
  /** `npm start`: a page that cannot be opened is an error, and the site follows content/. */
  readonly isMainJob: boolean;
}
