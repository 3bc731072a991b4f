// What can go wrong at a station, done to the real daemon. `names`: what its logs must say of it.
import { clockFaults } from './clock-faults.ts';
import { deviceFaults } from './device-faults.ts';
import { diskFaults } from './disk-faults.ts';
import type { Fault } from './fault.ts';
import { soundFaults } from './sound-faults.ts';
import { voiceFaults } from './voice-faults.ts';
import { worldFaults } from './world-faults.ts';

export const faults: readonly Fault[] = [
  ...diskFaults,
  ...soundFaults,
  ...voiceFaults,
  ...deviceFaults,
  ...clockFaults,
  ...worldFaults,
];
