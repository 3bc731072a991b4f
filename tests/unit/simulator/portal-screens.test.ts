// The screens of the real portal, as far as they are known: each is practised, in its words, with how sure it is.
import { expect, it } from 'vitest';
import { screenOf } from '../../../site/simulator/machine/find.ts';
import { simulatorOf, simulators } from './practice.ts';
import { rowsOf } from './table.ts';

it.each(rowsOf('portal-screens'))(
  '$row: $screen shows “$words”, $certainty',
  ({ simulator = '', screen: id = '', words = '', certainty }) => {
    const screen = screenOf(simulatorOf(simulator), id);
    const shown = [
      ...[screen.title, ...screen.says, ...screen.written],
      ...screen.fields.flatMap(({ label, options = [] }) => [
        label,
        ...options.map((option) => option.label),
      ]),
      ...screen.actions.map(({ label }) => label),
    ];
    expect(shown.join('\n').toLowerCase()).toContain(words.toLowerCase());
    expect(screen.certainty).toBe(certainty);
  },
);

// What a fraud asks for is answered on the screen; telling addresses apart is only a question.
const frauds = simulators.flatMap((simulator) =>
  simulator.screens
    .filter(
      ({ address = '', messages, fields }) =>
        (/\.example(\/|$)/.test(address) || messages.some(({ from }) => /lạ/i.test(from))) &&
        !fields.some(({ options = [] }) => options.some(({ value }) => value === 'that')),
    )
    .map((screen) => ({ simulator, screen })),
);

it('the frauds are met', () => {
  expect(frauds.length).toBeGreaterThanOrEqual(10);
});

it.each(frauds)(
  '$simulator.slug: $screen.id says what to do afterwards',
  ({ simulator, screen }) => {
    const next = screen.actions[0]?.to;
    const afterwards = screenOf(simulator, next ?? '');
    expect(afterwards.title).toContain('lỡ');
    expect(afterwards.ordered).toBe(true);
    expect(afterwards.list.join(' ')).toContain('công an');
  },
);

const today = simulators.filter(({ asOf }) => asOf !== undefined);

it.each(today)('$slug never forbids what the portal asks: the passcode on its own page', (one) => {
  const said = one.screens.flatMap(({ says, hint }) => [...says, hint]).join('\n');
  expect(said).not.toMatch(/passcode chỉ gõ trong VNeID|không gõ passcode vào trang/i);
});
