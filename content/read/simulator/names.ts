import type { Problem } from '../../schema/problem.ts';
import type { Common, Field } from '../../schema/simulator.ts';
import { didYouMean } from '../closest.ts';
import { problemAt, type Placed, type PlacedScreen } from './place.ts';

/** Every name that the parts of one simulator may refer to. */
export interface Names {
  readonly screens: readonly string[];
  readonly fields: readonly Field[];
  readonly codes: readonly string[];
  /** Keys of the example identities' values. */
  readonly examples: readonly string[];
  /** Step ids of the guide; undefined where the guide itself could not be read, and is complained of elsewhere. */
  readonly steps: readonly string[] | undefined;
  readonly facts: readonly string[];
}

export function namesOf(
  screens: readonly PlacedScreen[],
  codes: readonly { readonly id: string }[],
  common: Common,
  steps: readonly string[] | undefined,
  facts: readonly string[],
): Names {
  return {
    screens: screens.map(({ value }) => value.id),
    fields: screens.flatMap(({ value }) => value.fields),
    codes: codes.map(({ id }) => id),
    examples: [...new Set(common.identities.flatMap(({ values }) => Object.keys(values)))],
    steps,
    facts,
  };
}

/** A problem where `name` is none of `known`; `what` is what it should name, e.g. `màn hình`. */
export function unknownName(
  placed: Placed<unknown>,
  below: readonly PropertyKey[],
  what: string,
  name: string,
  known: readonly string[],
): readonly Problem[] {
  if (known.includes(name)) return [];
  const hint = didYouMean(name, known).trim() || `Dùng một trong: ${known.join(', ')}.`;
  return [problemAt(placed, below, `Không có ${what} nào là "${name}".`, hint)];
}

/** A problem for each screen or field whose id an earlier one already has. */
export function repeatedNames(screens: readonly PlacedScreen[]): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, string>();
  function note(screen: PlacedScreen, below: readonly PropertyKey[], what: string, id: string) {
    const key = `${what} ${id}`;
    const line = String(screen.yaml.lineOf([...screen.path, ...below]));
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, `${screen.yaml.file}:${line}`);
    else
      problems.push(
        problemAt(
          screen,
          below,
          `Đã có ${what} tên là "${id}" ở ${earlier}.`,
          'Đổi tên một trong hai, mỗi tên chỉ dùng một lần.',
        ),
      );
  }
  for (const screen of screens) {
    note(screen, ['id'], 'màn hình', screen.value.id);
    screen.value.fields.forEach(({ id }, index) => {
      note(screen, ['fields', index, 'id'], 'ô', id);
    });
  }
  return problems;
}
