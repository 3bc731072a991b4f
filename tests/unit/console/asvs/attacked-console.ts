// The console as an attacker meets it, on SQLite and a clock of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createClock } from '../../../../scheduler/clock.ts';
import { createConsole } from '../../../../scheduler/console/app.ts';
import { accountsFileOf } from '../../../../scheduler/console/accounts/database.ts';
import { hashPassword } from '../../../../scheduler/signing-in/password-hash.ts';
import { openPeople, type People } from '../../../../scheduler/console/accounts/people.ts';
import type { ConsoleParts } from '../../../../scheduler/console/console-parts.ts';
import { createAudit } from '../../../../scheduler/console/gate/audit.ts';
import type { Role } from '../../../../scheduler/acts/roles.ts';
import { openSqliteStore } from '../../../../scheduler/store/sqlite.ts';
import type { LoggedEvent, Store } from '../../../../scheduler/store/store.ts';
import { consoleInTest, ownOrigin } from '../../../setup/console.ts';
import { cheap, password } from '../accounts/open-test-people.ts';

export { password };

export interface Asked {
  readonly cookie?: string | undefined;
  readonly device?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
  readonly address?: string;
  readonly method?: string;
  /** Of the listener: `https://10.0.0.5:4343`. */
  readonly origin?: string;
}

export interface AttackedConsole {
  readonly dataDir: string;
  readonly parts: ConsoleParts;
  readonly people: People;
  readonly store: Store;
  /** Lets real time go by. */
  pass(ms: number): void;
  now(): number;
  add(account: string, ...roles: readonly Role[]): Promise<void>;
  /** A session of this account. */
  session(account: string, from?: { readonly address?: string; readonly agent?: string }): string;
  token(cookie: string): string;
  get(path: string, asked?: Asked): Promise<Response>;
  post(path: string, asked?: Asked): Promise<Response>;
  /** A form of who is signed in, with its token. */
  act(form: string, cookie: string, fields?: Readonly<Record<string, string>>): Promise<Response>;
  /** Through the page, as somebody who knows the password. */
  signIn(account: string, asked?: Asked & { readonly password?: string }): Promise<Response>;
  log(): readonly LoggedEvent[];
  /** The whole log as it is written. */
  logText(): string;
}

/** `accountsOnDisk`: for who looks into the file. What is made and thrown away for each attack waits for no disk. */
export function attackedConsole({ accountsOnDisk = false } = {}): AttackedConsole {
  const dataDir = mkdtempSync(join(tmpdir(), 'loa-asvs-'));
  const { parts: usual } = consoleInTest(dataDir);
  const clock = createClock();
  const store = openSqliteStore(':memory:');
  const audit = createAudit(() => store, clock);
  let at = Date.UTC(2026, 10, 29, 1);
  const people = openPeople({
    ...{ now: () => at, log: audit, cost: cheap },
    file: accountsOnDisk ? accountsFileOf(dataDir) : ':memory:',
  });
  const parts: ConsoleParts = { ...usual, accounts: people, audit, store: () => store };
  const app = createConsole(parts);
  onTestFinished(() => {
    audit.close();
    people.close();
    store.close();
    rmSync(dataDir, { recursive: true });
  });
  const send = async (method: string, path: string, asked: Asked): Promise<Response> => {
    const { address = '127.0.0.1', origin = ownOrigin, fields, cookie, device } = asked;
    const headers = new Headers(asked.headers);
    const cookies = [cookie && `__Secure-loa=${cookie}`, device && `__Secure-loa-may=${device}`];
    const kept = cookies.filter(Boolean).join('; ');
    if (kept !== '' && !headers.has('cookie')) headers.set('cookie', kept);
    if (method === 'POST' && !headers.has('origin')) headers.set('origin', origin);
    // As it comes over a wire: undici's own stream of a form fails loudly where nobody reads it to its end.
    const form = asked.body instanceof FormData ? new Response(asked.body) : undefined;
    if (form) headers.set('content-type', form.headers.get('content-type') ?? '');
    const body = (await form?.bytes()) ?? asked.body ?? (fields && new URLSearchParams(fields));
    return app.request(
      `${origin}${path}`,
      { method, headers, ...(body !== undefined && { body }) },
      { from: { address, origin } },
    );
  };
  const session = (cookie: string): string => people.personOf(cookie)?.session ?? '';
  const console: AttackedConsole = {
    ...{ dataDir, parts, people, store },
    pass: (ms) => void (at += ms),
    now: () => at,
    async add(account, ...roles) {
      const hash = await hashPassword(password, cheap);
      const refusal = people.book.make({ account, name: `Tên ${account}`, roles }, hash);
      if (refusal) throw new Error(refusal);
    },
    session: (account, { address = '127.0.0.1', agent = 'Chrome Windows' } = {}) =>
      people.sessions.begin(account, { address, agent }),
    token: (cookie) => people.issueToken(session(cookie)),
    get: (path, asked = {}) => send(asked.method ?? 'GET', path, asked),
    post: (path, asked = {}) => send('POST', path, asked),
    act: (form, cookie, fields = {}) =>
      send('POST', `/dai/viec/${form}`, {
        ...{
          cookie,
          fields: { old: password, ...fields, token: people.issueToken(session(cookie)) },
        },
      }),
    signIn: (account, asked = {}) =>
      send('POST', '/dai/dang-nhap/', {
        ...asked,
        fields: { account, password: asked.password ?? password, ...asked.fields },
      }),
    log: () => store.events(),
    logText: () => JSON.stringify(store.events()),
  };
  return console;
}

/** The session of a `Set-Cookie`; '' where none was given. */
export function sessionIn(response: Response): string {
  return /__Secure-loa=([\w-]+)/.exec(response.headers.getSetCookie().join('\n'))?.[1] ?? '';
}

export const hiddenIn = (page: string, name: string): string =>
  new RegExp(`name="${name}"\\s+value="([^"]*)"`).exec(page)?.[1] ?? '';
