import type { EventDetail } from '../core/slot.ts';
import type { OperatorRequest } from '../store/store.ts';
import { isRole, type Role } from './roles.ts';

/**
 * Who acts. At the machine a name is all there is, and it may do everything; whoever signs in at the console has an account
 * as well, and may what its roles may (roles.ts).
 */
export interface Person {
  readonly name: string;
  readonly account?: string;
  readonly roles?: readonly Role[];
  /** Where the request came from, as the log has it. */
  readonly address?: string;
}

/** The person as facts of a log line. */
export function personFacts({ name, account, roles, address }: Person): EventDetail {
  return {
    by: name,
    ...(account !== undefined && { account }),
    ...(roles !== undefined && { roles }),
    ...(address !== undefined && { address }),
  };
}

/** Who asked, with the account where there was one. */
export function whoAsked({ by, account, roles }: OperatorRequest): Person {
  return {
    name: by,
    ...(account !== undefined && { account }),
    ...(roles !== undefined && { roles: roles.filter(isRole) }),
  };
}
