// Where somebody has signed in before: his browser (a cookie of its own), or the address. Strangers' tries don't slow him there.
import { mostPlacesPerAccount, placeRememberedMs } from '../../signing-in/known-place.ts';
import type { Statements } from '../../store/sqlite-statements.ts';
import { hashOf } from '../../signing-in/secrets.ts';

export interface Place {
  readonly address: string;
  /** The value of the browser's own cookie. */
  readonly device?: string | undefined;
}

export interface KnownPlaces {
  /** Which of the two is known for this account; the browser counts more. */
  known(account: string, place: Place): 'device' | 'address' | undefined;
  remember(account: string, place: Place): void;
  /** Whoever resets a password may have lost the browser as well. */
  forget(account: string): void;
}

export function createKnownPlaces({ sql, now }: Statements & { now: () => number }): KnownPlaces {
  const isKnown = (account: string, place: string): boolean => {
    const row = sql('SELECT seen_at FROM known_place WHERE account = ? AND place = ?').get(
      ...[account, place],
    );
    return row !== undefined && now() - Number(row['seen_at']) < placeRememberedMs;
  };
  const remember = (account: string, place: string): void => {
    sql('INSERT OR REPLACE INTO known_place VALUES (?, ?, ?)').run(account, place, now());
  };
  return {
    known(account, { address, device }) {
      if (device !== undefined && isKnown(account, deviceName(device))) return 'device';
      return isKnown(account, `address ${address}`) ? 'address' : undefined;
    },
    remember(account, { address, device }) {
      remember(account, `address ${address}`);
      if (device !== undefined) remember(account, deviceName(device));
      sql(
        `DELETE FROM known_place WHERE account = ? AND place NOT IN
           (SELECT place FROM known_place WHERE account = ? ORDER BY seen_at DESC LIMIT ${mostPlacesPerAccount})`,
      ).run(account, account);
    },
    forget(account) {
      sql('DELETE FROM known_place WHERE account = ?').run(account);
    },
  };
}

function deviceName(device: string): string {
  return `device ${hashOf(device)}`;
}
