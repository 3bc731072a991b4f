import { expect, test } from 'vitest';
import { actOfKey, type Focus, type RoomState } from '../../../../site/studio/keys.ts';

const cases: readonly (readonly [string, Focus, RoomState, string | undefined])[] = [
  [' ', 'room', 'idle', 'record'],
  [' ', 'room', 'recording', 'stop'],
  [' ', 'room', 'recorded', 'record'],
  ['Enter', 'room', 'recording', 'stop'],
  ['Enter', 'room', 'recorded', 'keep'],
  ['Enter', 'room', 'hearing', 'keep'],
  // Nothing to keep: the button under the focus is pressed.
  ['Enter', 'room', 'idle', undefined],
  ['n', 'room', 'recorded', 'hear'],
  ['n', 'room', 'idle', undefined],
  ['Escape', 'room', 'recording', 'drop'],
  ['Escape', 'room', 'recorded', undefined],
  ['ArrowRight', 'room', 'idle', 'next'],
  ['ArrowLeft', 'button', 'idle', 'previous'],
  // Another button is pressed by its own keys.
  [' ', 'button', 'recorded', undefined],
  ['Enter', 'button', 'recorded', undefined],
  [' ', 'field', 'idle', undefined],
  ['ArrowRight', 'field', 'idle', undefined],
];

test.each(cases)('%j, focus on %s, %s: %s', (key, focus, state, act) => {
  expect(actOfKey(key, focus, state)).toBe(act);
});
