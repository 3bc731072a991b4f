import { parse } from 'hono/utils/cookie';
import type { Looking } from '../console-parts.ts';
import { sessionCookie } from '../gate/accounts-door.ts';
import type { Asker } from '../form.ts';
import type { Actor } from './actor.ts';
import { deviceCookie } from './cookies.ts';
import type { Trier } from './sign-in.ts';

/** The session of whoever is signed in, as the store of accounts names it. */
export function sessionOf({ request, parts }: Pick<Looking, 'request' | 'parts'>): string {
  return parts.accounts.personOf(cookieOf(request, sessionCookie) ?? '')?.session ?? '';
}

export function trierFrom({ request, from: { address } }: Looking): Trier {
  const agent = request.headers.get('user-agent') ?? '';
  return { address, agent, device: cookieOf(request, deviceCookie) };
}

/** Whoever is signed in, as the log has him. */
export function actorOf({ seen: { person } }: Pick<Asker, 'seen'>): Actor & { account: string } {
  return { by: person.name, account: person.account, role: person.roles.join(' ') };
}

function cookieOf(request: Request, name: string): string | undefined {
  return parse(request.headers.get('cookie') ?? '', name)[name];
}
