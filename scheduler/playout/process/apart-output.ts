import type { Output } from '../output.ts';
import { createOutputElsewhere } from '../thread/threaded-output.ts';
import type { ThreadSettings } from '../thread/messages.ts';
import { startProcess } from './start-process.ts';

/** A device of the network is told to be silent, and says that it is: that takes longer than with one's own card. Real ms. */
const obeysWithinMs = 10_000;

/**
 * An output that talks with devices of others, in a process of its own: what takes answers from a network never shares one
 * with what airs. It is there only while something is to sound or is asked.
 */
export function createApartOutput(settings: ThreadSettings): Output {
  return createOutputElsewhere(settings, {
    start: startProcess,
    obeysWithinMs,
    isCheckedThere: true,
    soundsBeyond: true,
  });
}
