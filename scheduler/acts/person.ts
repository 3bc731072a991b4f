import type { OperatorRequest } from '../store/store.ts';

/**
 * Who acts. At the machine a name is all there is; whoever signs in at the console has an account and a role as well. The
 * table of what a role may (roles.ts) belongs beside this file: `askFor` is the one place that has to look into it.
 */
export interface Person {
  readonly name: string;
  readonly account?: string;
  readonly role?: string;
}

/** The person as facts of a log line. */
export function personFacts({ name, account, role }: Person): Readonly<Record<string, string>> {
  return {
    by: name,
    ...(account !== undefined && { account }),
    ...(role !== undefined && { role }),
  };
}

/** Who asked, with the account where there was one. */
export function whoAsked({ by, account, role }: OperatorRequest): Person {
  return {
    name: by,
    ...(account !== undefined && { account }),
    ...(role !== undefined && { role }),
  };
}
