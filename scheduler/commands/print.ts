/** A table in columns for a terminal; widths count letters, Vietnamese ones being one each in NFC. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return rows.map((row) => `${line(row)}\n`).join('');
}

/** JSON as every listing prints it: one value, indented, a line break at its end. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
