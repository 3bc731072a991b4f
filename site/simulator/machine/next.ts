import type { Action, Simulator } from '../../../content/schema/simulator.ts';
import { errorsOf, refusalOf } from './check.ts';
import { fieldOf, screenOf } from './find.ts';
import { carriesOut, checksFields } from './tasks.ts';
import { jumpTo } from './jump.ts';
import { changed, filled, goTo, including, withValue } from './moves.ts';
import { start, type Event, type FieldError, type State } from './state.ts';
import { exampleWords } from './values.ts';

type EventOf<Type extends Event['type']> = Extract<Event, { type: Type }>;
type Handlers = {
  readonly [Type in Event['type']]: (
    simulator: Simulator,
    state: State,
    event: EventOf<Type>,
  ) => State;
};

/** As `state` with these errors; what looked real is not kept. */
function withErrors(state: State, errors: readonly FieldError[], help: State['help']): State {
  const values = errors.reduce(
    (kept, { rule, field }) => (rule === 'refused' ? withValue(kept, field, '') : kept),
    state.values,
  );
  return changed(state, { values, errors, help });
}

function checked(simulator: Simulator, state: State): State {
  const { fields } = screenOf(simulator, state.screen);
  return withErrors(state, errorsOf(simulator, state, fields), 'none');
}

function targetOf(state: State, action: Action, first: boolean): string {
  const { by, to = state.screen, returns = false } = action;
  if (returns && state.remembered !== null) return state.remembered;
  if (by !== undefined) {
    // The content's reader has seen to it that the choice is made by now.
    return by.cases[state.values[by.field] || ''] ?? state.screen;
  }
  return first && state.changing !== null ? state.changing : to;
}

function act(simulator: Simulator, state: State, event: EventOf<'act'>): State {
  const screen = screenOf(simulator, state.screen);
  const action = screen.actions[event.action];
  if (action === undefined) return state;
  const first = event.action === 0;
  if (checksFields(screen, event.action)) {
    const after = checked(simulator, state);
    if (after.errors.length > 0) return after;
  }
  // Whoever came by a link into the middle has been here now.
  const visited = including(state.visited, state.screen);
  const done = carriesOut(screen, event.action) ? including(state.done, screen.id) : state.done;
  const moved = goTo(changed(state, { visited, done }), targetOf(state, action, first));
  // Its main way leads to a detour's screens too: who walks there has nothing to come back to.
  const isOver = action.returns === true || beginsDetour(simulator, moved.screen);
  const returned = isOver ? changed(moved, { remembered: null }) : moved;
  const code = action.renews;
  if (code === undefined) return returned;
  const renewals = Object.assign({}, state.renewals, { [code]: (state.renewals[code] || 0) + 1 });
  return changed(returned, { renewals });
}

function beginsDetour({ screens }: Simulator, screen: string): boolean {
  return screens.some(({ tries }) =>
    tries.some(({ to, remembers }) => remembers === true && to === screen),
  );
}

function tryOut(simulator: Simulator, state: State, event: EventOf<'try'>): State {
  const { tries, fields } = screenOf(simulator, state.screen);
  const chosen = tries[event.index];
  if (chosen === undefined) return state;
  const { to, fills = {}, remembers = false } = chosen;
  if (to !== undefined) {
    const moved = goTo(state, to);
    return remembers ? changed(moved, { remembered: state.screen }) : moved;
  }
  const right = filled(simulator, state, fields, () => true);
  const values = Object.assign({}, right.values, fills);
  const own = right.own.filter((id) => !(id in fills));
  return checked(simulator, changed(right, { values, own }));
}

/** Fills in examples. What the reader wrote stays; where it is not right, the example is said beside it. */
function show(simulator: Simulator, state: State): State {
  const { fields } = screenOf(simulator, state.screen);
  const isOwn = (id: string) => state.own.includes(id);
  const ready = filled(simulator, state, fields, isOwn);
  const kept = fields.filter(({ id }) => ready.own.includes(id));
  const errors = errorsOf(simulator, ready, kept).map((error) => {
    const field = fieldOf(simulator, error.field);
    const example = field && exampleWords(simulator, ready, field);
    return Object.assign({}, error, { message: `${error.message} Ví dụ: ${example || ''}` });
  });
  return withErrors(ready, errors, 'show');
}

const handlers: Handlers = {
  write: (_simulator, state, { field, value }) =>
    changed(state, {
      values: withValue(state.values, field, value),
      own: including(state.own, field),
    }),
  leave: (simulator, state, { field: id }) => {
    const field = fieldOf(simulator, id);
    const refused = field === undefined ? undefined : refusalOf(simulator, state, field);
    if (refused === undefined) return state;
    const others = state.errors.filter((error) => error.field !== id);
    return changed(state, {
      values: withValue(state.values, id, ''),
      errors: [...others, refused],
    });
  },
  act,
  try: tryOut,
  fill: (simulator, state, { identity }) => {
    if (simulator.identities[identity] === undefined) return state;
    const { fields } = screenOf(simulator, state.screen);
    return changed(filled(simulator, changed(state, { identity }), fields), { errors: [] });
  },
  hint: (_simulator, state) => changed(state, { help: state.help === 'hint' ? 'none' : 'hint' }),
  show,
  visit: (simulator, state, { screen }) => {
    if (simulator.screens.every(({ id }) => id !== screen)) return state;
    return jumpTo(simulator, state, screen);
  },
  change: (simulator, state, { screen }) => {
    const { reviews } = screenOf(simulator, state.screen);
    const reviewed = simulator.screens.some(({ id, step }) => id === screen && step === reviews);
    return reviewed ? changed(goTo(state, screen), { changing: state.screen }) : state;
  },
  restart: (simulator, state) => start(simulator, state.today),
};

/** The state after `event`: the whole practice is this function. It is pure, and no event throws. */
export function next(simulator: Simulator, state: State, event: Event): State {
  // The table pairs each type with its own event; TypeScript cannot follow the pairing through the lookup.
  const handle = handlers[event.type] as (m: Simulator, s: State, e: Event) => State;
  return handle(simulator, state, event);
}
