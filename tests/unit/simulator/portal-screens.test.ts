// The screens of the real portal, as far as they are known: each is practised, in its words, with how sure it is.
import { expect, it } from 'vitest';
import { screenOf } from '../../../site/simulator/machine/find.ts';
import { simulatorOf } from './practice.ts';
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
