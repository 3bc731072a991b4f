import type { Action, Simulator } from '../../../content/schema/simulator.ts';
import { errorsOf, refusalOf } from './check.ts';
import { fieldOf, screenOf } from './find.ts';
import { carriesOut, checksFields } from './tasks.ts';
import { jumpTo } from './jump.ts';
import { filled, goTo, withScreen } from './moves.ts';
import { start, type Event, type State } from './state.ts';

type EventOf<Type extends Event['type']> = Extract<Event, { type: Type }>;
type Handlers = {
  readonly [Type in Event['type']]: (
    simulator: Simulator,
    state: State,
    event: EventOf<Type>,
  ) => State;
};

/** As `state` with the errors of this screen; what looked real is not kept. */
function checked(simulator: Simulator, state: State): State {
  const errors = errorsOf(simulator, state, screenOf(simulator, state.screen).fields);
  const values = { ...state.values };
  for (const error of errors) if (error.rule === 'refused') values[error.field] = '';
  return { ...state, values, errors, help: 'none' };
}

function targetOf(state: State, action: Action, first: boolean): string {
  const { by, to = state.screen, returns = false } = action;
  if (returns && state.remembered !== null) return state.remembered;
  if (by !== undefined) {
    // The content's reader has seen to it that the choice is made by now.
    return by.cases[state.values[by.field] ?? ''] ?? state.screen;
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
  const left = { ...state, visited: withScreen(state.visited, state.screen) };
  const done = carriesOut(screen, event.action) ? withScreen(state.done, screen.id) : state.done;
  const moved = goTo({ ...left, done }, targetOf(state, action, first));
  // Its main way leads to a detour's screens too: who walks there has nothing to come back to.
  const isOver = action.returns === true || beginsDetour(simulator, moved.screen);
  const returned = isOver ? { ...moved, remembered: null } : moved;
  const code = action.renews;
  if (code === undefined) return returned;
  return {
    ...returned,
    renewals: { ...state.renewals, [code]: (state.renewals[code] ?? 0) + 1 },
  };
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
    return remembers ? { ...moved, remembered: state.screen } : moved;
  }
  const right = filled(simulator, state, fields, true);
  return checked(simulator, { ...right, values: { ...right.values, ...fills } });
}

const handlers: Handlers = {
  write: (_simulator, state, { field, value }) => ({
    ...state,
    values: { ...state.values, [field]: value },
  }),
  leave: (simulator, state, { field: id }) => {
    const field = fieldOf(simulator, id);
    const refused = field === undefined ? undefined : refusalOf(simulator, state, field);
    if (refused === undefined) return state;
    const others = state.errors.filter((error) => error.field !== id);
    return { ...state, values: { ...state.values, [id]: '' }, errors: [...others, refused] };
  },
  act,
  try: tryOut,
  fill: (simulator, state, { identity }) => {
    if (simulator.identities[identity] === undefined) return state;
    const { fields } = screenOf(simulator, state.screen);
    return { ...filled(simulator, { ...state, identity }, fields), errors: [] };
  },
  hint: (_simulator, state) => ({ ...state, help: state.help === 'hint' ? 'none' : 'hint' }),
  show: (simulator, state) => {
    const { fields } = screenOf(simulator, state.screen);
    return { ...filled(simulator, state, fields), errors: [], help: 'show' };
  },
  visit: (simulator, state, { screen }) => {
    if (simulator.screens.every(({ id }) => id !== screen)) return state;
    return jumpTo(simulator, state, screen);
  },
  change: (simulator, state, { screen }) => {
    const { reviews } = screenOf(simulator, state.screen);
    const reviewed = simulator.screens.some(({ id, step }) => id === screen && step === reviews);
    return reviewed ? { ...goTo(state, screen), changing: state.screen } : state;
  },
  restart: (simulator, state) => start(simulator, state.today),
};

/** The state after `event`: the whole practice is this function. It is pure, and no event throws. */
export function next(simulator: Simulator, state: State, event: Event): State {
  // The table pairs each type with its own event; TypeScript cannot follow the pairing through the lookup.
  const handle = handlers[event.type] as (m: Simulator, s: State, e: Event) => State;
  return handle(simulator, state, event);
}
