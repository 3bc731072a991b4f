import type { PageNews } from '../server/page-messages.ts';
import type { Door } from './gate/door.ts';

export type ConsoleNews = PageNews;

/** What the daemon starts the console's process with, beside its configuration. */
export interface ConsolePlace {
  /** Where the page's process hands on to: a socket in a folder of ours, or a named pipe. */
  readonly socket: string;
}

/** What the console's process says to the daemon. */
export type ConsoleReport =
  | { readonly is: 'open' }
  /** It is open to the network, or not any more. */
  | { readonly is: 'doors'; readonly doors: readonly Door[] }
  /** Something was asked for in the store: whoever carries it out need not wait for his next look. */
  | { readonly is: 'asked' }
  /** For whoever sits at the machine. Vietnamese. */
  | { readonly is: 'says'; readonly line: string }
  /** It cannot go on, and ends. */
  | { readonly is: 'broken'; readonly why: string }
  /** It has read the news: it lives. */
  | { readonly is: 'alive' };
