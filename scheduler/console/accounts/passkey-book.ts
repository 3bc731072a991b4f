import type { WebAuthnCredential } from '@simplewebauthn/server';
import type { Statements } from '../../store/sqlite-statements.ts';

/** A passkey of an account. It works at one host name only, that under which it was made. */
export interface Passkey {
  readonly id: string;
  readonly account: string;
  readonly host: string;
  /** What its owner calls it. */
  readonly label: string;
  readonly madeAt: number;
  readonly credential: WebAuthnCredential;
}

export interface PasskeyBook {
  add(passkey: Omit<Passkey, 'id' | 'madeAt'>): void;
  list(account: string): readonly Passkey[];
  /** It was used; its counter only goes up. */
  used(id: string, counter: number): void;
  remove(account: string, id: string): boolean;
  removeAll(account: string): void;
}

export function createPasskeyBook({ sql, now }: Statements & { now: () => number }): PasskeyBook {
  return {
    add({ account, host, label, credential: { id, publicKey, counter, transports = [] } }) {
      sql('INSERT OR IGNORE INTO passkey VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)').run(
        ...[id, account, publicKey, counter, JSON.stringify(transports), host, label, now()],
      );
    },
    list: (account) =>
      sql('SELECT * FROM passkey WHERE account = ? ORDER BY made_at').all(account).map(readPasskey),
    used(id, counter) {
      sql('UPDATE passkey SET counter = ?, used_at = ? WHERE id = ?').run(counter, now(), id);
    },
    remove: (account, id) =>
      sql('DELETE FROM passkey WHERE account = ? AND id = ?').run(account, id).changes > 0,
    removeAll(account) {
      sql('DELETE FROM passkey WHERE account = ?').run(account);
    },
  };
}

function readPasskey(row: Readonly<Record<string, unknown>>): Passkey {
  const id = String(row['id']);
  const key = row['public_key'];
  const transports: unknown = JSON.parse(String(row['transports']));
  return {
    ...{ id, account: String(row['account']), host: String(row['host']) },
    ...{ label: String(row['label']), madeAt: Number(row['made_at']) },
    credential: {
      id,
      publicKey: key instanceof Uint8Array ? Uint8Array.from(key) : new Uint8Array(),
      counter: Number(row['counter']),
      transports: Array.isArray(transports) ? transports.map(String) : [],
    },
  };
}
