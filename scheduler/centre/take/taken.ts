import type { CentreParts } from '../centre-parts.ts';
import type { Asks } from '../database/connect.ts';
import type { RefusalCode } from '../talk/message.ts';

/** A message that was found to be a station's own, in the transaction that takes it. */
export interface Taken {
  readonly parts: CentreParts;
  readonly sql: Asks;
  /** Of the key that signed: never of what the message says. */
  readonly station: string;
  readonly key: string;
  readonly at: number;
  /** The protocol that the message follows. */
  readonly protocol: number;
}

/** What is answered; with a refusal nothing of the message stays written. */
export type Outcome =
  | { readonly content: unknown }
  | { readonly refused: RefusalCode; readonly last?: number };

export type Handler = (taken: Taken, content: unknown) => Promise<Outcome>;
