// Who may do what at the centre, and where in the tree. Pure: pages, acts and tests go by this one table.

export const roles = ['viewer', 'sender', 'emergency', 'admin'] as const;
export type Role = (typeof roles)[number];

const everybody = roles;

/** Each act, and the roles of which one is enough. */
const table = {
  /** Stations, their logs, what became of what was sent. */
  look: everybody,
  report: everybody,
  /** One's own password, second factor, sign-outs. */
  'own-account': everybody,
  /** Documents, recordings, campaigns down to stations; and to take them back. */
  send: ['sender'],
  /** An emergency to an area, and its end. */
  emergency: ['emergency'],
  /** Invite, name, group, move, revoke, replace. */
  stations: ['admin'],
  /** Invite people, their roles, reset, remove. */
  accounts: ['admin'],
  /** Who did what. */
  acts: ['admin'],
  /** The machine itself: jobs, retention, backup. Everywhere or not at all. */
  operate: ['admin'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type CentreAct = keyof typeof table;

/** A role for a branch of the tree; without a place: everywhere. */
export interface HeldRole {
  readonly role: Role;
  readonly place?: number;
}

export interface Person {
  /** The sign-in name; '' for who was let in by a code of the centre's machine, and may all. */
  readonly account: string;
  /** As it stands among the acts. */
  readonly name: string;
  readonly roles: readonly HeldRole[];
  /** Each place that a role is held for, with all that lies in it. */
  readonly branches: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Whether the person may do this at a place (a station's, a branch's). Without a place: what concerns the whole tree. */
export function mayAt(
  person: Pick<Person, 'roles' | 'branches'>,
  act: CentreAct,
  place?: number | null,
): boolean {
  return holdersOf(person, act).some(
    (held) =>
      held.place === undefined ||
      (place !== undefined && place !== null && person.branches.get(held.place)?.has(place)),
  );
}

/** Whether there is any place where the person may. */
export function mayAnywhere(person: Pick<Person, 'roles'>, act: CentreAct): boolean {
  return holdersOf(person, act).length > 0;
}

/** The places where the person may, for a query; undefined: everywhere, also at stations that lie nowhere. */
export function placesFor(person: Person, act: CentreAct): readonly number[] | undefined {
  const held = holdersOf(person, act);
  if (held.some(({ place }) => place === undefined)) return undefined;
  return [...new Set(held.flatMap(({ place = 0 }) => [...(person.branches.get(place) ?? [])]))];
}

/** The places that a role for this is held for, each standing for its branch: bounds of a selection. Undefined: everywhere. */
export function rootsFor(
  person: Pick<Person, 'roles'>,
  act: CentreAct,
): readonly number[] | undefined {
  const held = holdersOf(person, act);
  if (held.some(({ place }) => place === undefined)) return undefined;
  return [...new Set(held.flatMap(({ place }) => place ?? []))];
}

/** Who acts, as it is written among the acts: with the branch that he answers for, where that is not everywhere. */
export function actorOf(
  person: Pick<Person, 'account' | 'name' | 'roles'>,
  act: CentreAct,
): { readonly by: string; readonly account?: string; readonly place?: number } {
  const [place] = rootsFor(person, act) ?? [];
  return {
    by: person.name,
    // Who was let in by a code of the machine has none.
    ...(person.account !== '' && { account: person.account }),
    ...(place !== undefined && { place }),
  };
}

function holdersOf({ roles: held }: Pick<Person, 'roles'>, act: CentreAct): readonly HeldRole[] {
  const enough: readonly Role[] = table[act];
  return held.filter(({ role }) => enough.includes(role));
}

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}
