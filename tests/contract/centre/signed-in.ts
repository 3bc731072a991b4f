// Somebody with an account at a test's centre, signed in, who looks at pages and sends forms.
import type { HeldRole } from '../../../scheduler/centre/accounts/person.ts';
import { addAccount, setRoles } from '../../../scheduler/centre/ledger/accounts.ts';
import { addSession } from '../../../scheduler/centre/ledger/sign-ins.ts';
import { newSession } from '../../../scheduler/centre/sign-in.ts';
import type { TestCentre } from './test-centre.ts';

export interface SignedIn {
  readonly account: string;
  readonly cookie: string;
  get(path: string): Promise<Response>;
  /** As a browser sends it from the centre's own page; a field may be there several times. */
  post(
    path: string,
    fields?: Readonly<Record<string, string | readonly string[]>>,
  ): Promise<Response>;
  /** With files. */
  send(path: string, form: FormData): Promise<Response>;
}

let many = 0;

export async function signedIn(
  { sql, url, clock }: TestCentre,
  roles: readonly HeldRole[],
  name = 'Bà Hoa',
): Promise<SignedIn> {
  many += 1;
  const account = `nguoi.${many}`;
  await addAccount(sql, { account, name, password: 'x', madeBy: 'thử', at: clock.now });
  await setRoles(sql, account, roles);
  const { cookie: value, session } = newSession({ at: clock.now, address: '127.0.0.1', agent: '' });
  await addSession(sql, { account, name }, session);
  return browserOf(url, account, `loa-trung-tam=${value}`);
}

export function browserOf(url: string, account: string, cookie: string): SignedIn {
  const send: SignedIn['send'] = (path, body) =>
    fetch(url + path, {
      ...{ method: 'POST', redirect: 'manual', body },
      headers: { cookie, origin: url },
    });
  return {
    ...{ account, cookie, send },
    get: (path) => fetch(url + path, { redirect: 'manual', headers: { cookie } }),
    post: (path, fields = {}) => {
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) =>
          [value].flat().map((one): [string, string] => [name, one]),
        ),
      );
      return fetch(url + path, {
        ...{ method: 'POST', redirect: 'manual', body },
        headers: { cookie, origin: url },
      });
    },
  };
}
