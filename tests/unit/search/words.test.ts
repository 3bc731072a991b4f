import { describe, expect, test } from 'vitest';
import { formOf } from '../../../site/search/fold.ts';
import { undoKeyboard } from '../../../site/search/keyboard.ts';
import { withinOneSlip } from '../../../site/search/slip.ts';
import { readTable } from '../../setup/table.ts';

describe('a word is compared by its letters and marks', () => {
  for (const { word = '', exact, fold } of readTable('search-forms.tsv')) {
    test(`${word} → ${exact ?? ''}, ${fold ?? ''}`, () => {
      expect(formOf(word)).toEqual({ exact, fold });
      expect(formOf(word.normalize('NFD'))).toEqual({ exact, fold });
    });
  }
});

describe('Telex and VNI keys are undone', () => {
  for (const { typed = '', word = '' } of readTable('search-keyboards.tsv')) {
    test(`${typed} → ${word}`, () => {
      expect(undoKeyboard(typed)).toEqual(word === '-' ? undefined : formOf(word));
    });
  }
});

describe('one slip of the finger', () => {
  for (const { a = '', b = '', within = '' } of readTable('search-slips.tsv')) {
    test(`${a} ${b}: ${within}`, () => {
      expect(withinOneSlip(a, b)).toBe(within === 'yes');
      expect(withinOneSlip(b, a)).toBe(within === 'yes');
    });
  }
});
