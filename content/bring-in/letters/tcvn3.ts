// TCVN3 ("ABC"): TCVN 5712:1993, set VN1 from A1 on, as glibc's charmap TCVN5712-1 has it. Fonts of the .Vn family draw it.

/** What stands at A1, A2, … FE. The five loose marks at B0–B4 are no letters of a font, and stay what they are. */
const fromA1 =
  'ĂÂÊÔƠƯĐăâêôơưđẰ°±²³´àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵ';

/** A font of capitals alone: its small letters are drawn as capitals. */
const capitalsFont = /^\.?vn.*h$/i;

const letters: ReadonlyMap<string, string> = new Map(
  Array.from(fromA1).map((letter, at) => [String.fromCharCode(0xa1 + at), letter]),
);

/** What a program made of a byte that it took for Windows-1258 or for Greek. */
const mistaken: Readonly<Record<string, string>> = {
  Đ: 'Ð',
  đ: 'ð',
  Ơ: 'Õ',
  ơ: 'õ',
  Ư: 'Ý',
  ư: 'ý',
  Ă: 'Ã',
  ă: 'ã',
  '\u0300': 'Ì',
  '\u0309': 'Ò',
  '\u0303': 'Þ',
  '\u0301': 'ì',
  '\u0323': 'ò',
  μ: 'µ',
};

/** `Th«ng b¸o` → `Thông báo`. */
export function fromTcvn3(text: string, font = ''): string {
  const read = Array.from(text)
    .map((letter) => mistaken[letter] ?? letter)
    .map((letter) => letters.get(letter) ?? letter)
    .join('');
  return capitalsFont.test(font.trim()) ? read.toLocaleUpperCase('vi') : read;
}
