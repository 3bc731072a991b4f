import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Whether the system could not even give it its streams (no descriptor left): they are missing then, whatever their types say. */
export function lacksStreams(child: ChildProcess): boolean {
  return child.pid === undefined && !child.stdout;
}

/** Rejects with what the system said of a program that it did not start. Call it in the same turn as `spawn`. */
export async function startFailure(child: ChildProcess): Promise<never> {
  const [error] = (await once(child, 'error')) as [Error]; // what this event always brings
  throw error;
}
