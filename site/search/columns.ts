/** Rows by their columns: like stands beside like, which gzip makes smaller. What a row lacks is null. */
export type Columns<Row> = { readonly [Key in keyof Row]-?: readonly (Row[Key] | null)[] };

/** `columnsOf([{ a: 1 }, { a: 2, b: 3 }], ['a', 'b'])` → `{ a: [1, 2], b: [null, 3] }`. */
export function columnsOf<Row>(
  rows: readonly Row[],
  keys: readonly (keyof Row & string)[],
): Columns<Row> {
  const columns = keys.map((key) => [key, rows.map((row) => row[key] ?? null)] as const);
  // Of the keys the compiler only sees that they are strings.
  return Object.fromEntries(columns) as unknown as Columns<Row>;
}

/** The rows again. */
export function rowsOf<Row>(columns: Columns<Row>): Row[] {
  const rows: Partial<Row>[] = [];
  for (const key in columns)
    columns[key].forEach((value, at) => {
      const row = (rows[at] ??= {});
      if (value !== null) row[key] = value;
    });
  // Each key of a row is a column.
  return rows as Row[];
}
