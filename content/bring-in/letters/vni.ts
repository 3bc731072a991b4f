// VNI-Windows: a letter, then a sign that is itself a letter of Windows-1252. After VNI's own chart (vnisoft.com) of two-byte codes.

const tones = { ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' } as const;
const hat = '\u0302';
const bowl = '\u0306';

/** What a sign after a letter adds to it. */
const marks: Readonly<Record<string, string>> = {
  ...tones,
  â: hat,
  á: `${hat}\u0301`,
  à: `${hat}\u0300`,
  å: `${hat}\u0309`,
  ã: `${hat}\u0303`,
  ä: `${hat}\u0323`,
  ê: bowl,
  é: `${bowl}\u0301`,
  è: `${bowl}\u0300`,
  ú: `${bowl}\u0309`,
  ü: `${bowl}\u0303`,
  ë: `${bowl}\u0323`,
};

/** Letters that are whole by themselves. */
const whole: Readonly<Record<string, string>> = {
  ñ: 'đ',
  ô: 'ơ',
  ö: 'ư',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
};

const pair = /([aeouyôö])([ùøûõïâáàåãäêéèúüë])|[ñôöæóòî]/gi;

/** `Thoâng baùo` → `Thông báo`. */
export function fromVni(text: string): string {
  return text
    .normalize('NFC')
    .replace(pair, (seen, letter?: string, sign?: string) => {
      if (letter === undefined || sign === undefined) {
        return likeCase(seen, whole[seen.toLowerCase()] ?? seen);
      }
      const mark = marks[sign.toLowerCase()] ?? '';
      const base = likeCase(letter, whole[letter.toLowerCase()] ?? letter);
      return `${base}${mark}`;
    })
    .normalize('NFC');
}

function likeCase(like: string, letter: string): string {
  return like === like.toUpperCase() ? letter.toUpperCase() : letter.toLowerCase();
}
