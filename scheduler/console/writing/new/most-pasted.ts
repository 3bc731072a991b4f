/** Bytes. Markup that Word puts on the clipboard is ten times its letters. */
export const mostPasted = 5_000_000;
