import type { Problem } from '../../schema/problem.ts';
import type { Screen } from '../../schema/simulator.ts';
import { didYouMean } from '../closest.ts';
import type { SimulatorFiles } from './files.ts';
import { problemAt, type Placed, type PlacedScreen } from './place.ts';

type SimulatorFile = SimulatorFiles['simulators'][number]['value'];
type Procedure = SimulatorFiles['procedures'][number];

/** The slug of content/simulator/<slug>.yaml. */
export function slugOf(placed: Placed<unknown>): string {
  return placed.yaml.file.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
}

/** The screens of one simulator with those of its procedures after the screen that offers them as options. */
export function mergeScreens(
  simulator: Placed<SimulatorFile>,
  procedures: readonly Procedure[],
): readonly PlacedScreen[] {
  const own = procedures
    .filter(({ value }) => value.simulator === slugOf(simulator))
    .toSorted(
      (a, b) => a.value.order - b.value.order || a.value.value.localeCompare(b.value.value),
    );
  return simulator.value.screens.flatMap((screen, index) => {
    const placed = { yaml: simulator.yaml, path: ['screens', index] };
    const offered = own.filter(({ value: { choice } }) =>
      screen.fields.some(({ id }) => id === choice),
    );
    return [
      { ...placed, value: own.reduce(offering, screen) },
      ...offered.flatMap(({ value: procedure, yaml }) =>
        procedure.screens.map((each, at): PlacedScreen => ({
          value: { ...each, when: { field: procedure.choice, value: procedure.value } },
          yaml,
          path: ['screens', at],
        })),
      ),
    ];
  });
}

/** The screen with an option for a procedure where it asks for one, and a way where it branches by the answer. */
function offering(screen: Screen, { value: procedure }: Procedure): Screen {
  const { choice, value, title, description } = procedure;
  const option = { value, label: title, note: description };
  return {
    ...screen,
    fields: screen.fields.map((field) =>
      field.id === choice ? { ...field, options: [...(field.options ?? []), option] } : field,
    ),
    actions: screen.actions.map((action) => {
      const { by } = action;
      const entry = by?.field === choice ? entryOf(procedure, by) : undefined;
      if (by === undefined || entry === undefined) return action;
      return { ...action, by: { ...by, cases: { ...by.cases, [value]: entry } } };
    }),
  };
}

/** Where a branch enters a procedure; undefined where it has no screen for it, and the branch names no other. */
function entryOf(
  { screens }: Procedure['value'],
  by: NonNullable<Screen['actions'][number]['by']>,
): string | undefined {
  if (by.step === undefined) return screens[0]?.id;
  return screens.find(({ step }) => step === by.step)?.id ?? by.else;
}

/** Procedures that name no simulator or no choice of it: nobody would ever see them. */
export function strayProcedures({ simulators, procedures }: SimulatorFiles): readonly Problem[] {
  return procedures.flatMap((procedure): Problem[] => {
    const { simulator: slug, choice } = procedure.value;
    const simulator = simulators.find((each) => slugOf(each) === slug);
    if (simulator === undefined) {
      const known = simulators.map(slugOf);
      const hint = `${didYouMean(slug, known)}Các phần tập có: ${known.join(', ')}.`;
      return [problemAt(procedure, ['simulator'], `Không có phần tập nào là "${slug}".`, hint)];
    }
    const choices = simulator.value.screens.flatMap(({ fields }) =>
      fields.filter(({ type }) => type === 'choice').map(({ id }) => id),
    );
    if (choices.includes(choice)) return [];
    const hint = `${didYouMean(choice, choices)}Các ô lựa chọn có: ${choices.join(', ')}.`;
    return [
      problemAt(procedure, ['choice'], `Phần tập "${slug}" không có ô lựa chọn "${choice}".`, hint),
    ];
  });
}
