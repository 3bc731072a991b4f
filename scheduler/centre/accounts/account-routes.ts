// All pages about accounts: the doors that stand open, one's own, those of others, the acts.
import type { CentreApp } from '../centre-app.ts';
import type { CentreParts } from '../centre-parts.ts';
import { addActRoutes } from './act-routes.ts';
import { addEnterRoutes } from './enter-routes.ts';
import type { AsPerson } from './guard.ts';
import { addOwnRoutes } from './own-routes.ts';
import { addPeopleRoutes } from './people-routes.ts';
import { addSignInRoutes, createHashing } from './sign-in-routes.ts';

export function addAccountRoutes(app: CentreApp, parts: CentreParts, asPerson: AsPerson): void {
  // One measure for all that is hashed in this process.
  const hashing = createHashing();
  addSignInRoutes(app, parts, hashing);
  addEnterRoutes(app, parts, hashing);
  addOwnRoutes(app, parts, { asPerson, hashing });
  addPeopleRoutes(app, parts, asPerson);
  addActRoutes(app, parts, asPerson);
}
