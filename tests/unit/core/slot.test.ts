import { expect, test } from 'vitest';
import { slotStates } from '../../../content/schema/names.ts';
import {
  advance,
  IllegalActError,
  isFinal,
  type Slot,
  type SlotAct,
} from '../../../scheduler/core/slot.ts';
import { readTable } from '../../setup/table.ts';

const bulletin = { sha256: 'ab', contentKey: 'k', title: 'Bản tin', durationMs: 1000 };
const acts: Readonly<Record<SlotAct['act'], SlotAct>> = {
  'get-bulletin': { act: 'get-bulletin', bulletin },
  'lose-bulletin': { act: 'lose-bulletin', reason: { code: 'bulletin-broken', said: 'hỏng' } },
  cancel: { act: 'cancel', reason: { code: 'cancelled-by', by: 'An', why: 'mưa bão' }, by: 'An' },
  miss: { act: 'miss', reason: { code: 'too-late', slotAt: 0 } },
  begin: { act: 'begin' },
  sound: { act: 'sound', lateMs: 3, output: 'loa' },
  finish: { act: 'finish', samples: 10 },
  'hand-over': { act: 'hand-over', reason: { code: 'handed-over', said: 'đã giao' } },
  break: { act: 'break', reason: { code: 'cut-off' }, heardMs: 0 },
};

function slotIn(state: Slot['state']): Slot {
  return { id: 'thu@2026-11-24T17:00', campaign: 'thu', startsAt: 0, state, bulletin };
}

// Every state with every act: the table has the allowed ones, all others are refused.
const allowed = new Map(
  readTable('slot-life.tsv').map(({ from, act, to }) => [`${String(from)} ${String(act)}`, to]),
);
for (const state of slotStates) {
  for (const act of Object.values(acts)) {
    const to = allowed.get(`${state} ${act.act}`);
    test(`${state} + ${act.act} → ${to ?? 'refused'}`, () => {
      if (to === undefined) expect(() => advance(slotIn(state), act, 5)).toThrow(IllegalActError);
      else
        expect(advance(slotIn(state), act, 5).change).toMatchObject({
          from: state,
          after: { state: to },
        });
    });
  }
}

test('the table names only states and acts that exist', () => {
  const pairs = slotStates.flatMap((state) => Object.keys(acts).map((act) => `${state} ${act}`));
  expect(pairs).toEqual(expect.arrayContaining([...allowed.keys()]));
});

test('five states are final', () => {
  expect(slotStates.filter(isFinal)).toEqual([
    'aired',
    'handed-over',
    'missed',
    'interrupted',
    'cancelled',
  ]);
});

test('only a lost airing asks for a make-up, only the beginning of one for sound', () => {
  const effects = (state: Slot['state'], act: SlotAct['act']): readonly string[] =>
    advance(slotIn(state), acts[act], 5).effects;
  expect(effects('ready', 'miss')).toEqual(['make-up']);
  expect(effects('airing', 'break')).toEqual(['make-up']);
  expect(effects('ready', 'cancel')).toEqual([]);
  expect(effects('ready', 'begin')).toEqual(['emit']);
});

test('the first sample is remembered, a second one changes nothing', () => {
  const once = advance(slotIn('airing'), acts.sound, 5).change.after ?? slotIn('airing');
  expect(once.airedAt).toBe(5);
  expect(advance(once, acts.sound, 9).change.after?.airedAt).toBe(5);
});
