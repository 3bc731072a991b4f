import type { Config } from '../config.ts';
import type { PageNews } from '../server/page-messages.ts';

export type LinkNews = Pick<PageNews, 'daemon'>;
export type LinkArgument = Pick<
  Config,
  'dataDir' | 'databaseFile' | 'clock' | 'contentDir' | 'outputs'
>;

export type LinkReport =
  | { readonly is: 'alive' }
  /** For whoever watches the machine; Vietnamese. */
  | { readonly is: 'says'; readonly line: string };
