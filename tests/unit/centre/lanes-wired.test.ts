// The lanes stand where a crowd comes in: at the open pages, and before tries of passwords.
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCentreApp } from '../../../scheduler/centre/app.ts';
import type { Sql } from '../../../scheduler/centre/database/connect.ts';
import { admitTry } from '../../../scheduler/centre/ledger/slow-down.ts';

/** A ledger that answers nobody until it is told to; how many wait for it, and the most that ever did. */
function silentLedger() {
  const waiting: PromiseWithResolvers<never>[] = [];
  let most = 0;
  const ask = (words: unknown): Promise<never> => {
    const asked = Promise.withResolvers<never>();
    // A part of a statement is awaited by nobody.
    if (Array.isArray(words) && !/^\s*(?:SELECT|WITH)/.test(String(words[0]))) return asked.promise;
    waiting.push(asked);
    most = Math.max(most, waiting.length);
    return asked.promise;
  };
  return {
    // Nothing else of a driver is used here.
    sql: Object.assign(ask, { begin: ask }) as unknown as Sql,
    most: () => most,
    fail: (): boolean => {
      const all = waiting.splice(0);
      for (const { reject } of all) reject(new Error('đứt'));
      return all.length > 0;
    },
  };
}

const othersTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

async function failAll(
  ledger: ReturnType<typeof silentLedger>,
  until: Promise<unknown>,
): Promise<void> {
  const over = new AbortController();
  void until.finally(() => {
    over.abort();
  });
  for (; !over.signal.aborted; ledger.fail()) await othersTurn();
}

describe('a crowd at the open pages', () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const centre = { id: 'c', key: privateKey, publicKey: Buffer.alloc(32) };

  it('holds two connections of the ledger; more than 500 who wait are told to come again, and stations are heard', async () => {
    const ledger = silentLedger();
    const app = createCentreApp({
      ...{ sql: ledger.sql, centre, now: () => 0, tell: () => undefined },
      jobs: { send: () => Promise.reject(new Error('no jobs')) },
    });
    const paths = ['/khan-cap/cap.atom', '/khan-cap/a/cap.xml'];
    const asked = Array.from({ length: 600 }, (_, at) =>
      Promise.resolve(app.request(paths[at % paths.length] ?? '')),
    );
    const all = Promise.all(asked);
    for (let turn = 0; turn < 20; turn += 1) await othersTurn();
    expect((await app.request('/tram/')).status).toBe(200);
    await failAll(ledger, all);
    const answers = await all;
    const away = answers.filter(({ status }) => status === 503);
    expect(away).toHaveLength(98);
    expect(away[0]?.headers.get('Retry-After')).toBe('5');
    expect(ledger.most()).toBe(2);
  });
});

it('tries of passwords hold two connections; more than 500 that wait are told to wait three seconds', async () => {
  const ledger = silentLedger();
  const tries = Array.from({ length: 510 }, () =>
    admitTry(ledger.sql, [], 0).catch(() => 'failed' as const),
  );
  const all = Promise.all(tries);
  await failAll(ledger, all);
  const said = await all;
  expect(said.filter((one) => one === 3000)).toHaveLength(8);
  expect(said.filter((one) => one === 'failed')).toHaveLength(502);
  expect(ledger.most()).toBe(2);
});
