import type { BesideProblem } from '../../../../content/schema/beside.ts';
import type { Problem } from '../../../../content/schema/problem.ts';
import { nowhere, type DraftPlaces } from './places.ts';

/** The problems of a draft at their places, and those that it makes in other files; how many those had before. */
export function besideProblems(
  problems: readonly Problem[],
  before: readonly Problem[],
  file: string,
  places: DraftPlaces | undefined,
): { readonly problems: readonly BesideProblem[]; readonly othersHad: number } {
  const had = new Set(before.map(keyOf));
  const others = problems.filter((problem) => problem.file !== file);
  const own = problems.filter((problem) => problem.file === file);
  return {
    problems: [
      ...own.map(({ line, message, hint, severity }) => ({
        ...(places?.line(line) ?? nowhere),
        ...{ line, message, hint, severity },
      })),
      ...others
        .filter((problem) => !had.has(keyOf(problem)))
        .map(({ file: elsewhere, line, message, hint, severity }) => ({
          ...nowhere,
          ...{ line, message, hint, severity, elsewhere },
        })),
    ],
    othersHad: others.filter((problem) => had.has(keyOf(problem))).length,
  };
}

/** Lines move while somebody writes. */
function keyOf({ file, message }: Problem): string {
  return `${file} ${message}`;
}
