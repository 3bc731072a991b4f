import type { Problem } from '../../schema/problem.ts';
import type { Action } from '../../schema/simulator.ts';
import { unknownName, type Names } from './names.ts';
import { problemAt, type PlacedScreen } from './place.ts';

/** What is wrong with the buttons of one screen: where they lead, what they renew, what a difficulty fills in. */
export function checkWays(screen: PlacedScreen, names: Names): readonly Problem[] {
  const { actions, tries, fields, look, id } = screen.value;
  if (actions.length === 0 && look !== 'end')
    return [
      problemAt(
        screen,
        [],
        `Màn hình "${id}" không có nút nào, vào đó là hết đường.`,
        'Thêm actions với một nút, ví dụ: - { label: Tiếp tục, to: ten-man-hinh }.',
      ),
    ];
  return [
    ...actions.flatMap((action, index) => checkAction(screen, ['actions', index], action, names)),
    ...tries.flatMap(({ label, to, fills }, index) => {
      const below = ['tries', index];
      if ((to === undefined) === (fills === undefined))
        return [
          problemAt(
            screen,
            below,
            `Tình huống "${label}" phải có hoặc fills hoặc to.`,
            'Ghi fills (điền sai vào ô) hoặc to (sang màn hình khác), chỉ một trong hai.',
          ),
        ];
      if (to !== undefined)
        return unknownName(screen, [...below, 'to'], 'màn hình', to, names.screens);
      const own = fields.map((field) => field.id);
      return Object.keys(fills ?? {}).flatMap((name) =>
        unknownName(screen, [...below, 'fills', name], 'ô trên màn hình này', name, own),
      );
    }),
  ];
}

function checkAction(
  screen: PlacedScreen,
  below: readonly PropertyKey[],
  action: Action,
  names: Names,
): readonly Problem[] {
  const { label, to, by, renews } = action;
  if ((to === undefined) === (by === undefined))
    return [
      problemAt(
        screen,
        below,
        `Nút "${label}" phải có hoặc to hoặc by.`,
        'Ghi to (đến một màn hình) hoặc by (mỗi lựa chọn đến một màn hình), chỉ một trong hai.',
      ),
    ];
  return [
    ...(to === undefined
      ? []
      : unknownName(screen, [...below, 'to'], 'màn hình', to, names.screens)),
    ...(renews === undefined
      ? []
      : unknownName(screen, [...below, 'renews'], 'mã', renews, names.codes)),
    ...(by === undefined ? [] : checkCases(screen, [...below, 'by'], by, names)),
  ];
}

function checkCases(
  screen: PlacedScreen,
  below: readonly PropertyKey[],
  { field: id, cases }: NonNullable<Action['by']>,
  names: Names,
): readonly Problem[] {
  const field = names.fields.find((each) => each.id === id);
  if (field === undefined)
    return unknownName(
      screen,
      [...below, 'field'],
      'ô',
      id,
      names.fields.map((each) => each.id),
    );
  const options = (field.options ?? []).map(({ value }) => value);
  // What may stand in a field of another screen, the branches' own check knows better.
  const isOwn = screen.value.fields.includes(field);
  const missing = isOwn ? options.filter((value) => cases[value] === undefined) : [];
  return [
    ...(missing.length > 0
      ? [
          problemAt(
            screen,
            [...below, 'cases'],
            `Chọn "${missing.join('", "')}" thì không biết đi đâu.`,
            `Thêm vào cases, ví dụ: ${missing[0] ?? ''}: ten-man-hinh.`,
          ),
        ]
      : []),
    ...Object.entries(cases).flatMap(([value, to]) => {
      const at = [...below, 'cases', value];
      const unknown = unknownName(screen, at, 'lựa chọn', value, options);
      return unknown.length > 0 ? unknown : unknownName(screen, at, 'màn hình', to, names.screens);
    }),
  ];
}
