/** A stretch of text, or the key of what stands there: a field's id or `code.<id>`. */
export type TextPart = { readonly text: string } | { readonly key: string };

/** `Gửi đến {so}.` → `Gửi đến `, key `so`, `.` */
export function textParts(written: string): readonly TextPart[] {
  return written
    .split(/(\{[^}]*\})/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('{') ? { key: part.slice(1, -1) } : { text: part }));
}
