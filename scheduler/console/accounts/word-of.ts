/** The table's word of a name that somebody sent; '' of one that is not in it, `constructor` among them. */
export function wordOf(table: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(table, name) ? (table[name] ?? '') : '';
}
