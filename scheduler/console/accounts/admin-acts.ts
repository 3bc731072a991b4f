// What an admin, or who sits at the machine, changes for others. Each is a line of the station's log.
import type { Role } from '../../acts/roles.ts';
import { note, type Actor } from './actor.ts';
import type { People } from './people.ts';
import type { Refusal } from './refusal.ts';

/** A link by which somebody makes an account of his own. */
export function invite(
  people: People,
  actor: Actor,
  { name, roles }: { readonly name: string; readonly roles: readonly Role[] },
): { readonly code: string; readonly endsAt: number } | Refusal {
  if (name.trim() === '') return { code: 'no-name' };
  if (roles.length === 0) return { code: 'no-roles' };
  const made = people.invitations.make({
    kind: 'invite',
    account: '',
    name: name.trim(),
    roles,
    madeBy: actor.by,
  });
  note(people, actor, 'invited', name.trim(), { roles: [...roles] });
  return made;
}

/** A link by which an account gets a new password. */
export function startReset(
  people: People,
  actor: Actor,
  account: string,
): { readonly code: string; readonly endsAt: number } | Refusal {
  const found = people.book.find(account);
  if (found?.state !== 'active') return { code: 'unknown-account' };
  const { name, roles } = found;
  const made = people.invitations.make({ kind: 'reset', account, name, roles, madeBy: actor.by });
  note(people, actor, 'reset-begun', account);
  return made;
}

export function changeRoles(
  people: People,
  actor: Actor,
  account: string,
  roles: readonly Role[],
): Refusal | undefined {
  const before = people.book.find(account)?.roles ?? [];
  const refusal = people.book.setRoles(account, roles);
  if (refusal) return { code: refusal };
  note(people, actor, 'roles', account, { before: [...before], roles: [...roles] });
  return undefined;
}

const stateActs = { active: 'enabled', disabled: 'disabled', removed: 'removed' } as const;

export function changeState(
  people: People,
  actor: Actor,
  account: string,
  state: keyof typeof stateActs,
): Refusal | undefined {
  const refusal = people.book.setState(account, state);
  if (refusal) return { code: refusal };
  note(people, actor, stateActs[state], account);
  return undefined;
}
