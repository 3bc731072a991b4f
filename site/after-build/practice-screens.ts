import type { Screen, Simulator } from '../../content/schema/simulator.ts';
import type { IndexedSection } from '../search/index-shape.ts';
import { shorten } from './shorten.ts';

/** What stands for what was typed or for a code: `Số {field.so} …`. */
const blank = /\{[^}]*\}/;

/** The screens of each practice as they are searched, by the practice's address: what a screen is called, and what it tells to do. */
export function practiceScreens(
  simulators: readonly Simulator[],
): ReadonlyMap<string, readonly IndexedSection[]> {
  return new Map(
    simulators.map(({ slug, screens }) => [
      `/thuc-hanh/${slug}/`,
      screens.filter(({ look }) => look !== 'end').map(sectionOf),
    ]),
  );
}

/** "Làm ngay, theo thứ tự:" leads to a list, which is the answer. What another screen says is said beside what is drawn. */
function sectionOf({ id, title, list }: Screen): IndexedSection {
  const told = list.filter((each) => !blank.test(each)).join(' ');
  return { id: `man-hinh-${id}`, heading: title, ...shorten(told, { enough: 8, most: 24 }) };
}
