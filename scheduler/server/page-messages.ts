import type { Ward } from '../../content/schema/ward.ts';
import type { StationStatus } from '../core/station-status.ts';

/** What the daemon tells the page's process: how it is, and what of ward.yaml its pages show. */
export interface PageNews {
  /** Undefined while the daemon starts. */
  readonly daemon: StationStatus | undefined;
  /** Undefined while no ward is known. */
  readonly ward:
    | {
        readonly station: string;
        readonly timeZone: string;
        readonly approvalRequired: boolean;
        /** Where the console is open to other machines. */
        readonly console?: NonNullable<Ward['console']>;
      }
    | undefined;
}

/** What the page's process says to the daemon. */
export type PageReport =
  | { readonly is: 'open'; readonly url: string }
  /** It could not get its address, and ends. Vietnamese. */
  | { readonly is: 'refused'; readonly message: string; readonly hint: string }
  /** It cannot go on, and ends. */
  | { readonly is: 'broken'; readonly why: string }
  /** It has read the news: it lives. */
  | { readonly is: 'alive' };
