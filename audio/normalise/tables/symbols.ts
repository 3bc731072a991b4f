/** Symbols that are said. `digitNext` are said only before a number. */
export const SAID_SYMBOLS: Readonly<Record<string, { spoken: string; digitNext?: true }>> = {
  '&': { spoken: 'và' },
  '+': { spoken: 'cộng' },
  '=': { spoken: 'bằng' },
  '@': { spoken: 'a còng' },
  '°': { spoken: 'độ' },
  '§': { spoken: 'mục' },
  '×': { spoken: 'nhân' },
  '÷': { spoken: 'chia' },
  '±': { spoken: 'cộng trừ' },
  '≥': { spoken: 'lớn hơn hoặc bằng' },
  '≤': { spoken: 'nhỏ hơn hoặc bằng' },
  '≠': { spoken: 'khác' },
  '≈': { spoken: 'xấp xỉ' },
  '<': { spoken: 'nhỏ hơn', digitNext: true },
  '>': { spoken: 'lớn hơn', digitNext: true },
  '~': { spoken: 'khoảng', digitNext: true },
  '²': { spoken: 'bình phương' },
  '³': { spoken: 'lập phương' },
};

/** Marks that carry a pause, and which. */
export const PAUSES: Readonly<Record<string, string>> = {
  ',': ',',
  '.': '.',
  ':': ':',
  ';': ';',
  '?': '?',
  '!': '!',
  '(': ',',
  ')': ',',
  '[': ',',
  ']': ',',
  '{': ',',
  '}': ',',
  '|': ',',
  '→': ',',
};
