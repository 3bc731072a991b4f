// Pages and forms that are there before anybody has signed in. They pass the gate's limits and its look at where a form comes
// from; who sends them has no token yet. Whoever adds some adds one function here.
import type { Hono } from 'hono';
import { addAccountRoutes } from './accounts/open-account-routes.ts';
import type { ConsoleParts } from './console-parts.ts';
import { addListenerRoutes } from './listening/listener-routes.ts';
import type { ConsoleEnv } from './gate/console-env.ts';

export type AddRoutes = (app: Hono<ConsoleEnv>, parts: ConsoleParts) => void;

export const openRoutes: readonly AddRoutes[] = [addAccountRoutes, addListenerRoutes];
