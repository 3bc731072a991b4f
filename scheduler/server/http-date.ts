const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The three forms of RFC 9110, 5.6.7: the one that is sent, RFC 850, asctime. Named parts. */
const forms: readonly RegExp[] = [
  /^[A-Z][a-z]{2}, (?<day>\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  /^[A-Z][a-z]{5,8}, (?<day>\d{2})-(?<month>[A-Z][a-z]{2})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
  /^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/,
];

/** `Sun, 06 Nov 1994 08:49:37 GMT` → epoch ms; undefined for what is no HTTP date. `now` places a year of two digits. */
export function readHttpDate(text: string, now = Date.now()): number | undefined {
  for (const form of forms) {
    const { day = '', month = '', year = '', time = '' } = form.exec(text)?.groups ?? {};
    const monthIndex = months.indexOf(month);
    if (monthIndex < 0) continue;
    const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
    const at = Date.UTC(fullYear(year, now), monthIndex, Number(day), hours, minutes, seconds);
    return hours < 24 && minutes < 60 && seconds < 61 && new Date(at).getUTCMonth() === monthIndex
      ? at
      : undefined;
  }
  return undefined;
}

/** More than fifty years ahead is taken for the past (RFC 9110). */
function fullYear(digits: string, now: number): number {
  if (digits.length === 4) return Number(digits);
  const thisYear = new Date(now).getUTCFullYear();
  const year = Math.floor(thisYear / 100) * 100 + Number(digits);
  return year > thisYear + 50 ? year - 100 : year;
}

/** As it is sent: whole seconds. */
export function httpDate(ms: number): string {
  return new Date(ms).toUTCString();
}
