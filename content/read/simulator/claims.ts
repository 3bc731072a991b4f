import type { Problem } from '../../schema/problem.ts';
import { holdsAlways, waysThrough } from './flow.ts';
import { unknownName, type Names } from './names.ts';
import { problemAt, type PlacedScreen } from './place.ts';
import { textsOf } from './texts.ts';

/**
 * What a screen says of the way behind it must be true on every way: the screens named by `after` were done, and the
 * fields whose answers it repeats were filled.
 */
export function checkClaims(
  screens: readonly PlacedScreen[],
  start: string,
  names: Names,
): readonly Problem[] {
  const ways = waysThrough(screens.map(({ value }) => value));
  const done = holdsAlways(start, ways, ({ from, does }) => (does ? [from] : []));
  const asked = holdsAlways(start, ways, ({ from, asks }) => (asks ? [from] : []));
  return screens.flatMap((screen) => {
    const { id, after } = screen.value;
    const unknown = after.flatMap((name, index) =>
      unknownName(screen, ['after', index], 'màn hình', name, names.screens),
    );
    if (unknown.length > 0) return unknown;
    const missed = after.filter((name) => done.get(id)?.has(name) !== true);
    if (missed.length > 0) return undone(screen, missed);
    return repeatedFields(screen).flatMap(({ below, field }) => {
      const own = screens.find(({ value }) => value.fields.some((each) => each.id === field));
      const known =
        own === undefined || own === screen || asked.get(id)?.has(own.value.id) === true;
      return known ? [] : unfilled(screen, below, field);
    });
  });
}

function undone(screen: PlacedScreen, missed: readonly string[]) {
  const message = `Có đường đến "${screen.value.id}" mà chưa làm xong "${missed.join('", "')}".`;
  const hint = 'Bỏ đường ấy, hoặc bỏ tên này và lời nói đã làm xong việc ấy.';
  return [problemAt(screen, ['after'], message, hint)];
}

function unfilled(screen: PlacedScreen, below: readonly PropertyKey[], field: string) {
  const message = `Có đường đến "${screen.value.id}" mà ô "${field}" chưa được điền.`;
  return [problemAt(screen, below, message, 'Đừng nhắc lại ô ấy ở đây, hoặc bỏ đường ấy.')];
}

/** Fields of any screen that this one's texts or rules look at. */
function repeatedFields(screen: PlacedScreen): { below: PropertyKey[]; field: string }[] {
  const inTexts = textsOf(screen).flatMap(({ below, text }) =>
    [...text.matchAll(/\{([^}.]*)\}/g)].map(([, field = '']) => ({ below, field })),
  );
  const inRules = screen.value.fields.flatMap(({ rules }, index) =>
    rules.flatMap((rule, at) =>
      rule.kind === 'same'
        ? [{ below: ['fields', index, 'rules', at, 'field'], field: rule.field }]
        : [],
    ),
  );
  return [...inTexts, ...inRules];
}
