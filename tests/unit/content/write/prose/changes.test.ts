import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import { describe, expect, test } from 'vitest';
import { proseSchema } from '../../../../../content/markup/prose-schema.ts';
import { newProse, readProse, writeProse } from '../../../../../content/write/prose/index.ts';

const { marks, nodes } = proseSchema;

/** Where words stand in a document. */
function at(doc: Node, words: string): number {
  let found = -1;
  doc.descendants((node, pos) => {
    if (found < 0 && node.isText && node.text?.includes(words) === true) {
      found = pos + node.text.indexOf(words);
    }
  });
  return found;
}

const type = (before: string, text: string) => (tr: Transform) =>
  tr.insert(at(tr.doc, before), proseSchema.text(text));
const mark = (words: string, name: 'strong' | 'em') => (tr: Transform) =>
  tr.addMark(at(tr.doc, words), at(tr.doc, words) + words.length, marks[name].create());
const paragraph = (text: string) => nodes.paragraph.create(null, proseSchema.text(text));

type Case = readonly [what: string, was: string, edit: (tr: Transform) => unknown, is: string];

const escapes: readonly Case[] = [
  ['a number at the beginning', 'Họp.\n', type('Họp', '1. '), '1\\. Họp.\n'],
  ['a number within', 'Họp.\n', type('.', ' 1. a'), 'Họp 1. a.\n'],
  ['a stroke at the beginning', 'Họp.\n', type('Họp', '- '), '\\- Họp.\n'],
  ['a hash at the beginning', 'Họp.\n', type('Họp', '# '), '\\# Họp.\n'],
  ['a hash within', 'Họp.\n', type('.', ' #2'), 'Họp #2.\n'],
  ['a lonely star', 'Họp.\n', type('.', ' 2 * 3'), 'Họp 2 * 3.\n'],
  ['two stars', 'Họp.\n', type('.', ' *a*'), 'Họp \\*a*.\n'],
  ['letters with low strokes', 'Họp.\n', type('.', ' a_b_c'), 'Họp a_b_c.\n'],
  ['a tag', 'Họp.\n', type('.', ' <Note>'), 'Họp \\<Note>.\n'],
  ['less than', 'Họp.\n', type('.', ' 3 < 5'), 'Họp 3 < 5.\n'],
  ['what runs as a program', 'Họp.\n', type('.', ' {otp}'), 'Họp \\{otp}.\n'],
  ['words in braces', 'Họp.\n', type('.', ' {họ tên}'), 'Họp {họ tên}.\n'],
  ['an entity', 'Họp.\n', type('.', ' &amp;'), 'Họp \\&amp;.\n'],
  ['a link by its signs', 'Họp.\n', type('.', ' [a](b)'), 'Họp \\[a](b).\n'],
  ['brackets', 'Họp.\n', type('.', ' [a]'), 'Họp [a].\n'],
  ['a program’s word', 'Họp.\n', type('Họp', 'import '), '&#105;mport Họp.\n'],
  [
    'a stroke in a cell',
    '<Table>\n\n| a | b |\n\n</Table>\n',
    type('a', 'x|'),
    '<Table>\n\n| x\\|a | b |\n\n</Table>\n',
  ],
  ['letters in parts', 'Họp.\n', type('.', ' e\u0302\u0301'), 'Họp ế.\n'],
  ['a line that begins with a stroke', 'a\nb\n', type('b', '- '), 'a\n\\- b\n'],
];

