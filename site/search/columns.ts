/** Between the texts of a column: a control character that JSON writes as one byte, and that no page holds. */
export const between = '\u007f';

/**
 * Rows by their columns: like stands beside like, which gzip makes smaller, and texts that follow each other as one text smaller still.
 * What a row lacks is null, or no text.
 */
export type Columns<Row> = { readonly [Key in keyof Row]-?: readonly (Row[Key] | null)[] | string };

/** The rows again. */
export function rowsOf<Row>(columns: Columns<Row>): Row[] {
  const rows: Partial<Row>[] = [];
  for (const key in columns) {
    const column = columns[key];
    // A column of texts is of those keys that hold texts.
    const values = (typeof column === 'string' ? textsOf(column) : column) as Row[typeof key][];
    values.forEach((value, at) => {
      const row = (rows[at] ??= {});
      if (value !== null) row[key] = value;
    });
  }
  // Each key of a row is a column.
  return rows as Row[];
}

/** The texts of a column. */
export function textsOf(column: string): string[] {
  return column.split(between);
}
