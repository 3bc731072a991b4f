import type { Context } from 'hono';

/** What the address asks for, word by word, as the ledger can be asked for it; long ones are cut. */
export function wordsOf(context: Context): (name: string) => string | undefined {
  return (name) => {
    const word = context.req.query(name);
    return word === undefined ? undefined : askable(word);
  };
}

/** A step of the path; '' where there is none. */
export function stepOf(context: Context, name: string): string {
  return askable(context.req.param(name) ?? '');
}

/** PostgreSQL keeps no NUL, and nothing keeps half of a letter. */
function askable(text: string): string {
  return text.slice(0, 500).toWellFormed().replaceAll('\0', '');
}
