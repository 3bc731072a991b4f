import type { Screen, Simulator } from '../../content/schema/simulator.ts';
import type { IndexedSection } from '../search/index-shape.ts';
import { shorten } from './shorten.ts';

/** What stands for what was typed or for a code: `Số {field.so} …`. */
const blank = /\{[^}]*\}/;

/** The screens of each practice as they are searched, by the practice's address: what a screen is called, what it says first, what it teaches. */
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

function sectionOf({ id, title, says, list, practised = '' }: Screen): IndexedSection {
  // "Làm ngay, theo thứ tự:" leads to a list; the list is the answer.
  const told = [...says.filter((text) => !text.endsWith(':')), ...list, practised];
  const text = told.filter((each) => !blank.test(each)).join(' ');
  return { id: `man-hinh-${id}`, heading: title, ...shorten(text, { enough: 8, most: 24 }) };
}
