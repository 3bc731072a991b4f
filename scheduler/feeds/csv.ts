/** Rows as CSV (RFC 4180); begins with a byte order mark, without which Excel misreads Vietnamese. */
export function csv(rows: readonly (readonly (string | number)[])[]): string {
  const lines = rows.map((row) => `${row.map((value) => quote(String(value))).join(',')}\r\n`);
  return `\u{feff}${lines.join('')}`;
}

/** A text that a spreadsheet would run as a formula is given as text. */
function quote(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
