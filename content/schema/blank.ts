/** A text in which a person sees nothing: empty, spaces, invisible and control characters, letters that are drawn as nothing. */
export function isBlank(value: string): boolean {
  // The blank of Braille is a sign to Unicode.
  return /^[\s\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2800]*$/u.test(value);
}
