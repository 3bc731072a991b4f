import type { Read } from './line.ts';

/** A kind of letter stands before its subject: `THÔNG BÁO`, or the title's first line. */
const linesLookedAt = 3;

/**
 * Whether what is said first is the title itself, as the head of a notice is: `THÔNG BÁO`, `Về việc tiêm phòng`. A listener is
 * told it once.
 */
export function beginsWith(read: readonly Read[], title: string): boolean {
  const wanted = bare(title);
  const isTitle = ({ line }: Read): boolean =>
    line.kind === 'heading' && bare(line.text) === wanted;
  // Before it stand other headings and the kind of letter in capitals; any other line is the text itself.
  const standsBefore = ({ line }: Read): boolean =>
    line.kind === 'heading' || line.text === line.text.toUpperCase();
  const first = read
    .filter(({ line }) => line.kind !== 'warning')
    .slice(0, linesLookedAt)
    .find((one) => isTitle(one) || !standsBefore(one));
  return first !== undefined && isTitle(first);
}

/** `Về việc tiêm phòng.` and `THÔNG BÁO V/v Tiêm phòng` are one title. */
function bare(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/^\s*thông báo(?=\P{L})\s*:?\s*/u, '')
    .replace(/^(?:v\s*\/\s*v|về việc)(?=\P{L})/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
