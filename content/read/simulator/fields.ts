import type { SimulatorRule } from '../../schema/simulator-rule.ts';
import type { Problem } from '../../schema/problem.ts';
import type { Field } from '../../schema/simulator.ts';
import { unknownName, type Names } from './names.ts';
import { problemAt, type PlacedScreen } from './place.ts';

/** What is wrong with the fields of one screen: their options, examples and rules. */
export function checkFields(screen: PlacedScreen, names: Names): readonly Problem[] {
  return screen.value.fields.flatMap((field, index) => {
    const below = ['fields', index];
    return [
      ...checkOptions(screen, below, field),
      ...checkExample(screen, [...below, 'example'], field, names),
      ...field.rules.flatMap((rule, at) =>
        checkRule(screen, [...below, 'rules', at], rule, field, names),
      ),
    ];
  });
}

function checkOptions(
  screen: PlacedScreen,
  below: readonly PropertyKey[],
  field: Field,
): readonly Problem[] {
  const isChoice = field.type === 'choice';
  const has = (field.options ?? []).length >= 2;
  if (isChoice === has) return [];
  return isChoice
    ? [
        problemAt(
          screen,
          below,
          `Ô lựa chọn "${field.id}" chưa có hai dòng để chọn.`,
          'Thêm options, mỗi dòng có value và label; hoặc thêm tệp thủ tục cho ô này.',
        ),
      ]
    : [
        problemAt(
          screen,
          [...below, 'options'],
          `Ô "${field.id}" có options mà không phải ô lựa chọn.`,
          'Ghi type: choice, hoặc bỏ options.',
        ),
      ];
}

function checkExample(
  screen: PlacedScreen,
  below: readonly PropertyKey[],
  field: Field,
  names: Names,
): readonly Problem[] {
  const [head = '', name = ''] = field.example.split('.');
  if (head === '@code') return unknownName(screen, below, 'mã', name, names.codes);
  if (head === '@ngay')
    return /^-?\d+$/.test(name)
      ? []
      : [
          problemAt(
            screen,
            below,
            `"${field.example}" không phải là một ngày tính từ hôm nay.`,
            'Ghi số ngày sau dấu chấm, ví dụ: @ngay.14 là mười bốn ngày nữa.',
          ),
        ];
  if (head === '@field')
    return unknownName(
      screen,
      below,
      'ô',
      name,
      names.fields.map(({ id }) => id),
    );
  if (head.startsWith('@'))
    return unknownName(screen, below, 'mục của người ví dụ', head.slice(1), names.examples);
  if (field.options === undefined) return [];
  return unknownName(
    screen,
    below,
    'lựa chọn',
    field.example,
    field.options.map(({ value }) => value),
  );
}

function checkRule(
  screen: PlacedScreen,
  below: readonly PropertyKey[],
  rule: SimulatorRule,
  field: Field,
  names: Names,
): readonly Problem[] {
  switch (rule.kind) {
    case 'example':
    case 'after-word':
      return unknownName(screen, [...below, 'of'], 'mục của người ví dụ', rule.of, names.examples);
    case 'code':
      return unknownName(screen, [...below, 'code'], 'mã', rule.code, names.codes);
    case 'same':
      return unknownName(
        screen,
        [...below, 'field'],
        'ô',
        rule.field,
        names.fields.map(({ id }) => id),
      );
    case 'is':
    case 'is-not':
      return field.options === undefined
        ? []
        : unknownName(
            screen,
            [...below, 'value'],
            'lựa chọn',
            rule.value,
            field.options.map(({ value }) => value),
          );
    default:
      return [];
  }
}
