import { describe, expect, it } from 'vitest';
import { fieldOf, screenOf } from '../../../site/simulator/machine/find.ts';
import { looksReal } from '../../../site/simulator/machine/refusal.ts';
import { after, simulatorOf, simulators, walkTo } from './practice.ts';
import { rowsOf } from './table.ts';

const simulator = simulatorOf('dang-ky-tai-khoan');

describe('innocent things are accepted', () => {
  it.each(rowsOf('simulator-innocent'))('$typed', ({ typed = '' }) => {
    expect(looksReal(simulator, typed)).toBe(undefined);
  });
});

describe('real-looking things are refused', () => {
  it.each(rowsOf('simulator-real-looking'))('$what: $typed', ({ typed = '', kind }) => {
    expect(looksReal(simulator, typed)).toBe(kind);
  });
});

/** Digits that depend on `seed` alone. */
function digits(seed: number, length: number): string {
  return Array.from({ length }, (_, at) => ((seed * 7919 + at * 104729 + 3) >> (at % 7)) % 10).join(
    '',
  );
}

/** Province codes as Thông tư 59/2021/TT-BCA lists them run from 001 to 096. */
const citizenIds = Array.from(
  { length: 96 },
  (_, at) => String(at + 1).padStart(3, '0') + digits(at, 9),
);
const phones = ['03', '05', '07', '08', '09'].flatMap((head, at) =>
  Array.from({ length: 10 }, (_, line) => `${head}${line}${digits(at * 10 + line, 7)}`),
);
const oldIds = Array.from(
  { length: 38 },
  (_, at) => String(at + 1).padStart(2, '0') + digits(at + 50, 7),
);
const insurances = Array.from({ length: 40 }, (_, at) => String(at + 10) + digits(at + 90, 8));
const generated = [...citizenIds, ...phones, ...oldIds, ...insurances];
const written: readonly ((number: string) => string)[] = [
  (number) => number,
  (number) => number.replace(/(\d{3})(?=\d)/g, '$1 '),
  (number) => number.replace(/(\d{3})(?=\d)/g, '$1.'),
  (number) => number.replace(/(\d{4})(?=\d)/g, '$1-'),
  (number) => `Số của tôi là ${number}.`,
  (number) => `+84 ${number.slice(1)}`,
];

it(`${generated.length} generated numbers, each written in ${written.length} ways, are refused`, () => {
  expect(generated.length).toBeGreaterThanOrEqual(200);
  const accepted = generated
    .flatMap((number) => written.map((write) => write(number)))
    .filter((typed) => looksReal(simulator, typed) === undefined);
  expect(accepted).toEqual([]);
});

describe('in a field', () => {
  const typed = { type: 'write', field: 'ho-ten', value: 'Lan 0912345678' } as const;
  const onForm = walkTo(simulator, 'thong-tin-ca-nhan');

  it('refuses on "Tiếp tục", says why beside the field, and empties it', () => {
    const refused = after(simulator, onForm, { type: 'show' }, typed, { type: 'act', action: 0 });
    expect(refused.errors).toEqual([
      { field: 'ho-ten', message: simulator.refusals.number, rule: 'refused' },
    ]);
    expect(refused.errors[0]?.message).toContain('đừng nhập số thật');
    expect(refused.values['ho-ten']).toBe('');
  });

  it('refuses as soon as the field is left', () => {
    const left = after(simulator, onForm, typed, { type: 'leave', field: 'ho-ten' });
    expect(left.errors).toHaveLength(1);
    expect(left.values['ho-ten']).toBe('');
  });

  it('says nothing while an innocent field is left', () => {
    const value = 'Nguyễn Thị Mẫu';
    const written = after(simulator, onForm, { type: 'write', field: 'ho-ten', value });
    expect(after(simulator, written, { type: 'leave', field: 'ho-ten' })).toBe(written);
  });

  it.each(['1', '000000', '12345678', '0912345678', '482 914', 'abc', '034158001234'])(
    'any wrong OTP (%s) gets the wrong-OTP error and "đừng nhập mã thật"',
    (value) => {
      const wrong = after(
        simulator,
        walkTo(simulator, 'nhap-otp'),
        { type: 'write', field: 'ma-otp', value },
        { type: 'act', action: 0 },
      );
      expect(wrong.screen).toBe('nhap-otp');
      expect(wrong.errors[0]?.message).toMatch(/Mã OTP không đúng.*đừng nhập mã thật/);
    },
  );

  it('every field for a secret code says so', () => {
    const secrets = ['otp', 'passcode'];
    const messages = simulators.flatMap(({ screens }) =>
      screens.flatMap(({ fields }) =>
        fields.flatMap(({ rules }) =>
          rules.flatMap((rule) =>
            rule.kind === 'code' && secrets.includes(rule.code) ? [rule.message] : [],
          ),
        ),
      ),
    );
    expect(messages).toHaveLength(8);
    for (const message of messages) expect(message).toContain('đừng nhập mã thật');
  });

  it('a slip of an example gets the field’s own error, not the refusal', () => {
    const slip = after(
      simulator,
      onForm,
      { type: 'show' },
      { type: 'write', field: 'so-dinh-danh', value: '00015800001' },
      { type: 'act', action: 0 },
    );
    expect(slip.errors[0]?.message).toContain('đủ 12 chữ số');
    expect(screenOf(simulator, slip.screen).fields).toContain(fieldOf(simulator, 'so-dinh-danh'));
  });
});
