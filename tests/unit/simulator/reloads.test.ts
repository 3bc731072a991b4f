// Seeded walks that are reloaded, gone back in and helped at every turn: no screen skipped, nothing reached is lost.
import { describe, expect, it } from 'vitest';
import type { Simulator } from '../../../content/schema/simulator.ts';
import { screenOf } from '../../../site/simulator/machine/find.ts';
import { keptOf, takeUp } from '../../../site/simulator/machine/kept.ts';
import { start, type State } from '../../../site/simulator/machine/state.ts';
import { after, simulators, today } from './practice.ts';
import { randomFrom } from './random.ts';

const walks = process.env['LOA_PROOF'] === undefined ? 30 : 5000;
const steps = 40;

/** As the device has it: text, read again. */
function reloaded(simulator: Simulator, state: State): State {
  const kept = JSON.parse(JSON.stringify(keptOf(simulator, state))) as ReturnType<typeof keptOf>;
  const taken = takeUp(simulator, today, kept);
  if (taken === undefined) throw new Error(`lost at ${state.screen}`);
  return taken;
}

const onward = (simulator: Simulator, state: State) =>
  after(simulator, state, { type: 'show' }, { type: 'act', action: 0 });

/** Whether what is chosen on this very screen decides where its main button leads: that choice was never kept. */
function choosesHere(simulator: Simulator, screen: string): boolean {
  const { actions, fields } = screenOf(simulator, screen);
  return fields.some(({ id }) => id === actions[0]?.by?.field);
}

/** One turn of a walk: on, to a difficulty and back, by the browser's way back, by a link from the guide, helped. */
function turn(simulator: Simulator, state: State, random: () => number): State {
  const { actions, tries } = screenOf(simulator, state.screen);
  const some = (count: number) => Math.floor(random() * count);
  const roll = random();
  if (roll < 0.5) return onward(simulator, state);
  const shown = after(simulator, state, { type: 'show' });
  if (roll < 0.65) return after(simulator, shown, { type: 'act', action: some(actions.length) });
  if (roll < 0.75) return after(simulator, shown, { type: 'try', index: some(tries.length) });
  const { visited } = state;
  const back = visited[visited.indexOf(state.screen) - 1] ?? state.screen;
  if (roll < 0.9) return after(simulator, state, { type: 'visit', screen: back });
  const all = roll < 0.95 ? visited : simulator.screens.map(({ id }) => id);
  const screen = all[some(all.length)] ?? state.screen;
  return after(simulator, state, { type: 'visit', screen });
}

describe.each(simulators)('$slug', (simulator) => {
  it(`${walks} walks of ${steps} turns, each reloaded at every turn`, () => {
    for (let seed = 1; seed <= walks; seed += 1) {
      const random = randomFrom(seed);
      let state = start(simulator, today);
      for (let step = 0; step < steps; step += 1) {
        const before = state;
        state = turn(simulator, state, random);
        const where = `seed ${seed}, turn ${step}, ${before.screen} → ${state.screen}`;
        expect(state.done, where).toEqual(expect.arrayContaining([...before.done]));
        const again = reloaded(simulator, state);
        const [kept, left] = [keptOf(simulator, again), keptOf(simulator, state)];
        // Examples may have answered what nobody had come to yet.
        const branches: unknown = expect.arrayContaining([...left.branches]);
        expect(kept, where).toEqual({ ...left, branches });
        // Where it leads on is where it would have led; an answer of this very screen is given anew.
        if (!choosesHere(simulator, state.screen))
          expect(onward(simulator, again).screen, where).toBe(onward(simulator, state).screen);
        if (random() < 0.3) state = again;
      }
    }
  });
});
