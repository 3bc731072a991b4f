import type { Problem } from '../../schema/problem.ts';
import type { Screen } from '../../schema/simulator.ts';
import { problemAt, type PlacedScreen } from './place.ts';

/** The ways that can really be taken: what checks a field that can never be right does not lead on. */
function waysOut({ actions, tries, fields }: Screen): readonly string[] {
  const stuck = fields.some(({ rules }) => rules.some(({ kind }) => kind === 'never'));
  return [
    ...actions.flatMap(({ to, by, checks }, index) => {
      const checked = checks ?? (index === 0 && fields.length > 0);
      if (stuck && checked) return [];
      return by === undefined ? (to ?? []) : Object.values(by.cases);
    }),
    ...tries.flatMap(({ to }) => to ?? []),
  ];
}

function reachedFrom(
  begin: readonly string[],
  ways: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const reached = new Set(begin);
  for (const screen of reached) for (const to of ways.get(screen) ?? []) reached.add(to);
  return reached;
}

/** Screens nobody can reach, and screens from which no end can be reached. */
export function checkReach(screens: readonly PlacedScreen[], start: string): readonly Problem[] {
  const forward = new Map(screens.map(({ value }) => [value.id, waysOut(value)]));
  const reached = reachedFrom([start], forward);
  const lost = screens.filter(({ value }) => !reached.has(value.id));
  if (lost.length > 0)
    return lost.map((screen) =>
      problemAt(
        screen,
        ['id'],
        `Không nút nào dẫn đến màn hình "${screen.value.id}".`,
        'Cho một nút ở màn hình khác đi tới nó (to), hoặc xóa màn hình này.',
      ),
    );
  const backward = new Map(
    screens.map(({ value: { id } }) => [
      id,
      screens.filter(({ value }) => waysOut(value).includes(id)).map(({ value }) => value.id),
    ]),
  );
  const ends = screens.filter(({ value }) => value.look === 'end').map(({ value }) => value.id);
  const saved = reachedFrom(ends, backward);
  return screens
    .filter(({ value }) => !saved.has(value.id))
    .map((screen) =>
      problemAt(
        screen,
        ['id'],
        `Từ màn hình "${screen.value.id}" không có đường nào đến màn hình kết thúc.`,
        'Thêm một nút dẫn ra, hoặc một màn hình có look: end.',
      ),
    );
}
