// A thread of its own: what a file does to its reader, the caller outlives.
import { parentPort, workerData } from 'node:worker_threads';
import { bringInHere } from './bring-in-here.ts';
import type { BroughtInKind } from './brought-in.ts';
import { ImportRefusal } from './refusals.ts';

interface Order {
  readonly bytes: Uint8Array;
  readonly kind: BroughtInKind;
}

try {
  const { bytes, kind } = workerData as Order; // index.ts alone starts this, with this
  parentPort?.postMessage({ broughtIn: await bringInHere(bytes, kind) });
} catch (error) {
  if (!(error instanceof ImportRefusal)) {
    throw error;
  }
  parentPort?.postMessage({ refused: error.code });
}
