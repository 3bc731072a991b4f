// The console in this process, on a store in memory: what comes in goes through the same gate as a request from a network.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClock } from '../../scheduler/clock.ts';
import { readConfig } from '../../scheduler/config.ts';
import type { Role } from '../../scheduler/acts/roles.ts';
import { createConsole } from '../../scheduler/console/app.ts';
import type { EmergencyDesk } from '../../scheduler/console/emergency/emergency-desk.ts';
import type { ConsoleParts } from '../../scheduler/console/console-parts.ts';
import { openPeople, type People } from '../../scheduler/console/accounts/people.ts';
import { openListeningBook, type ListeningBook } from '../../scheduler/console/listening/book.ts';
import type { ListeningDesk } from '../../scheduler/console/listening/desk.ts';
import { createCentreLook } from '../../scheduler/link/placing/what-waits.ts';
import { searchByReading } from '../../scheduler/console/log-search/log-search.ts';
import { createLiveDesk } from '../../scheduler/console/live/live-desk.ts';
import { createMending } from '../../scheduler/console/mending/mending.ts';
import { createAudit } from '../../scheduler/console/gate/audit.ts';
import type { WritingDesk } from '../../scheduler/console/writing/desk.ts';
import { createAskedTexts } from '../../scheduler/console/writing/asked-texts.ts';
import { deskNeeds } from '../../scheduler/console/writing/desk-of-station.ts';
import { openWritingDesk } from '../../scheduler/console/writing/open-desk.ts';
import type { PageNews } from '../../scheduler/server/page-messages.ts';
import { createMemoryStore } from '../../scheduler/store/memory.ts';
import type { LoggedEvent, Store } from '../../scheduler/store/store.ts';
import { campaignWith, wardWith } from './schedule.ts';

/** Where its forms come from. */
export const ownOrigin = 'http://127.0.0.1:4321';

export interface ConsoleInTest {
  readonly parts: ConsoleParts;
  readonly store: Store;
  /** Signs somebody in who has these roles; gives his cookie. */
  readonly signIn: (...roles: readonly Role[]) => string;
  readonly signOut: (cookie: string) => void;
  /** A token for the forms of one page. */
  readonly tokenOf: (cookie: string) => string;
  /** As a form that was sent already. */
  readonly useUp: (cookie: string, token: string) => void;
  readonly get: (path: string, cookie?: string, headers?: HeadersInit) => Promise<Response>;
  readonly post: (path: string, sent: Sent) => Promise<Response>;
  /** As a page's script sends it; with a token of the session where none is given. */
  readonly postJson: (
    path: string,
    sent: { readonly cookie: string; readonly body: unknown; readonly token?: string },
  ) => Promise<Response>;
  /** What the log has of the console. */
  readonly logged: () => readonly LoggedEvent[];
}

export interface Sent {
  readonly cookie?: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** Instead of fields. */
  readonly body?: BodyInit;
  readonly origin?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly address?: string;
}

const emptyDesk: EmergencyDesk = {
  choice: () => Promise.resolve({ texts: [], recordings: [] }),
  draft: () => undefined,
  prepare: () => Promise.reject(new Error('nothing is made here')),
  makeReady: () => Promise.resolve(false),
  speakAhead: () => undefined,
  close: () => undefined,
};

