// What is asked of the process that renders, and what it answers.
export interface RenderQuestion {
  readonly contentDir: string;
  /** Where sentences are kept, and what was made of them. */
  readonly dataDir: string;
  /** ISO day. */
  readonly today: string;
  /** Documents that are sent, as they are: paths below content/, UTF-8 text. */
  readonly texts: readonly { readonly path: string; readonly text: string }[];
  /** The one that is rendered. */
  readonly path: string;
}

export type RenderAnswer =
  | { readonly mp3: Uint8Array; readonly voice: string; readonly durationMs: number }
  /** Vietnamese, with file and line where there is one. */
  | { readonly failed: string };
