// Words as people type them, with the signs that mean something to Markdown.
export type Random = () => number;

const words = [
  ...[
    'Kính mời bà con',
    ' ',
    'đúng 8 giờ',
    '*',
    '_',
    '**',
    '`',
    '[',
    ']',
    '(x)',
    '<',
    '</Note>',
    '<Note>',
  ],
  ...[
    '{',
    '}',
    '{họ tên}',
    '&',
    '&amp;',
    '1. ',
    '- ',
    '+ ',
    '# ',
    '> ',
    '| ',
    '|',
    '---',
    '===',
    '~~~',
    '\\',
  ],
  ...[
    'import x',
    'export',
    '!',
    '![',
    ':',
    '"',
    "'",
    'a_b',
    ' ',
    '😀',
    'e\u0302\u0301',
    'ế',
    '\t',
    '  ',
    '\n',
    '<12 tháng',
  ],
  ...['http://x.vn/a_b?c=d&e', '…', '“', '12.', '3)', '{/*', '*/', '#'],
];

export function pick<One>(all: readonly One[], random: Random): One {
  const found = all[Math.floor(random() * all.length)];
  if (found === undefined) {
    throw new Error('Nothing to pick from.');
  }
  return found;
}

export function someWords(random: Random): string {
  return Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(words, random)).join('');
}
