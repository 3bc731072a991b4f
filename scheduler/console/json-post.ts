import type { ActName } from '../acts/roles.ts';
import type { Asker } from './form.ts';

/** What a page's script sends, and sends again and again: JSON with the page's token, which is looked at and not used up. */
export interface JsonPost {
  /** Under /dai/, as Hono writes paths. */
  readonly path: string;
  /** Whoever may do this may send it. */
  readonly needs: ActName;
  /** `body`: whatever was sent. Undefined: there is no such place. LoaErrors become 422 with `{ refused }`. */
  readonly take: (
    body: unknown,
    asker: Asker,
  ) => Response | undefined | Promise<Response | undefined>;
}
