// Which place somebody means by what he typed. Pure.
import { plainText } from '../overview/plain-text.ts';

interface Named {
  readonly id: number;
  readonly path: readonly string[];
}

export type FoundPlace =
  | { readonly is: 'one'; readonly id: number }
  | { readonly is: 'none' }
  /** Several go by it: their paths, ten at most. */
  | { readonly is: 'many'; readonly paths: readonly string[] };

/** `kinh mon` → the one place of that name; a whole path, or its end (`hai duong/kinh mon`), where a name is had twice. */
export function findPlace(places: readonly Named[], typed: string): FoundPlace {
  const wanted = typed.split('/').map(plainText).filter(Boolean);
  if (wanted.length === 0) return { is: 'none' };
  const ends = (isAlike: (step: string, want: string) => boolean): readonly Named[] =>
    places.filter(({ path }) => {
      const end = path.slice(-wanted.length).map(plainText);
      return (
        end.length === wanted.length && wanted.every((want, at) => isAlike(end[at] ?? '', want))
      );
    });
  for (const isAlike of [
    (step: string, want: string) => step === want,
    (step: string, want: string) => step.includes(want),
  ]) {
    const found = ends(isAlike);
    const [one, ...more] = found;
    if (one && more.length === 0) return { is: 'one', id: one.id };
    if (one) return { is: 'many', paths: found.slice(0, 10).map(({ path }) => path.join(' / ')) };
  }
  return { is: 'none' };
}
