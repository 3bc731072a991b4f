import { LoaError } from './loa-error.ts';
import { systemCodeOf, systemRefusalOf } from './system-errors.ts';

/**
 * Any error as a Vietnamese clause without its full stop, to stand in a sentence of ours. What the system refuses is said
 * in our words with its code, `đĩa đầy (ENOSPC)`; every other message as it is.
 */
export function sayError(error: unknown): string {
  if (!(error instanceof LoaError)) {
    const refusal = systemRefusalOf(error);
    if (refusal) return `${refusal.says} (${systemCodeOf(error) ?? ''})`;
  }
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

/** The same as whole sentences, with how to mend it where that is known. Our own messages are whole already. */
export function tellError(error: unknown): string {
  if (error instanceof LoaError) return [error.message, error.hint].filter(Boolean).join(' ');
  const refusal = systemRefusalOf(error);
  if (refusal) return `${sayError(error)}. ${refusal.mend}`;
  return error instanceof Error ? error.message : String(error);
}
