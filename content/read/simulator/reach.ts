import type { Problem } from '../../schema/problem.ts';
import { waysThrough, type Way } from './flow.ts';
import { problemAt, type PlacedScreen } from './place.ts';

function reachedFrom(
  begin: readonly string[],
  ways: ReadonlyMap<string, readonly Way[]>,
  end: 'from' | 'to',
): ReadonlySet<string> {
  const reached = new Set(begin);
  for (const screen of reached) for (const way of ways.get(screen) ?? []) reached.add(way[end]);
  return reached;
}

/** Screens nobody can reach, and screens from which no end can be reached. */
export function checkReach(screens: readonly PlacedScreen[], start: string): readonly Problem[] {
  const ways = waysThrough(screens.map(({ value }) => value));
  const forward = Map.groupBy(ways, ({ from }) => from);
  const reached = reachedFrom([start], forward, 'to');
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
  const backward = Map.groupBy(ways, ({ to }) => to);
  const ends = screens.filter(({ value }) => value.look === 'end').map(({ value }) => value.id);
  const saved = reachedFrom(ends, backward, 'from');
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
