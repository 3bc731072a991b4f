/** How many syllables a spoken text has. */
export function syllablesIn(spoken: string): number {
  return (spoken.match(/[\p{L}\p{M}]+/gu) ?? []).length;
}
