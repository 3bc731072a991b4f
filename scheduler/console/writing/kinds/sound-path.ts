/** Where one hears words as they are to be said. */
export function soundOf(spoken: string): string {
  return `/dai/tu-dien/nghe?cau=${encodeURIComponent(spoken)}`;
}
