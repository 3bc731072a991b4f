import type { Ward } from '../../../content/schema/ward.ts';

/** What is asked of the process that works with voices. */
export type VoicesQuestion = { readonly id: number; readonly dataDir: string } &
  /** `source`: a path. */
  (
    | { readonly ask: 'look'; readonly source: string }
    | {
        readonly ask: 'say';
        readonly voice: Ward['voice'];
        readonly contentDir: string;
        /** '': the sentence that voices are tried with. */
        readonly text: string;
      }
  );

export type VoicesAnswer = { readonly id: number } & (
  | { readonly looked: true }
  | { readonly wav: Uint8Array }
  /** Vietnamese. */
  | { readonly failed: string }
);
