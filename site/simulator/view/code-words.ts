/** How each character of a code is read aloud. Letters go by the names taught at school. */
const names: Readonly<Record<string, string>> = {
  ...{ 0: 'không', 1: 'một', 2: 'hai', 3: 'ba', 4: 'bốn' },
  ...{ 5: 'năm', 6: 'sáu', 7: 'bảy', 8: 'tám', 9: 'chín' },
  ...{ A: 'a', B: 'bê', C: 'xê', D: 'đê', E: 'e', G: 'giê', H: 'hát', I: 'i ngắn', K: 'ca' },
  ...{ L: 'e-lờ', M: 'em-mờ', N: 'en-nờ', O: 'o', P: 'pê', Q: 'quy', R: 'e-rờ', S: 'ét-sì' },
  ...{ T: 'tê', U: 'u', V: 'vê', X: 'ích-xì', Y: 'i dài' },
};

/** `B7KM` → `bê, bảy, ca, em-mờ`; a character without a name stands for itself. */
export function codeWords(code: string): string {
  return Array.from(code, (character) => names[character] ?? character).join(', ');
}
