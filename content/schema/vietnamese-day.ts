/** `2025-07-01` → `01/07/2025`, as Vietnamese papers write it. */
export function vietnameseDay(isoDay: string): string {
  return isoDay.split('-').reverse().join('/');
}
