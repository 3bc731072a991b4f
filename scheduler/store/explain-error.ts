import type { StoreTroubleCode } from '../core/reason.ts';
import { storeTroubleWords } from '../core/say-cause.ts';

/** What SQLite or the file system refuses, in Vietnamese, as a clause without its full stop; other messages as they are. */
export function explainStoreError(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  const code = storeTroubleOf(error);
  return code === undefined ? why.replace(/\.$/, '') : `${storeTroubleWords[code]} (${why})`;
}

/** Which trouble an error is; undefined for what is not known. SQLite and the system have only their own words for it. */
export function storeTroubleOf(error: unknown): StoreTroubleCode | undefined {
  const why = error instanceof Error ? error.message : String(error);
  return signs.find(({ pattern }) => pattern.test(why))?.code;
}

/** Whether there is no room; it may come by itself, when somebody removes files. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && storeTroubleOf(error) === 'disk-full';
}

const signs: readonly { readonly pattern: RegExp; readonly code: StoreTroubleCode }[] = [
  { pattern: /ENOSPC|EDQUOT|disk is full|Đĩa đầy/i, code: 'disk-full' },
  { pattern: /locked|busy/i, code: 'database-locked' },
  { pattern: /malformed|not a database|corrupt/i, code: 'database-damaged' },
  { pattern: /EACCES|EPERM|EROFS|readonly/i, code: 'no-permission' },
  { pattern: /EIO|I\/O/i, code: 'disk-error' },
];
