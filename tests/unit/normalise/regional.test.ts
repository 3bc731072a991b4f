import { expect, test } from 'vitest';
import { normalise } from '../../../audio/normalise/index.ts';
import { inRegion } from '../../../audio/normalise/regional.ts';

const cases = [
  [
    'north',
    'Năm 2005 có 1.024 hộ.',
    'Năm hai nghìn không trăm linh năm có một nghìn không trăm hai mươi tư hộ.',
  ],
  [
    'central',
    'Năm 2005 có 1.024 hộ.',
    'Năm hai ngàn không trăm lẻ năm có một ngàn không trăm hai mươi tư hộ.',
  ],
  [
    'south',
    'Năm 2005 có 1.024 hộ.',
    'Năm hai ngàn không trăm lẻ năm có một ngàn không trăm hai mươi bốn hộ.',
  ],
  // What a person wrote in words stays.
  ['south', 'Bà Linh góp hai nghìn đồng.', 'Bà Linh góp hai nghìn đồng.'],
] as const;
for (const [region, written, said] of cases)
  test(`${region}: ${written} → ${said}`, () => {
    const spoken = inRegion(normalise(written), region);
    expect(spoken.text).toBe(said);
    const words = spoken.tokens.map((token) => token.spoken).filter((one) => one !== '');
    expect(words.join(' ')).toBe(said.replace('.', ''));
  });
