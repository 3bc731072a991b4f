// What the process that talks to a centre for the console (apart-process.ts) is asked, and what it answers.
export type ApartWork =
  /** Whose answer it is that one would join. */
  | { readonly is: 'ask'; readonly word: string; readonly url: string }
  /** `centre`: the fingerprint that a person has compared. */
  | { readonly is: 'join'; readonly url: string; readonly code: string; readonly centre: string }
  | { readonly is: 'leave' };

export interface ApartArgument {
  readonly dataDir: string;
  readonly work: ApartWork;
}

/** A centre, found. */
export interface Found {
  readonly url: string;
  readonly code: string;
  /** Fingerprint of its key. */
  readonly centre: string;
  /** The invitation names this fingerprint. */
  readonly isProved: boolean;
}

export type ApartReport =
  | { readonly is: 'found'; readonly found: Found }
  | { readonly is: 'joined'; readonly station: string; readonly name: string }
  /** `told`: whether the centre knows. */
  | { readonly is: 'left'; readonly told: boolean }
  /** Vietnamese. */
  | { readonly is: 'refused'; readonly message: string; readonly hint: string };
