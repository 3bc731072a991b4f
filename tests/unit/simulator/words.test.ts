import { describe, expect, it } from 'vitest';
import { addressOf, screenAt } from '../../../site/simulator/browser/address.ts';
import { slips } from '../../../site/simulator/machine/slip.ts';
import { codeWords } from '../../../site/simulator/view/code-words.ts';
import { textParts } from '../../../site/simulator/view/text-parts.ts';
import { simulators } from './practice.ts';

it.each([
  ['B7KM', 'bê, bảy, ca, em-mờ'],
  ['X9DP', 'ích-xì, chín, đê, pê'],
])('code %s is read %s', (code, words) => {
  expect(codeWords(code)).toBe(words);
});

it('every character of the shipped codes has a name', () => {
  const codes = simulators.flatMap(({ codes: all, screens }) =>
    all
      .filter(({ id }) => screens.some(({ image }) => image === id))
      .flatMap(({ values }) => values),
  );
  expect(codes.length).toBeGreaterThan(2);
  for (const code of codes)
    expect(codeWords(code)).toMatch(/^[a-zà-ỹ-]{1,7}( ngắn| dài)?(, [a-zà-ỹ-]{1,7}){3}$/);
});

it.each([
  ['Gửi đến {so}.', [{ text: 'Gửi đến ' }, { key: 'so' }, { text: '.' }]],
  ['{code.otp}', [{ key: 'code.otp' }]],
  ['Không có gì', [{ text: 'Không có gì' }]],
])('%s', (written, parts) => {
  expect(textParts(written)).toEqual(parts);
});

it.each([
  ['000158000015', '000158000015', 0],
  ['00015800001', '000158000015', 1],
  ['000158000051', '000158000015', 2],
  ['', 'abc', 3],
])('%s is %s after %i slips', (a, b, count) => {
  expect(slips(a, b)).toBe(count);
});

describe.each(simulators)('addresses of $slug', (simulator) => {
  it('name each screen, each step, the start for none, and nothing else', () => {
    for (const { id, step } of simulator.screens) {
      expect(screenAt(simulator, addressOf(id))).toBe(id);
      const first = simulator.screens.find((screen) => screen.step === step)?.id;
      expect(screenAt(simulator, `#${step}`)).toBe(first);
    }
    expect(screenAt(simulator, '')).toBe(simulator.start);
    expect(screenAt(simulator, '#muc-luc')).toBe(undefined);
  });
});

// A screen is a landmark with its title for a name.
it.each(simulators)('no two screens of $slug have one title', ({ screens }) => {
  const titles = screens.map(({ title }) => title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});
