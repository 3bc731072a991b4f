// Which browsers are told at once, by Web Push: each is somebody's, who has asked for it on that very machine.
import { createHash } from 'node:crypto';
import type { Statements } from '../../store/sqlite-statements.ts';

export interface PushDevice {
  /** Names it in forms; the address itself is a secret. */
  readonly id: string;
  readonly account: string;
  /** Where its maker's service takes messages for it: https. */
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  /** As the browser calls itself. */
  readonly agent: string;
  readonly madeAt: number;
}

export interface StationKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

export interface PushBook {
  /** The station's own; undefined: none were made yet. */
  keys(): StationKeys | undefined;
  /** Unless it has some already; gives those that it has then. */
  keep(keys: StationKeys): StationKeys;
  /** One account's, or all; the newest first. */
  list(account?: string): readonly PushDevice[];
  /** The newest are kept where somebody has too many. */
  add(device: Omit<PushDevice, 'id' | 'madeAt'>): void;
  /** `account`: whose it must be; undefined where its service says that it is gone. */
  remove(id: string, account?: string): void;
}

const mostOfAnAccount = 10;

export function createPushBook({
  sql,
  transact,
  now,
}: Statements & { readonly now: () => number }): PushBook {
  const keys = (): StationKeys | undefined => {
    const row = sql('SELECT * FROM push_keys').get();
    return row && { publicKey: String(row['public_key']), privateKey: String(row['private_key']) };
  };
  return {
    keys,
    keep: (made) =>
      transact(() => {
        const kept = keys();
        if (kept) return kept;
        sql('INSERT INTO push_keys VALUES (?, ?)').run(made.publicKey, made.privateKey);
        return made;
      }),
    list: (account) =>
      sql(
        `SELECT * FROM push_device ${account === undefined ? '' : 'WHERE account = ?'}
           ORDER BY made_at DESC, id`,
      )
        .all(...(account === undefined ? [] : [account]))
        .map(readDevice),
    add({ account, endpoint, keys, agent }) {
      transact(() => {
        // A machine that two people use tells whoever asked last.
        sql('INSERT OR REPLACE INTO push_device VALUES (?, ?, ?, ?, ?, ?, ?)').run(
          ...[pushDeviceId(endpoint), account, endpoint, keys.p256dh, keys.auth],
          ...[agent.slice(0, 200), now()],
        );
        sql(
          `DELETE FROM push_device WHERE account = ?1 AND id NOT IN
             (SELECT id FROM push_device WHERE account = ?1 ORDER BY made_at DESC, id LIMIT ${mostOfAnAccount})`,
        ).run(account);
      });
    },
    remove(id, account) {
      sql('DELETE FROM push_device WHERE id = ?1 AND account = coalesce(?2, account)').run(
        id,
        account ?? null,
      );
    },
  };
}

/** Its name in our books, which the browser's own script can make too: SHA-256 of the address, hex. */
export function pushDeviceId(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('hex');
}

function readDevice(row: Readonly<Record<string, unknown>>): PushDevice {
  return {
    id: String(row['id']),
    account: String(row['account']),
    endpoint: String(row['endpoint']),
    keys: { p256dh: String(row['p256dh']), auth: String(row['auth']) },
    agent: String(row['agent']),
    madeAt: Number(row['made_at']),
  };
}
