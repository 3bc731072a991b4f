import type { Problem } from '../../schema/problem.ts';
import { unknownName, type Names } from './names.ts';
import { problemAt, type PlacedScreen } from './place.ts';

/** A problem for each step that screens name and the guide does not have, at the first screen that names it. */
export function checkSteps(
  screens: readonly PlacedScreen[],
  steps: readonly string[] | undefined,
): readonly Problem[] {
  if (steps === undefined) return [];
  const seen = new Set<string>();
  return screens.flatMap((screen) =>
    (['step', 'reviews'] as const).flatMap((key) => {
      const name = screen.value[key];
      if (name === undefined || seen.has(name)) return [];
      seen.add(name);
      return unknownName(screen, [key], 'bước', name, steps);
    }),
  );
}

/** What is wrong with what a screen says: its facts, its image, and the `{names}` in its texts. */
export function checkTexts(screen: PlacedScreen, names: Names): readonly Problem[] {
  const { facts, image, look, fields } = screen.value;
  return [
    ...facts.flatMap((fact, index) =>
      unknownName(screen, ['facts', index], 'mục trong content/facts.yaml', fact, names.facts),
    ),
    ...(image === undefined ? [] : unknownName(screen, ['image'], 'mã', image, names.codes)),
    ...(look === 'end' && fields.length > 0
      ? [
          problemAt(
            screen,
            ['fields'],
            'Màn hình kết thúc không có ô để điền.',
            'Bỏ fields, hoặc đổi look.',
          ),
        ]
      : []),
    ...textsOf(screen).flatMap(({ below, text }) => checkText(screen, below, text, names)),
  ];
}

/** Every text of a screen that may hold `{names}`, with its place. */
export function textsOf({ value }: PlacedScreen): { below: PropertyKey[]; text: string }[] {
  const { title, problem, hint, show, says, list, messages, written, beside } = value;
  return [
    { below: ['title'], text: title },
    { below: ['problem'], text: problem ?? '' },
    { below: ['hint'], text: hint },
    { below: ['show'], text: show },
    ...says.map((text, index) => ({ below: ['says', index], text })),
    ...list.map((text, index) => ({ below: ['list', index], text })),
    ...written.map((text, index) => ({ below: ['written', index], text })),
    ...(beside?.written ?? []).map((text, index) => ({
      below: ['beside', 'written', index],
      text,
    })),
    ...(beside?.messages ?? []).map(({ text }, index) => ({
      below: ['beside', 'messages', index, 'text'],
      text,
    })),
    ...messages.map(({ text }, index) => ({ below: ['messages', index, 'text'], text })),
  ];
}

function checkText(
  screen: PlacedScreen,
  below: readonly PropertyKey[],
  text: string,
  names: Names,
): readonly Problem[] {
  const known = [...names.fields.map(({ id }) => id), ...names.codes.map((code) => `code.${code}`)];
  return [...text.matchAll(/\{([^}]*)\}/g)].flatMap(([, name = '']) =>
    unknownName(screen, below, 'ô hoặc mã', name, known),
  );
}
