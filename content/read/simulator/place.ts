import type { Problem } from '../../schema/problem.ts';
import type { Screen } from '../../schema/simulator.ts';
import type { YamlText } from '../yaml.ts';

/** A value of a YAML file together with where it stands. */
export interface Placed<T> {
  readonly value: T;
  readonly yaml: YamlText;
  readonly path: readonly PropertyKey[];
}
export type PlacedScreen = Placed<Screen>;

/** The error at `below` the placed value. */
export function problemAt(
  placed: Placed<unknown>,
  below: readonly PropertyKey[],
  message: string,
  hint: string,
): Problem {
  const { yaml, path } = placed;
  return {
    file: yaml.file,
    line: yaml.lineOf([...path, ...below]),
    message,
    hint,
    severity: 'error',
  };
}
