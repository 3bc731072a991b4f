// Seeded random walks: no exception, no dead end, always a way to the end, nothing real-looking kept.
import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../../content/schema/simulator.ts';
import { screenOf } from '../../../site/simulator/machine/find.ts';
import { looksReal } from '../../../site/simulator/machine/refusal.ts';
import { start, type Event, type State } from '../../../site/simulator/machine/state.ts';
import { exampleOf } from '../../../site/simulator/machine/values.ts';
import { after, breaking, copied, simulators, today } from './practice.ts';
import { randomFrom } from './random.ts';

const walks = process.env['LOA_PROOF'] === undefined ? 300 : 10_000;
const steps = 60;
/** Screens of the longest way, its loops included, are fewer. */
const longestWay = 40;

const typed = [
  '',
  ' ',
  '0912 345 678',
  '034090123456',
  'lan@gmail.com',
  'abc',
  'AB12@x',
  '31/2/2020',
  '1/1/2199',
  '000000',
  '😀',
  '$&{ho-ten}',
  'x'.repeat(500),
];

function someEvent(simulator: Simulator, state: State, random: () => number): Event {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const { fields, actions, tries } = screenOf(simulator, state.screen);
  const field = pick(fields);
  const roll = random();
  if (roll < 0.3) return { type: 'act', action: Math.floor(random() * (actions.length + 1)) };
  if (roll < 0.45) return { type: 'show' };
  if (roll < 0.7 && field !== undefined) {
    const values = [
      ...typed,
      exampleOf(simulator, state, field),
      ...field.rules.map((rule) => breaking(simulator, state, field, rule)),
      ...(field.options ?? []).map((o) => o.value),
    ];
    return { type: 'write', field: field.id, value: pick(values) ?? '' };
  }
  if (roll < 0.75 && field !== undefined) return { type: 'leave', field: field.id };
  if (roll < 0.85) return { type: 'try', index: Math.floor(random() * (tries.length + 1)) };
  if (roll < 0.89) return { type: 'fill', identity: Math.floor(random() * 3) };
  if (roll < 0.91) return { type: 'hint' };
  if (roll < 0.95) return { type: 'visit', screen: pick(state.visited) ?? 'không có' };
  if (roll < 0.975) return { type: 'change', screen: pick(simulator.screens)?.id ?? '' };
  return roll < 0.985
    ? { type: 'restart' }
    : { type: 'visit', screen: pick(simulator.screens)?.id ?? '' };
}

function endOf(simulator: Simulator, from: State): string {
  let state = from;
  for (let step = 0; step < longestWay; step += 1) {
    if (screenOf(simulator, state.screen).look === 'end') break;
    state = after(simulator, copied(simulator, state), { type: 'act', action: 0 });
  }
  return screenOf(simulator, state.screen).look;
}

describe.each(simulators)('$slug', (simulator) => {
  it(`${walks} random walks of ${steps} events`, () => {
    const reached = new Set<string>();
    const broken = new Set<string>();
    for (let seed = 1; seed <= walks; seed += 1) {
      const random = randomFrom(seed);
      let state = start(simulator, today);
      for (let step = 0; step < steps; step += 1) {
        const event = someEvent(simulator, state, random);
        const before = Object.freeze(state);
        state = after(simulator, before, event);
        reached.add(state.screen);
        for (const { field, rule, message } of state.errors) {
          broken.add(`${field} ${rule}`);
          expect(message).not.toBe('');
          if (rule === 'refused' && before.errors !== state.errors)
            expect(looksReal(simulator, state.values[field] ?? '')).toBe(undefined);
        }
      }
      expect(endOf(simulator, state), `seed ${seed}, from ${state.screen}`).toBe('end');
    }
    expect([...reached].sort()).toEqual(simulator.screens.map(({ id }) => id).sort());
    if (walks >= 10_000) {
      const all = simulator.screens.flatMap(({ fields }) =>
        fields.flatMap(({ id, rules }) => rules.map((_, index) => `${id} ${index}`)),
      );
      expect(all.filter((name) => !broken.has(name))).toEqual([]);
    }
  });
});
