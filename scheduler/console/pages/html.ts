import type { html } from 'hono/html';

/** What a page gives; whatever was put into it is escaped. */
export type Html = ReturnType<typeof html>;

/** A page or a part of one as text. */
export function textOf(made: Html | ''): string {
  // Only where something in it was a promise, which none of ours is.
  if (made instanceof Promise) throw new TypeError('A page waits for nothing.');
  return made.toString();
}
