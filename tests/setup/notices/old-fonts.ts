import { fromTcvn3 } from '../../../content/bring-in/letters/tcvn3.ts';

const tcvn3 = new Map<string, string>();
for (let code = 0xfe; code >= 0xa1; code -= 1) {
  tcvn3.set(fromTcvn3(String.fromCharCode(code)), String.fromCharCode(code));
}

/** Text as it was typed for a .Vn font; capitals with a tone have no sign of their own there, so they are written small. */
export function toTcvn3(text: string): string {
  return Array.from(text.normalize('NFC'))
    .map((letter) => tcvn3.get(letter) ?? tcvn3.get(letter.toLowerCase()) ?? letter)
    .join('');
}

const vniMarks: Readonly<Record<string, string>> = {
  ...{ '\u0301': 'ù', '\u0300': 'ø', '\u0309': 'û', '\u0303': 'õ', '\u0323': 'ï' },
  ...{ '\u0302': 'â', '\u0302\u0301': 'á', '\u0302\u0300': 'à', '\u0302\u0309': 'å' },
  ...{ '\u0302\u0303': 'ã', '\u0302\u0323': 'ä', '\u0306': 'ê', '\u0306\u0301': 'é' },
  ...{ '\u0306\u0300': 'è', '\u0306\u0309': 'ú', '\u0306\u0303': 'ü', '\u0306\u0323': 'ë' },
};
const vniWhole: Readonly<Record<string, string>> = {
  ...{ đ: 'ñ', í: 'í', ì: 'ì', ỉ: 'æ', ĩ: 'ó', ị: 'ò', ỵ: 'î' },
};

export function toVni(text: string): string {
  return Array.from(text.normalize('NFC')).map(vniLetter).join('');
}

function vniLetter(letter: string): string {
  const small = letter.toLowerCase();
  const upper = letter !== small;
  const whole = vniWhole[small];
  if (whole !== undefined) {
    return upper ? whole.toUpperCase() : whole;
  }
  const apart = small.normalize('NFD');
  const horn = apart.includes('\u031b');
  const base = horn ? (apart.startsWith('o') ? 'ô' : 'ö') : apart.charAt(0);
  // The dot below is sorted before a hat; VNI has hat and tone in one sign.
  const marks = apart.slice(1).replace('\u031b', '');
  const ordered = Array.from('\u0302\u0306\u0301\u0300\u0309\u0303\u0323')
    .filter((mark) => marks.includes(mark))
    .join('');
  const sign = ordered === '' ? '' : (vniMarks[ordered] ?? '');
  if (!/\p{L}/u.test(letter) || (sign === '' && !horn)) {
    return letter;
  }
  return upper ? (base + sign).toUpperCase() : base + sign;
}