const places: readonly Case[] = [
  ['only the line that changed', 'a b\nc d\ne f\n', type('d', 'x'), 'a b\nc xd\ne f\n'],
  ['old escapes stay', '1\\. a &nbsp; \\*b\\* c\n', type('c', 'x'), '1\\. a &nbsp; \\*b\\* xc\n'],
  ['bold', 'a b c\n', mark('b', 'strong'), 'a **b** c\n'],
  ['bold within a word', 'abc\n', mark('b', 'strong'), 'a**b**c\n'],
  ['bold signs within a word', 'a(b)c\n', mark('(b)', 'strong'), '&#97;**(b)**&#99;\n'],
  ['bold with blanks', 'a b c\n', mark(' b ', 'strong'), 'a **b** c\n'],
  ['in a part on one line', '<Note>a</Note>\n', type('a', 'b'), '<Note>ba</Note>\n'],
  [
    'a part on one line that gets a second paragraph',
    '<Note>ab</Note>\n',
    (tr) => tr.split(at(tr.doc, 'b')),
    '<Note>\n\na\n\nb\n\n</Note>\n',
  ],
  [
    'lines as in Windows',
    'a\r\n\r\nb\r\n',
    (tr) => tr.insert(3, paragraph('x')),
    'a\r\n\r\nx\r\n\r\nb\r\n',
  ],
  [
    'an entry',
    '1. a\n2. b\n',
    (tr) => tr.insert(6, nodes.list_item.create(null, paragraph('x'))),
    '1. a\n2. x\n2. b\n',
  ],
  [
    'two lists that come together stay two',
    '- a\n\nb\n\n- c\n',
    (tr) => tr.delete(at(tr.doc, 'b') - 1, at(tr.doc, 'b') + 2),
    '- a\n\n* c\n',
  ],
  [
    'a block that is wrapped stays as it was written',
    'a __b__ &amp; c\n',
    (tr) => tr.wrap(tr.doc.resolve(1).blockRange() ?? never(), [{ type: nodes.note }]),
    '<Note>\n\na __b__ &amp; c\n\n</Note>\n',
  ],
  [
    'a name with quotes',
    '<Step id="a" title="b">\n\nc\n\n</Step>\n',
    (tr) => tr.setNodeAttribute(0, 'title', 'Bấm "Gửi"'),
    '<Step id="a" title="Bấm &quot;Gửi&quot;">\n\nc\n\n</Step>\n',
  ],
  [
    'the head, its notes kept',
    '---\n# xem lại\ntitle: a # tên\norder: 1\n---\n\nb\n',
    (tr) => tr.setDocAttribute('title', 'Họp: 8 giờ'),
    "---\n# xem lại\ntitle: 'Họp: 8 giờ' # tên\norder: 1\n---\n\nb\n",
  ],
  [
    'a head where none was',
    'a\n',
    (tr) => tr.setDocAttribute('title', 'x'),
    '---\ntitle: x\n---\n\na\n',
  ],
  [
    'of a paragraph whose letters are in parts the words that changed',
    'Một ề\nhai ế ba\n'.normalize('NFD'),
    type('ba', 'x'),
    `${'Một ề\nhai ế '.normalize('NFD')}xba\n`,
  ],
  [
    'an entry that is lifted out of its list, the others with the blanks behind them',
    '1) a  \n2) b  \n',
    (tr) => tr.lift(tr.doc.resolve(at(tr.doc, 'b')).blockRange() ?? never(), 0),
    '1) a  \n\nb  \n',
  ],
  [
    'a list that is parted by the entry that is lifted out, numbers and all',
    '1) a\n2) b\n3) c\n7) d\n',
    (tr) => tr.lift(tr.doc.resolve(at(tr.doc, 'b')).blockRange() ?? never(), 0),
    '1) a\n\nb\n\n1) c\n7) d\n',
  ],
  [
    'what is indented and comes into another part',
    '<Note>\na\n\n    b\n</Note>\n',
    (tr) => tr.split(at(tr.doc, 'b') - 1, 1).insert(5, paragraph('x')),
    '<Note>\na\n</Note>\n\nx\n\n<Note>\n\n    b\n\n</Note>\n',
  ],
  [
    'of a list only the entry that would be read otherwise',
    '* a\n* b  \n',
    (tr) => tr.insert(2, nodes.opaque.create({ source: '***' })),
    '*\n  ***\n\n  a\n* b  \n',
  ],
  ['no end of the last line', 'a\n\nb', type('b', 'x'), 'a\n\nxb'],
];

function never(): never {
  throw new Error('The document is another.');
}

describe.each([
  ['escaped as little as it can be', escapes],
  ['written where it belongs', places],
])('%s', (_, cases) => {
  test.each(cases)('%s', (_what, was, edit, is) => {
    const tr = new Transform(readProse(was));
    edit(tr);
    expect(writeProse(was, tr.doc)).toBe(is);
  });
});

test.each([
  ['---\ntitle: a\n---\n\n<Note>\n\nb\n', /dòng 5/],
  ['a\n\nb <Note> c\n', /dòng 3/],
])('%j is said not to be readable, with its line', (text, line) => {
  expect(() => readProse(text)).toThrow(line);
  expect(() => readProse(text)).toThrow(expect.objectContaining({ code: 'not-prose' }));
});

test('a line across the page begins an entry below words', () => {
  const { bullet_list: list, list_item: item, opaque } = nodes;
  const inner = list.create(null, item.create(null, opaque.create({ source: '***' })));
  const outer = list.create(null, item.create(null, [paragraph('a'), inner]));
  expect(newProse(nodes.doc.create(null, outer))).toBe('---\n---\n\n- a\n\n  -\n    ***\n');
});

test('what a file cannot hold is refused, with how to mend it', () => {
  const doc = readProse('a\n');
  const wrong = doc.copy(doc.content.addToEnd(nodes.comment.create({ text: 'x */ y' })));
  expect(() => writeProse('a\n', wrong)).toThrow(
    expect.objectContaining({ code: 'edit-lost', hint: 'Bỏ hai dấu ấy.' }),
  );
});

test.each(['import x from "y"', '{alert(1)}', '<Note {...x}>a</Note>', '<Note'])(
  '%s, pasted, never comes into a file',
  (source) => {
    const doc = readProse('a\n');
    const wrong = doc.copy(doc.content.addToEnd(nodes.opaque.create({ source })));
    expect(() => writeProse('a\n', wrong)).toThrow(/lệnh lập trình/);
  },
);

test('what runs as a program and is in the file already can be moved', () => {
  const was = 'a\n\n{1 + 1}\n';
  const doc = readProse(was);
  const [first, second] = doc.children;
  const moved = doc.type.create(doc.attrs, [second ?? never(), first ?? never()]);
  expect(writeProse(was, moved)).toBe('{1 + 1}\n\na\n');
});
