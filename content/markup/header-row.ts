/**
 * Whether the first row of a table names its columns: `isHeader` of each of its cells. The first cell alone says nothing: tables
 * elsewhere name their rows there.
 */
export function namesColumns(isHeader: readonly boolean[]): boolean {
  const [first = false, ...others] = isHeader;
  return others.length === 0 ? first : others.every(Boolean);
}
