// The real console over a ward's folders, with Bà Hoa, an editor, signed in.
import { readConfig } from '../../scheduler/config.ts';
import { accountsFileOf } from '../../scheduler/console/accounts/database.ts';
import { openPeople } from '../../scheduler/console/accounts/people.ts';
import { openConsole } from '../../scheduler/console/open-console.ts';
import { openPage } from '../../scheduler/server/open-page.ts';
import type { PageNews } from '../../scheduler/server/page-messages.ts';
import { openStore } from '../../scheduler/store/open.ts';

interface WardFolders {
  readonly home: string;
  readonly contentDir: string;
  readonly dataDir: string;
}

export async function openEditorsConsole({ home, contentDir, dataDir }: WardFolders) {
  const env = { LOA_DATA: dataDir, LOA_CONTENT: contentDir, LOA_DIST: home };
  const config = readConfig(env, { port: '0' });
  openStore(config.databaseFile, Date.now()).store.close();
  const news = (): PageNews => ({ daemon: { problems: [], troubles: [] }, ward: undefined });
  const tell = (): void => undefined;
  const desk = openConsole({ config, news, tell });
  const page = openPage({ config, news, tell, mustOpen: true, consoleSocket: desk.socket });
  const url = (await page.opened) ?? '';
  const log = { write: () => undefined, gather: () => undefined };
  const people = openPeople({ file: accountsFileOf(dataDir), now: () => Date.now(), log });
  people.book.make({ account: 'hoa', name: 'Bà Hoa', roles: ['editor'] }, '');
  const cookie = people.sessions.begin('hoa', { address: '127.0.0.1', agent: 'test' });
  people.close();
  return {
    ...{ config, desk, page },
    ask: (
      at: string,
      init: RequestInit = {},
      more: Readonly<Record<string, string>> = {},
    ): Promise<Response> =>
      fetch(url + at, {
        ...{ redirect: 'manual', ...init },
        headers: { cookie: `__Secure-loa=${cookie}`, origin: url, ...more },
      }),
  };
}
