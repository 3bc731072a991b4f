import { systemCodeOf } from '../../content/schema/system-errors.ts';
import type { StoreTroubleCode } from '../core/reason.ts';

/** Which trouble an error is; undefined for what is not known. */
export function storeTroubleOf(error: unknown): StoreTroubleCode | undefined {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return troubles[systemCodeOf(cause) ?? ''];
}

/** Whether there is no room; it may come by itself, when somebody removes files. */
export function isDiskFull(error: unknown): boolean {
  return storeTroubleOf(error) === 'disk-full';
}

const troubles: Readonly<Record<string, StoreTroubleCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  SQLITE_FULL: 'disk-full',
  SQLITE_BUSY: 'database-locked',
  SQLITE_CORRUPT: 'database-damaged',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  SQLITE_READONLY: 'no-permission',
  SQLITE_CANTOPEN: 'no-permission',
  EIO: 'disk-error',
  SQLITE_IOERR: 'disk-error',
};
