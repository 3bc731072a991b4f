import type { AccountRefusal } from './account-book.ts';

/** Why something of accounts is not done; its words are made where it is shown (say-refusal.ts). */
export type Refusal =
  | {
      readonly code:
        | AccountRefusal
        | 'bad-sign-in-name'
        | 'no-name'
        | 'code-wrong'
        | 'code-spent'
        | 'code-gone'
        | 'not-empty'
        | 'busy'
        | 'password-wrong'
        | 'not-the-same'
        | 'no-factor'
        | 'factor-needed';
    }
  | { readonly code: 'bad-password'; readonly message: string }
  | { readonly code: 'wait'; readonly ms: number };
