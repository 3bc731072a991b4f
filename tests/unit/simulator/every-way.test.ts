// Every button of every screen, each answer, then on to the end: what the screens say was done, was done.
import { describe, expect, it } from 'vitest';
import type { Screen, Simulator } from '../../../content/schema/simulator.ts';
import { screenOf } from '../../../site/simulator/machine/find.ts';
import { pathTo, waysOf, type Way } from '../../../site/simulator/machine/path.ts';
import { start, type State } from '../../../site/simulator/machine/state.ts';
import { resolve } from '../../../site/simulator/machine/values.ts';
import { textParts } from '../../../site/simulator/view/text-parts.ts';
import { after, checksFields, copied, simulatorOf, simulators, today } from './practice.ts';

/** Longer than any way, its loops included. */
const longestWay = 60;

/** A walk and what its walker did, noted by hand and not by the machine. */
interface Walk {
  readonly state: State;
  readonly screens: readonly string[];
  readonly did: readonly string[];
}

/** Everything a screen says with what was filled in put in. */
function said(simulator: Simulator, state: State, screen: Screen): string {
  const { title, problem = '', says, list, messages } = screen;
  return [title, problem, ...says, ...list, ...messages.map(({ text }) => text)]
    .flatMap(textParts)
    .map((part) => ('key' in part ? resolve(simulator, state, part.key) : part.text))
    .join(' ');
}

/** Takes one way as somebody would who needs no help: fields filled, the answer chosen, the button pressed. */
function take(simulator: Simulator, { state, screens, did }: Walk, way: Way): Walk {
  expect(state.screen).toBe(way.from);
  const screen = screenOf(simulator, way.from);
  const shown = after(simulator, state, { type: 'show' });
  const ready =
    way.choice === undefined || screen.fields.every(({ id }) => id !== way.choice?.field)
      ? shown
      : after(simulator, shown, { type: 'write', ...way.choice });
  const action = screen.actions.findIndex(
    ({ to, by }) => to === way.to || Object.values(by?.cases ?? {}).includes(way.to),
  );
  const index = screen.tries.findIndex(({ to }) => to === way.to);
  const arrived = after(
    simulator,
    ready,
    action < 0 ? { type: 'try', index } : { type: 'act', action },
  );
  const isDone =
    action === 0 ||
    (action > 0 && (screen.look === 'note' || checksFields(simulator, way.from, action)));
  return {
    state: arrived,
    screens: [...screens, arrived.screen],
    did: isDone ? [...did, way.from] : did,
  };
}

/** On by the main buttons until the practice closes. */
function finish(simulator: Simulator, walk: Walk): Walk {
  let on = walk;
  for (let step = 0; step < longestWay; step += 1) {
    const screen = screenOf(simulator, on.state.screen);
    if (screen.look === 'end') return on;
    const before = on.state.screen;
    // "Chỉ cho tôi" leaves what was chosen: who wants to go on copies its example.
    const shown = copied(simulator, after(simulator, on.state, { type: 'show' }));
    const state = after(simulator, shown, { type: 'act', action: 0 });
    on = { state, screens: [...on.screens, state.screen], did: [...on.did, before] };
  }
  return on;
}

function walkBy(simulator: Simulator, ways: readonly Way[]): Walk {
  const begin = { state: start(simulator, today), screens: [simulator.start], did: [] };
  return ways.reduce<Walk>((walk, way) => take(simulator, walk, way), begin);
}

/** Where a walk's screens say more than its walker did. */
function lies(simulator: Simulator, { state, screens, did }: Walk): readonly string[] {
  const found = screens.flatMap((id) => {
    const screen = screenOf(simulator, id);
    const claimed = screen.after.filter((name) => !did.includes(name));
    return claimed.map((name) => `${id} claims ${name}`);
  });
  const unfilled = screens.filter((id) =>
    said(simulator, state, screenOf(simulator, id)).includes('…'),
  );
  const summary = simulator.screens.filter(
    ({ id, practised }) => practised !== undefined && state.done.includes(id),
  );
  const wrong = summary.filter(({ id }) => !did.includes(id)).map(({ id }) => `summary: ${id}`);
  return [...found, ...unfilled.map((id) => `${id} repeats an empty field`), ...wrong];
}

describe.each(simulators)('$slug', (simulator) => {
  const edges = simulator.screens.flatMap((screen) => waysOf(screen));
  it.each(edges)('$from → $to $choice.value, then to the end', (way) => {
    const given = way.choice === undefined ? {} : { [way.choice.field]: way.choice.value };
    const before = pathTo(simulator, way.from, given);
    // An answer that cannot stand there opens nothing.
    if (before === undefined) return;
    const walk = finish(simulator, walkBy(simulator, [...before, way]));
    expect(screenOf(simulator, walk.state.screen).look).toBe('end');
    expect(lies(simulator, walk)).toEqual([]);
  });
});

const registration = simulatorOf('dang-ky-tai-khoan');
const intoVneid = registration.screens.flatMap((screen) =>
  waysOf(screen).filter(({ to }) => to === 'vneid-muc-2'),
);

it('five ways lead into the VNeID part', () => {
  expect(intoVneid.map(({ from }) => from)).toHaveLength(5);
});

it.each(intoVneid)('from $from the VNeID part ends at its own last screen', (way) => {
  const before = pathTo(registration, way.from) ?? [];
  const walk = finish(registration, walkBy(registration, [...before, way]));
  const inside = walk.screens.slice(before.length + 1);
  expect(inside.at(-2)).toBe('vneid-xong');
  expect(inside).not.toContain('mat-khau');
  expect(inside).not.toContain('thanh-cong');
});

it('what was only looked at is not practised', () => {
  const asked = walkBy(registration, pathTo(registration, 'nhap-otp') ?? []);
  const renewed = after(registration, asked.state, { type: 'act', action: 1 });
  expect(renewed.done).not.toContain('nhap-otp');
  expect(after(registration, renewed, { type: 'visit', screen: 'mat-khau' }).done).toEqual(
    renewed.done,
  );
});

it('an answer changed behind its branch never leads on: it is asked anew by examples', () => {
  const filing = simulatorOf('nop-ho-so-truc-tuyen');
  const there = walkBy(filing, pathTo(filing, 'hn-muc-dich') ?? []).state;
  const back = after(
    filing,
    there,
    { type: 'visit', screen: 'chon-thu-tuc' },
    { type: 'write', field: 'thu-tuc', value: 'khai-sinh' },
    { type: 'visit', screen: 'hn-muc-dich' },
  );
  expect(back.values['thu-tuc']).toBe('hon-nhan');
});
