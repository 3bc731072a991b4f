import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWords } from '../../../../content/write/compare-words.ts';
import { mergeTexts } from '../../../../content/write/merge-text.ts';

const base = 'một\n\nhai\n\nba\n';

test('two changes at different places come together', () => {
  expect(mergeTexts(base, base.replace('một', 'MỘT'), base.replace('ba\n', 'BA\nbốn'))).toEqual({
    text: 'MỘT\n\nhai\n\nBA\nbốn',
  });
});

test('the same change on both sides is no conflict', () => {
  const both = base.replace('hai', 'HAI');
  expect(mergeTexts(base, both, both)).toEqual({ text: both });
});

test('two changes of one line are told with what was there', () => {
  expect(mergeTexts(base, base.replace('hai', '2'), base.replace('hai', 'II'))).toEqual({
    conflicts: [{ mine: '2\n', theirs: 'II\n', base: 'hai\n' }],
  });
});

test('lines that end as in Windows stay so', () => {
  const dos = base.replaceAll('\n', '\r\n');
  expect(mergeTexts(dos, dos.replace('một', '1'), dos.replace('ba', '3'))).toEqual({
    text: dos.replace('một', '1').replace('ba', '3'),
  });
});

test.each([
  ['tổ 3 họp', 'tổ 5 họp', ['same tổ ', 'out 3', 'in 5', 'same  họp']],
  ['', 'mới', ['in mới']],
  ['Hòa Bình.', 'Hòa Bình!', ['same Hòa Bình', 'out .', 'in !']],
])('%s → %s', (was, is, said) => {
  expect(compareWords(was, is).map(({ kind, text }) => `${kind} ${text}`)).toEqual(said);
});

test('both texts are all there', () => {
  const words = fc.array(fc.constantFrom('tổ', ' ', '\n', '5', 'họp', '.'), { maxLength: 20 });
  fc.assert(
    fc.property(words, words, (one, other) => {
      const [was, is] = [one.join(''), other.join('')];
      const parts = compareWords(was, is);
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map(({ text }) => text)
          .join('');
      expect([without('in'), without('out')]).toEqual([was, is]);
    }),
  );
});
