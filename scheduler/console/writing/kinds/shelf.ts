import { createHash } from 'node:crypto';
import type { Problem } from '../../../../content/schema/problem.ts';
import type { SentBack } from '../desk.ts';
import type { LineOf } from '../../../../content/markup/yaml-lines.ts';

/** Where what a form shows is read from, and put: a file, its draft, the head of a document. */
export interface Shelf {
  /** What it says now. Throws LoaError where it can't be read. */
  readonly value: () => unknown;
  /** Where things stand in the text that the check of content/ reads. */
  readonly lines: () => LineOf;
  /** Keeps what it is to say, if it still says `was`. Throws LoaError. */
  readonly put: (was: unknown, wanted: unknown) => Promise<Put>;
  /** Who changed it last, where that is known. */
  readonly last: () =>
    | { readonly name: string; readonly at: number; readonly sentBack?: SentBack | undefined }
    | undefined;
  /** All that is wrong with it as it is now, and with other files because of it. */
  readonly problems: () => readonly Problem[];
}

export type Put = 'kept' | 'moved' | Refusal;

/** What an edit would make wrong, in the file as it would be. */
export interface Refusal {
  readonly problems: readonly Problem[];
  readonly value: unknown;
  readonly lines: LineOf;
}

/** A name for what an entry says: two people who were shown the same have the same. */
export function signOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([value]))
    .digest('hex')
    .slice(0, 16);
}