/** `dataDir`: where writing.db is made, once somebody writes. */
export function consoleInTest(
  dataDir = '/nonexistent/loa-console-test',
  contentDir = '',
  emergencies: EmergencyDesk = emptyDesk,
): ConsoleInTest {
  const store = createMemoryStore();
  const clock = createClock();
  const audit = createAudit(() => store, clock);
  const accounts = openPeople({
    ...{ file: ':memory:', now: () => Date.now(), log: audit },
    // The least that argon2 allows: what is asked is what is decided.
    cost: { memory: 8, passes: 1, parallelism: 1 },
  });
  const { signIn, signOut, sessionOf } = peopleInTest(accounts);
  const ward = wardWith();
  const rules = { ward, campaigns: [campaignWith()], recordings: [] };
  const { station, timeZone } = ward;
  const told: PageNews = {
    daemon: { problems: [], troubles: [] },
    ward: { station, timeZone, approvalRequired: false },
  };
  let desk: WritingDesk | undefined;
  const parts: ConsoleParts = {
    ...{ clock, accounts, audit, store: () => store, rules: () => rules },
    config: readConfig({ LOA_DATA: dataDir, LOA_CONTENT: contentDir }),
    news: { last: () => told, silentMs: () => 0, follow: () => () => undefined },
    // None is examined here: that takes a process of its own.
    doctor: {
      latest: () => undefined,
      wake: () => undefined,
      isRunning: () => false,
      close: () => undefined,
    },
    doors: () => [],
    asked: () => undefined,
    emergencies,
    speeches: createLiveDesk(dataDir),
    logSearch: searchByReading(() => store),
    askedTexts: createAskedTexts(dataDir, 0),
    centre: createCentreLook(dataDir, 0),
    listening: listeningInTest(),
    writing: () => (desk ??= openWritingDesk({ ...deskNeeds(parts), dataDir: deskDirOf(dataDir) })),
    mending: createMending(
      () => ({ done: Promise.resolve({ ok: true, says: 'Đã dọn.' }), stop: () => undefined }),
      ({ mend, by, ok, says }) => {
        audit.write('doctor-mended', { mend, by, ok: ok === true, says });
      },
    ),
  };
  const app = createConsole(parts);
  const postForm = async (path: string, sent: Sent): Promise<Response> =>
    app.request(
      `${ownOrigin}${path}`,
      { method: 'POST', body: bodyOf(sent), headers: headersOf(sent) },
      from(sent.address),
    );
  const from = (address = '127.0.0.1') => ({ from: { address, origin: ownOrigin } });
  return {
    ...{ parts, store, signIn, signOut },
    tokenOf: (cookie) => accounts.issueToken(sessionOf(cookie)),
    useUp: (cookie, token) => void accounts.useToken(sessionOf(cookie), token),
    get: async (path, cookie, headers = {}) =>
      app.request(`${ownOrigin}${path}`, { headers: withCookie(headers, cookie) }, from()),
    post: postForm,
    postJson: (path, { cookie, body, token = accounts.issueToken(sessionOf(cookie)) }) =>
      postForm(path, {
        ...{ cookie, body: JSON.stringify(body) },
        headers: { 'content-type': 'application/json', 'x-loa-token': token },
      }),
    logged: () => store.events().filter(({ event }) => /^account-|^sign/.test(event)),
  };
}

/** In memory; its clips are made by nobody: that takes a process with a voice. */
function listeningInTest(): ListeningDesk {
  let book: ListeningBook | undefined;
  return {
    book: () => (book ??= openListeningBook(':memory:')),
    make: () => undefined,
    making: () => undefined,
    isWhole: ({ clips }) => clips !== undefined,
    clipPath: (file) => file,
    tapePath: (id) => id,
    remove: (id) => book?.remove(id),
    close: () => book?.close(),
  };
}

/** Of a console without a folder, one of its own that the system tidies. */
function deskDirOf(dataDir: string): string {
  return dataDir.startsWith('/nonexistent/') ? mkdtempSync(join(tmpdir(), 'loa-soan-')) : dataDir;
}

const bodyOf = ({ fields = {}, body }: Sent): BodyInit => body ?? new URLSearchParams(fields);

function headersOf(sent: Sent): Headers {
  const headers = withCookie(sent.headers ?? {}, sent.cookie);
  const origin = 'origin' in sent ? sent.origin : ownOrigin;
  if (origin !== undefined) headers.set('origin', origin);
  return headers;
}

function withCookie(given: HeadersInit, cookie: string | undefined): Headers {
  const headers = new Headers(given);
  if (cookie !== undefined) headers.set('cookie', `__Secure-loa=${cookie}`);
  return headers;
}

/** Accounts in memory, with everything that belongs to them. */
function peopleInTest(accounts: People) {
  let count = 0;
  return {
    signIn: (...roles: readonly Role[]) => {
      const account = `hoa${++count}`;
      accounts.book.make({ account, name: 'Bà Hoa', roles }, '');
      return accounts.sessions.begin(account, { address: '127.0.0.1', agent: 'test' });
    },
    signOut: (cookie: string) => {
      const person = accounts.personOf(cookie);
      if (person) accounts.sessions.endAll(person.account);
    },
    sessionOf: (cookie: string) => accounts.personOf(cookie)?.session ?? '',
  };
}
