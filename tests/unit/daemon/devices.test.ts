import { expect, test } from 'vitest';
import { hearDevices } from '../../../scheduler/daemon/devices.ts';
import type { State } from '../../../scheduler/daemon/state.ts';
import type { DeviceWhat } from '../../../scheduler/playout/output.ts';

test.each<[string, readonly DeviceWhat[], string]>([
  ['it played to the end', ['took', 'sounds', 'ended'], 'over'],
  ['it took it, and never says more', ['took', 'handed'], 'over'],
  ['it said that it plays, and then nothing', ['took', 'sounds', 'handed'], ''],
  ['it took it, and nothing it said could be read', ['took', 'unknown'], 'raised'],
  ['something was wrong with it, and it ended', ['took', 'note', 'sounds', 'ended'], 'raised'],
])('%s (%s): the trouble is %s', (_what, told, became) => {
  const done: string[] = [];
  const state = {
    parts: { clock: { now: () => 0 } },
    journal: { recordSoon: () => undefined },
    troubles: {
      raise: () => done.push('raised'),
      over: () => done.push('over'),
    },
    // No more of a daemon than is asked for here.
  } as unknown as State;
  const hear = hearDevices(state, 'thu');
  for (const what of told)
    hear({ what, device: 'cot-1', name: 'Loa chợ', positionMs: 0, why: '' }, 'http');
  expect(done.join()).toBe(became);
});
