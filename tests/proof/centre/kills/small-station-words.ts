// What a small station is begun with, and the files by which it is judged from outside.
import { join } from 'node:path';

export interface SmallStationWords {
  /** LOA_DATA. */
  readonly dataDir: string;
}

/** Lines `{ slot, event: 'start' | 'end' }`, each on the disk before it counts. */
export function soundedFileOf(dataDir: string): string {
  return join(dataDir, 'sounded.jsonl');
}

/** Lines `{ order, thing, version }`, one for each parcel that was put in its place. */
export function placedFileOf(dataDir: string): string {
  return join(dataDir, 'placed.jsonl');
}

export interface Sounded {
  readonly slot: string;
  readonly event: 'start' | 'end';
  /** From where in it: what a later emergency paused goes on from there, and begins no second time. */
  readonly fromMs: number;
}
