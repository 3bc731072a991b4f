// What routes.ts shows of accounts.
import type { Looking } from '../console-parts.ts';
import { untouched } from '../form.ts';
import type { Html } from '../pages/html.ts';
import type { Seen } from '../seen.ts';
import { allAccountsView } from './all-accounts-view.ts';
import { ownAccountView } from './own-account-view.ts';
import { allAccountsPage } from './pages/all-accounts-page.ts';
import { ownAccountPage } from './pages/own-account-page.ts';

export function showOwnAccount(seen: Seen, looking: Looking): Html {
  return ownAccountPage(seen, ownAccountView(seen, looking), untouched);
}

export function showAllAccounts(seen: Seen, looking: Looking): Html {
  return allAccountsPage(seen, allAccountsView(looking), untouched);
}
