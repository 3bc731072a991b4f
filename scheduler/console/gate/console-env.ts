import type { Seen } from '../seen.ts';
import type { SignedInPerson } from './accounts-door.ts';

/** Where a request came from, as its listener knows it. */
export interface From {
  readonly address: string;
  /** The origin that a form of ours has here: `http://127.0.0.1:4321`, `https://loa.anphu.gov.vn:4343`. */
  readonly origin: string;
}

/** What Hono carries along with a request. */
export interface ConsoleEnv {
  readonly Bindings: { readonly from: From };
  readonly Variables: {
    /** Undefined where nobody is signed in. */
    readonly person: SignedInPerson | undefined;
    /** Made anew at each call: what an act changed is in it. */
    readonly seen: () => Seen;
  };
}
