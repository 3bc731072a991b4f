/** What one build puts on the reader's device, all or nothing. */
export interface Precache {
  /** Hash of everything listed: another build, another version. */
  readonly version: string;
  /** Address → first 16 hex digits of the SHA-256 of what stands there. */
  readonly files: Readonly<Record<string, string>>;
  /** Address of a page → where else its words stand: a question of /hoi-dap/ that opens in the list of all. */
  readonly elsewhere: Readonly<Record<string, string>>;
}

/** Page shown in place of one that is not on the device. */
export const offlinePage = '/khong-co-mang/';

/** Begins the name of every cache of ours. */
export const cachePrefix = 'loa-';
