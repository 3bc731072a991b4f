/**
 * Whether it is `YYYY-MM-DD` of a day that the calendar has: `Date.parse` takes 31 February for 3 March. Of years that a clock
 * can show: before and after them no day has a number, and none before or after it.
 */
export function isDay(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at) || text < '1970-01-01' || text > '9998-12-31') return false;
  return new Date(at).toISOString().startsWith(text);
}
