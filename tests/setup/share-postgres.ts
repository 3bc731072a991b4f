// Vitest's global set-up: one PostgreSQL for all test files, each of which makes databases of its own on it.
import type { TestProject } from 'vitest/node';
import { openServer, whyNoServer, type SharedServer } from '../contract/centre/one-server.ts';
import { filesThatImport, runsAnyOf } from './runs-any-of.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The shared server; absent where this machine has none. */
    postgres?: SharedServer;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const why = whyNoServer();
  const files = filesThatImport(/from '[^']*\/on-postgres\.ts'/);
  if (!(await runsAnyOf(project, files))) return () => Promise.resolve();
  if (why !== undefined) {
    // Said aloud: what was left out is not well.
    console.warn(`tests of the centre left out: ${why}`);
    return () => Promise.resolve();
  }
  const server = await openServer();
  project.provide('postgres', server.shared);
  return () => server.close();
}
