// A thread of its own: what a file does to its reader, the caller outlives.
import { parentPort, workerData } from 'node:worker_threads';
import { bringInHere } from './bring-in-here.ts';
import { ImportRefusal } from './refusals.ts';

try {
  const bytes: unknown = workerData;
  if (!(bytes instanceof Uint8Array)) {
    throw new TypeError('bring-in: no bytes');
  }
  parentPort?.postMessage({ broughtIn: await bringInHere(bytes) });
} catch (error) {
  if (!(error instanceof ImportRefusal)) {
    throw error;
  }
  parentPort?.postMessage({ refused: error.code });
}
