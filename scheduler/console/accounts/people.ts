// All about people behind one door: opened by the console, and by `loa account`.
import type { Accounts } from '../gate/accounts-door.ts';
import { createAccountBook, type AccountBook } from './account-book.ts';
import { openAccountsDatabase } from './database.ts';
import { createFirstCode, type FirstCode } from './first-code.ts';
import { createFormTokens } from './form-tokens.ts';
import { createHalfSignIns, type HalfSignIns } from './half-sign-ins.ts';
import { createHashQueue, type HashQueue } from '../../signing-in/hash-queue.ts';
import { createInvitations, type Invitations } from './invitations.ts';
import { createKnownPlaces, type KnownPlaces } from './known-places.ts';
import { usualCost, type HashCost } from '../../signing-in/password-hash.ts';
import { createSecondFactors, type SecondFactors } from './second-factors.ts';
import { createPushBook, type PushBook } from './push-book.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSettings, type Settings } from './settings.ts';
import { createToldBook, type ToldBook } from './told-book.ts';
import { createSlowDown, type SlowDown } from './slow-down.ts';
import type { Tell } from './tell.ts';

export interface People extends Accounts {
  readonly book: AccountBook;
  readonly sessions: Sessions;
  readonly invitations: Invitations;
  readonly firstCode: FirstCode;
  readonly factors: SecondFactors;
  readonly halves: HalfSignIns;
  readonly places: KnownPlaces;
  readonly settings: Settings;
  readonly told: ToldBook;
  readonly pushes: PushBook;
  readonly slowDown: SlowDown;
  readonly hashing: HashQueue;
  readonly cost: HashCost;
  readonly log: Tell;
  readonly now: () => number;
}

export interface PeopleParts {
  readonly file: string;
  /** Epoch ms, real: sessions and codes go by it. */
  readonly now: () => number;
  readonly log: Tell;
  /** A new code for the first account, or that none is needed any more. */
  readonly showFirstCode?: (code: string | undefined) => void;
  /** Tests hash cheaply. */
  readonly cost?: HashCost;
}

/** Opens accounts.db. Throws what the system or SQLite throws. */
export function openPeople({
  file,
  now,
  log,
  showFirstCode = () => undefined,
  cost = usualCost,
}: PeopleParts): People {
  const database = openAccountsDatabase(file);
  const statements = { ...database, now };
  const book = createAccountBook(statements);
  const sessions = createSessions(statements);
  const settings = createSettings(statements);
  return {
    ...{ book, sessions, settings, log, now, cost },
    ...createFormTokens({ ...statements, settings }),
    invitations: createInvitations(statements),
    firstCode: createFirstCode(settings, showFirstCode),
    factors: createSecondFactors(statements, { settings, book, sessions }),
    halves: createHalfSignIns(statements),
    places: createKnownPlaces(statements),
    told: createToldBook(statements),
    pushes: createPushBook(statements),
    slowDown: createSlowDown(statements),
    hashing: createHashQueue(),
    personOf: (cookie) => sessions.personOf(cookie),
    isEmpty: () => book.list().length === 0,
    close: database.close,
  };
}
