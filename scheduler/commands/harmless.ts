// What is printed may hold words of others: of stations, of a centre, of files. None of them steers the terminal.

/** Controls but tab and line ends, and those that turn the direction of writing (https://www.unicode.org/reports/tr9/). */
const steering = /(?![\t\n]|\r\n)\p{Cc}|[\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu;

/** Such a sign is shown as what it is, `\u001b`: in JSON it stays the same value. */
export function harmless(text: string): string {
  return text.replaceAll(
    steering,
    (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
