import type { html } from 'hono/html';

/** What a page gives; whatever was put into it is escaped. */
export type Html = ReturnType<typeof html>;
