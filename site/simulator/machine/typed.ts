/**
 * What shows no mark of its own: soft hyphens, joiners, the direction marks that a telephone book puts around a number,
 * variation selectors, tags. By hand, because property escapes are newer than our browsers.
 */
const invisible =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udfff]/g;

/** Latin letters, with and without Vietnamese marks. */
export const letters = 'A-Za-z\u00c0-\u024f\u1e00-\u1eff';
/** Digits with whatever separates them on paper and in telephone books, but letters. */
const betweenDigits = new RegExp(`(\\d)[^\\d${letters}]{1,3}(?=\\d)`, 'g');

/**
 * A typed text as everybody here reads it: composed, in usual widths, without what cannot be seen. Rules and refusal
 * both begin with this, so that none sees another value than the other. `\u202a0000\u202c` → `0000`, `０９` → `09`.
 */
export function plainText(typed: string): string {
  return typed.normalize('NFKC').replace(invisible, '').trim();
}

/** The text with its digits joined: `(000) 158-000.015` → `000158000015`, `12 tuổi` → `12tuổi`. */
export function joinedDigits(typed: string): string {
  return plainText(typed)
    .replace(/[\s()]/g, '')
    .replace(betweenDigits, '$1');
}

/** `ba.mau@thutap.example`: a name, one `@`, and a host of at least two labels, all without marks and spaces. */
export function isMailAddress(typed: string): boolean {
  return /^[\w%+-]+(\.[\w%+-]+)*@([a-z\d]([a-z\d-]*[a-z\d])?\.)+[a-z]{2,}$/i.test(plainText(typed));
}

/**
 * Whether `typed` is what was wanted: a number whatever parts its digits, a mail address whatever its case,
 * everything else (a password, an answer) to the letter.
 */
export function isSame(wanted: string, typed: string): boolean {
  if (/^\d+$/.test(wanted)) return joinedDigits(typed) === wanted;
  if (isMailAddress(wanted)) return plainText(typed).toLowerCase() === wanted.toLowerCase();
  return plainText(typed).replace(/\s+/g, ' ') === plainText(wanted);
}
