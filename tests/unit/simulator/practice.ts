import type { SimulatorRule } from '../../../content/schema/simulator-rule.ts';
import type { Field, Simulator } from '../../../content/schema/simulator.ts';
import { loadContent } from '../../../content/load.ts';
import { screenOf } from '../../../site/simulator/machine/find.ts';
import { next } from '../../../site/simulator/machine/next.ts';
import { pathTo } from '../../../site/simulator/machine/path.ts';
import { start, type Event, type State } from '../../../site/simulator/machine/state.ts';
import { exampleOf } from '../../../site/simulator/machine/values.ts';

export const today = '2026-11-23';

/** The practised portals as shipped. */
export const simulators: readonly Simulator[] = loadContent('content').content?.simulators ?? [];

/** The shipped simulator of that slug; throws where there is none. */
export function simulatorOf(slug: string): Simulator {
  const found = simulators.find((each) => each.slug === slug);
  if (found === undefined) throw new Error(`no simulator ${slug}`);
  return found;
}

/** The state after these events, in order. */
export function after(simulator: Simulator, state: State, ...events: readonly Event[]): State {
  return events.reduce((before, event) => next(simulator, before, event), state);
}

/** The state in which the reader has copied every example of the screen by hand, where one stands that is not right. */
export function copied(simulator: Simulator, state: State): State {
  return screenOf(simulator, state.screen).fields.reduce(
    (before, field) =>
      after(simulator, before, {
        ...{ type: 'write', field: field.id },
        value: exampleOf(simulator, before, field),
      }),
    state,
  );
}

/** A state on `target` reached from the first screen by its buttons alone, every field filled by "Chỉ cho tôi". */
export function walkTo(simulator: Simulator, target: string): State {
  return (pathTo(simulator, target) ?? []).reduce(
    (state, { from, to, choice }) => {
      if (state.screen !== from) throw new Error(`expected ${from}, stands on ${state.screen}`);
      const { actions, tries } = screenOf(simulator, from);
      const ready = after(simulator, state, { type: 'show' });
      const chosen =
        choice === undefined ? ready : after(simulator, ready, { type: 'write', ...choice });
      const action = actions.findIndex(
        (each) => each.to === to || Object.values(each.by?.cases ?? {}).includes(to),
      );
      const index = tries.findIndex((each) => each.to === to);
      return after(
        simulator,
        chosen,
        action < 0 ? { type: 'try', index } : { type: 'act', action },
      );
    },
    start(simulator, today),
  );
}

/** Whether a button checks the fields of its screen first. */
export function checksFields(simulator: Simulator, screen: string, action: number): boolean {
  const { actions, fields } = screenOf(simulator, screen);
  return actions[action]?.checks ?? (action === 0 && fields.length > 0);
}

/** A value that keeps the rules before this one and breaks it. */
export function breaking(
  simulator: Simulator,
  state: State,
  field: Field,
  rule: SimulatorRule,
): string {
  const right = exampleOf(simulator, state, field);
  switch (rule.kind) {
    case 'required':
      return '';
    case 'digits':
      return `${right}1`;
    case 'words':
      return 'Mẫu';
    case 'date':
      return '30/2/1958';
    case 'not-future':
      return '1/1/2158';
    case 'email':
      return 'ba.mau.thutap.example';
    case 'example':
      return (
        right.slice(0, -1) +
        (right.endsWith('7') ? '8' : '7').replace(/./, (digit) =>
          right.includes('@') && !/\d$/.test(right) ? 'a' : digit,
        )
      );
    case 'code':
      return 'ZZZZ';
    case 'name':
      return 'Nguyễn Thị 5';
    case 'not-past':
      return '1/1/1958';
    case 'after-word':
      return 'TTTB';
    case 'long':
      return 'Ta@2026';
    case 'unmarked':
      return 'Tập@2026';
    case 'begins':
      return 'TTBB 000158000015';
    case 'same':
      return `${right}!`;
    case 'upper':
      return 'tap@2026';
    case 'lower':
      return 'TAP@2026';
    case 'digit':
      return 'Tap@tap';
    case 'special':
      return 'Tap2026';
    case 'is':
      return field.options?.find(({ value }) => value !== rule.value)?.value ?? `${rule.value}5`;
    case 'is-not':
      return rule.value;
    case 'never':
      return right;
  }
}
