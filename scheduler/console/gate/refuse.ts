import type { Context } from 'hono';
import { personFacts, type Person } from '../../acts/person.ts';
import type { Audit } from './audit.ts';
import type { SignedInPerson } from './accounts-door.ts';
import type { ConsoleEnv } from './console-env.ts';
import { oneLine } from './plain-text.ts';
import { plainConsolePage, refusals, type RefusalCode } from './refusal.ts';

/** Says no, and writes it down. `act`: what was asked for, as roles.ts or the address names it; `own`: instead of what it says else. */
export async function refuse(
  context: Context<ConsoleEnv>,
  audit: Audit,
  code: RefusalCode,
  act?: string,
  own?: string,
): Promise<Response> {
  writeRefusal(context, audit, code, act);
  const { status, title, says } = refusals[code];
  return context.html(plainConsolePage(title, own ?? says), status);
}

/** The line of the log, and the headers that go with a refusal. */
export function writeRefusal(
  context: Context<ConsoleEnv>,
  audit: Audit,
  code: RefusalCode,
  act?: string,
): void {
  const person = context.get('person');
  const { address } = context.env.from;
  const who = person ? personFacts(personFrom(person, address)) : { address };
  audit.gather('account-refused', {
    ...who,
    ...(act !== undefined && { act: nameOf(act) }),
    why: code,
  });
  const { status } = refusals[code];
  if (status === 429) context.header('Retry-After', '10');
  if (status === 405) context.header('Allow', 'POST');
}

/** As the log has it: of an address the page's name alone, since behind it may be an invitation's code; never long. */
function nameOf(act: string): string {
  const [, top = '', page = '', name = ''] = act.split('/');
  const named = act.startsWith('/') ? `/${top}/${page}/${page === 'viec' ? name : ''}` : act;
  return oneLine(named).slice(0, 60);
}

/** Whoever is signed in, as he acts. */
export function personFrom({ account, name, roles }: SignedInPerson, address: string): Person {
  return { name, account, roles, address };
}
