import { describe, expect, it } from 'vitest';
import { nearest, parseArguments } from '../../../scheduler/commands/arguments.ts';
import { UsageFailure } from '../../../scheduler/failure.ts';

const spec = {
  words: '[BUỔI...]',
  takes: [0, 2],
  about: '',
  flags: { json: { says: '' }, out: { value: 'TỆP', short: 'o', says: '' } },
  examples: [],
} as const;

describe('read', () => {
  const cases: readonly [string, string[], unknown][] = [
    [
      'words and flags in any order',
      ['a', '--json', 'b'],
      { words: ['a', 'b'], flags: { json: true } },
    ],
    ['a short flag with its value', ['-o', 'x.wav'], { words: [], flags: { out: 'x.wav' } }],
    ['a value after an equals sign', ['--out=x'], { words: [], flags: { out: 'x' } }],
    ['a dash alone as a word', ['-'], { words: ['-'], flags: {} }],
    ['text that begins with a dash', ['- Bước 1', '-5'], { words: ['- Bước 1', '-5'], flags: {} }],
    ['a value that begins with a dash', ['-o', '- thử'], { words: [], flags: { out: '- thử' } }],
    ['everything after -- as words', ['--', '--json'], { words: ['--json'], flags: {} }],
  ];
  it.each(cases)('%s', (_, argv, expected) => {
    const { words, flags } = parseArguments('x', spec, argv);
    expect({ words, flags: Object.fromEntries(flags) }).toEqual(expected);
  });
});

describe('refused, every mistake at once', () => {
  const cases: readonly [string, string[], string][] = [
    ['a flag nobody knows', ['--jsn'], 'Không có tùy chọn --jsn. Có phải --json?'],
    ['a value that is missing', ['--out'], '--out thiếu giá trị: viết --out TỆP.'],
    ['a value where none belongs', ['--json=1'], '--json không nhận giá trị.'],
    ['a word that is empty', [''], '[BUỔI...] đang để trống.'],
    ['a word of blanks and marks nobody sees', ['a', ' \u{200b}'], '[BUỔI...] đang để trống.'],
    ['a value that is empty', ['--out='], '--out đang để trống: viết --out TỆP.'],
    ['a value of blanks', ['-o', '  '], '-o đang để trống: viết -o TỆP.'],
    ['a letter that is drawn as nothing', ['-o', '\u{3164}'], '-o đang để trống: viết -o TỆP.'],
    ['the blank of Braille', ['\u{2800}'], '[BUỔI...] đang để trống.'],
    ['too many words', ['a', 'b', 'c d'], 'Thừa "c d".'],
    ['two mistakes', ['--nope', 'a', 'b', 'c'], 'Thừa "c".'],
  ];
  it.each(cases)('%s', (_, argv, message) => {
    const act = () => parseArguments('x', spec, argv);
    expect(act).toThrow(UsageFailure);
    expect(act).toThrow(message);
  });
  it('but --help is answered whatever stands beside it', () => {
    expect(parseArguments('x', { ...spec, takes: [1, 1] }, ['-h']).help).toBe(true);
  });
});

it.each([
  ['doktor', 'doctor'],
  ['lo', 'log'],
  ['phát', undefined],
])('nearest to %s is %s', (typed, expected) => {
  expect(nearest(typed, ['doctor', 'log', 'plan'])).toBe(expected);
});
