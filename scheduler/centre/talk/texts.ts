// The small shapes of which all messages are made.
import { z } from 'zod';

/** PostgreSQL keeps no NUL, and nothing keeps half of a letter. */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value.isWellFormed() && !value.includes('\0'));
export const instant = z.int().min(0);
export const name = z.string().regex(/^[\w-]{1,40}$/);
/** SHA-256, hex. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
