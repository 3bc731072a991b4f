import { expect, test } from 'vitest';
import { Numbering } from '../../../../content/bring-in/docx/numbering.ts';

const level = (at: number, text: string, format = 'decimal', more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const kind = (id: string, inner: string) =>
  `<w:abstractNum w:abstractNumId="${id}">${inner}</w:abstractNum>`;
const list = (id: string, abstract: string, inner = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${inner}</w:num>`;
const startAt = (value: number, at = 0) =>
  `<w:lvlOverride w:ilvl="${at}"><w:startOverride w:val="${value}"/></w:lvlOverride>`;
const outline = level(0, '%1.') + level(1, '%1.%2.') + level(2, '%3)', 'lowerLetter');

/** Paragraphs as `list level`, and their numbers as Word shows them. */
const cases: readonly (readonly [what: string, xml: string, places: string, labels: string])[] = [
  [
    'a list under each heading starts anew where it says so',
    kind('0', level(0, '%1.')) +
      list('1', '0', startAt(1)) +
      list('2', '0', startAt(1)) +
      list('3', '0', startAt(5)),
    '1-0 1-0 2-0 2-0 3-0 3-0 1-0',
    '1. 2. 1. 2. 5. 6. 7.',
  ],
  [
    'lists of one kind that do not say so count on',
    kind('0', level(0, '%1.')) + list('1', '0') + list('2', '0'),
    '1-0 1-0 2-0',
    '1. 2. 3.',
  ],
  [
    'a level starts anew below a higher one',
    kind('0', outline) + list('1', '0'),
    '1-0 1-1 1-1 1-2 1-2 1-1 1-2 1-0 1-1',
    '1. 1.1. 1.2. a) b) 1.3. a) 2. 2.1.',
  ],
  [
    'a level that never starts anew',
    kind(
      '0',
      level(0, 'Chương %1', 'upperRoman') +
        level(1, 'Điều %2.', 'decimal', '<w:lvlRestart w:val="0"/>'),
    ) + list('1', '0'),
    '1-0 1-1 1-1 1-0 1-1',
    'Chương I|Điều 1.|Điều 2.|Chương II|Điều 3.',
  ],
  [
    'a level that only the topmost starts anew',
    kind(
      '0',
      level(0, '%1.') + level(1, '%2.') + level(2, '%3.', 'decimal', '<w:lvlRestart w:val="1"/>'),
    ) + list('1', '0'),
    '1-0 1-1 1-2 1-1 1-2 1-0 1-2',
    '1. 1. 1. 2. 2. 2. 1.',
  ],
  [
    'a list with a level of its own',
    kind('0', level(0, '%1.')) +
      list('1', '0') +
      list('2', '0', `<w:lvlOverride w:ilvl="0">${level(0, '%1)', 'lowerLetter')}</w:lvlOverride>`),
    '1-0 2-0',
    '1. b)',
  ],
  [
    'a start of a deeper level',
    kind('0', outline) + list('1', '0') + list('2', '0', startAt(4, 1)),
    '1-0 1-1 2-0 2-1 2-1 2-0 2-1',
    '1. 1.1. 2. 2.4. 2.5. 3. 3.4.',
  ],
  [
    'a style of lists that is written elsewhere',
    kind('0', `<w:styleLink w:val="Danhsach"/>${level(0, '%1/')}`) +
      kind('1', '<w:numStyleLink w:val="Danhsach"/>') +
      list('1', '1'),
    '1-0 1-0',
    '1/ 2/',
  ],
];

test.each(cases)('%s', (_, xml, places, labels) => {
  const numbering = new Numbering(`<w:numbering>${xml}</w:numbering>`);
  const shown = places.split(' ').map((place) => {
    const [id = '', at] = place.split('-');
    return numbering.next(id, Number(at))?.label;
  });
  expect(shown).toEqual(labels.split(labels.includes('|') ? '|' : ' '));
});
