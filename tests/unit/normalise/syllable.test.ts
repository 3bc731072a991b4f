import { describe, expect, test } from 'vitest';
import { isSpeakable } from '../../../audio/normalise/index.ts';
import { canonicalSyllable } from '../../../audio/normalise/syllable.ts';

describe('one spelling for one syllable', () => {
  test.each([
    ['khoá', 'khóa'],
    ['khóa', 'khóa'],
    ['thuỷ', 'thủy'],
    ['hoè', 'hòe'],
    ['qúy', 'quý'],
    ['quý', 'quý'],
    ['hòan', 'hoàn'],
    ['gìa', 'già'],
    ['giêng', 'giêng'],
    ['gì', 'gì'],
    ['nghiêng', 'nghiêng'],
    ['khuỷu', 'khuỷu'],
    ['khuya', 'khuya'],
    ['yếu', 'yếu'],
    ['ưu', 'ưu'],
    ['quốc', 'quốc'],
    ['rượu', 'rượu'],
    ['oép', 'oép'],
  ])('%s -> %s', (written, spoken) => {
    expect(canonicalSyllable(written)).toBe(spoken);
  });

  test.each([
    'website',
    'hat',
    'duong',
    'kô',
    'ngi',
    'cê',
    'brai',
    'ubnd',
    'áá',
    'jan',
    'fan',
    'w',
    'ghà',
  ])('%s is none', (word) => {
    expect(canonicalSyllable(word)).toBeUndefined();
  });
});

describe('isSpeakable', () => {
  test.each([
    ['tê tê tê bê', true],
    ['Ủy ban nhân dân, phường An Phụ.', true],
    ['e-lờ', true],
    ['OTP', false],
    ['số 5', false],
    ['', false],
    ['a còng @', false],
  ])('%s -> %s', (text, speakable) => {
    expect(isSpeakable(text)).toBe(speakable);
    expect(isSpeakable(text.normalize('NFD'))).toBe(speakable);
  });
});
