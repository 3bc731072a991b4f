// What is wrong with a file, said beside the field it is about: a problem names its line, and often the field.
import { fieldAt, type Problem } from '../../../../content/schema/problem.ts';
import { isRecord } from '../../../../content/write/render-yaml.ts';
import type { LineOf } from '../../../../content/markup/yaml-lines.ts';
import type { Entry } from './entries.ts';
import type { Field } from './field-tree.ts';
import { listOf, placeOfWay, wayOf } from './sent-fields.ts';

interface Place {
  /** Of its field in the form; of several fields what their names begin with. */
  readonly name: string;
  readonly path: readonly (string | number)[];
  readonly isThere: boolean;
}

export interface PlacedProblems {
  /** By the field's name. */
  readonly errors: Readonly<Record<string, string>>;
  /** What is of no field of this form. */
  readonly others: readonly Problem[];
}

/** `file`: the entry's; what stands in others is of no field here. */
export function placedProblems(
  problems: readonly Problem[],
  { file, entry, lines }: { readonly file: string; readonly entry: Entry; readonly lines: LineOf },
): PlacedProblems {
  const places = placesIn(entry.field, entry.value, entry.path, 'f').map((place) => ({
    ...{ ...place, line: lines(place.path) },
  }));
  const errors: Record<string, string> = {};
  const others: Problem[] = [];
  for (const problem of problems) {
    const here = problem.file === file ? places.filter(({ line }) => line === problem.line) : [];
    const place = namedBy(problem, here) ?? here.findLast(({ isThere }) => isThere);
    if (!place) others.push(problem);
    else errors[place.name] = [errors[place.name], sayProblem(problem)].filter(Boolean).join(' ');
  }
  return { errors, others };
}

/** What happened and how to mend it, without the place, which is where it stands. */
function sayProblem({ message, hint }: Problem): string {
  return `${message} ${hint}`.trim();
}

/** The field that a problem names, as those of missing and empty ones do. */
function namedBy({ field }: Problem, here: readonly Place[]): Place | undefined {
  if (field === undefined) return undefined;
  return here.findLast(({ path }) => fieldAt(path).field === field);
}

/** Every field of a form with where it stands in the file, from the outside in. */
function placesIn(
  field: Field,
  value: unknown,
  path: Place['path'],
  name: string,
): readonly Place[] {
  const isThere = value !== undefined;
  const own: Place = { name, path, isThere };
  switch (field.is) {
    case 'record':
      return [
        own,
        ...Object.entries(field.fields).flatMap(([key, one]) =>
          placesIn(one, isRecord(value) ? value[key] : undefined, [...path, key], `${name}.${key}`),
        ),
      ];
    case 'list':
      return [
        own,
        ...listOf(value).flatMap((one, at) =>
          placesIn(field.of, one, [...path, at], `${name}.${at}`),
        ),
      ];
    case 'map':
      return [
        own,
        ...Object.entries(isRecord(value) ? value : {}).flatMap(([key, one], at) =>
          placesIn(field.of, one, [...path, key], `${name}.${at}.value`),
        ),
      ];
    case 'either': {
      const way = wayOf(field, value);
      const chosen = field.ways[way];
      const inner = chosen ? placesIn(chosen, value, path, placeOfWay(chosen, way, name)) : [];
      return [{ ...own, name: `${name}.way` }, ...inner];
    }
    default:
      return [own];
  }
}
