// What people send, without signs that are no letters: they would steer a terminal, or turn a line of the log round.

/** Controls but tab and line break, and those that turn the direction of writing: https://www.unicode.org/reports/tr9/ */
const steering =
  /(?![\t\n\r])\p{Cc}|[\u{61c}\u{200e}\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{feff}]/gu;

/** NFC, without blanks around it. */
export function plainText(text: string): string {
  return text
    .replaceAll(/[\u{85}\u{2028}\u{2029}]/gu, '\n')
    .replaceAll(steering, '')
    .normalize('NFC')
    .trim();
}

/** A name: `An\n B` → `An B`. */
export function oneLine(text: string): string {
  return plainText(text).replaceAll(/\s+/g, ' ');
}
