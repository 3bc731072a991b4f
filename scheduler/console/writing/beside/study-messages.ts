import type { Beside } from '../../../../content/schema/beside.ts';
import type { DraftNow } from './study.ts';

export type StudyQuestion = { readonly id: number } & (
  | { readonly ask: 'study'; readonly draft: DraftNow; readonly dataDir: string }
  /** One sentence, as it is said. */
  | {
      readonly ask: 'say';
      readonly spoken: string;
      readonly contentDir: string;
      readonly dataDir: string;
    }
);

/** All of it but what the desk knows. */
export type StudiedDraft = Omit<Beside, 'version' | 'readings'>;

export type StudyAnswer = { readonly id: number } & (
  | { readonly studied: StudiedDraft }
  | { readonly wav: Uint8Array }
  /** Vietnamese. */
  | { readonly failed: string }
);
