// One station, one browser, one mail server: everything in this folder uses them.
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Role } from '../../../../scheduler/acts/roles.ts';
import { openPeople } from '../../../../scheduler/console/accounts/people.ts';
import { openSqliteStore } from '../../../../scheduler/store/sqlite.ts';
import type { Store } from '../../../../scheduler/store/store.ts';
import { freePort } from '../../../setup/free-port.ts';
import { openMailServer, type MailServer } from '../../../setup/mail-server.ts';
import { startRealStation, type RealStation } from '../../../setup/real-station.ts';
import { begins, wardFiles } from './ward.ts';

export interface Desk {
  readonly station: RealStation;
  readonly browser: Browser;
  readonly mail: MailServer;
  /** `https://127.0.0.1:40124` */
  readonly door: string;
  readonly doorPort: number;
  close(): Promise<void>;
}

export async function openDesk(browser: Browser): Promise<Desk> {
  const mail = await openMailServer({ tls: 'none' });
  const doorPort = await freePort();
  const station = await startRealStation({ files: wardFiles(doorPort, mail.port), at: begins });
  return {
    ...{ station, browser, mail, doorPort, door: `https://127.0.0.1:${doorPort}` },
    async close() {
      await browser.close();
      mail.close();
      await station.stop();
    },
  };
}

export interface Browsing {
  readonly script?: boolean;
  readonly touch?: boolean;
}

/** A phone that nobody is signed in on. */
export async function openPhone(
  { browser }: Desk,
  { script = true, touch = false }: Browsing = {},
): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: { width: 360, height: 740 }, javaScriptEnabled: script, hasTouch: touch },
    ignoreHTTPSErrors: true,
  });
  return context.newPage();
}

/** A phone on which somebody with these roles has signed in. */
export async function openSignedIn(
  desk: Desk,
  account: string,
  roles: readonly Role[],
  how: Browsing = {},
): Promise<Page> {
  const page = await openPhone(desk, how);
  await bringSession(desk, page.context(), account, roles);
  return page;
}

async function bringSession(
  { station }: Desk,
  context: BrowserContext,
  account: string,
  roles: readonly Role[],
): Promise<void> {
  const people = openPeople({
    ...{ file: join(station.dataDir, 'accounts.db'), now: () => Date.now() },
    log: { write: () => undefined, gather: () => undefined },
  });
  if (!people.book.find(account))
    people.book.make({ account, name: 'Lê Văn Cường', roles }, 'none');
  const value = people.sessions.begin(account, { address: '127.0.0.1', agent: 'test' });
  people.close();
  await context.addCookies([
    {
      ...{ name: '__Secure-loa', value, domain: '127.0.0.1', path: '/dai/' },
      ...{ secure: true, httpOnly: true, sameSite: 'Strict' },
    },
  ]);
}

/** Looks into the station's own store. */
export function inStore<T>({ station }: Desk, see: (store: Store) => T): T {
  const store = openSqliteStore(join(station.dataDir, 'loa.db'));
  try {
    return see(store);
  } finally {
    store.close();
  }
}
