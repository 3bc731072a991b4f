import type { Ward } from '../../content/schema/ward.ts';
import type { Unreached } from '../core/act-outcome.ts';
import { readTurned } from '../store/volume-note.ts';
import type { DaemonParts, Outputs } from './parts.ts';

/** The outputs that are open now. */
export interface OpenOutputs {
  current(): Outputs;
  /** Opened anew where they are others than ward.yaml says by now. */
  follow(ward: Ward): Promise<void>;
  /** How far they are turned down; undefined before any is open. */
  volume(): (Unreached & { readonly gainDb: number }) | undefined;
  /** Turns them down; returns those it does not reach, or not yet. */
  turn(gainDb: number): Unreached;
  close(): Promise<void>;
}

export function createOpenOutputs({
  openOutputs,
  store,
}: Pick<DaemonParts, 'openOutputs' | 'store'>): OpenOutputs {
  let open: Outputs = { chosen: [], standby: [] };
  let asked: string | undefined;
  let volume: (Unreached & { readonly gainDb: number }) | undefined;
  const turn = (gainDb: number): Unreached => {
    const all = [...open.chosen, ...open.standby];
    for (const { volume } of all) volume?.set(gainDb);
    const named = (reach: 'next' | undefined): readonly string[] =>
      open.chosen.filter(({ volume }) => volume?.reach === reach).map(({ name }) => name);
    const unreached = { later: named('next'), never: named(undefined) };
    volume = { gainDb, ...unreached };
    return unreached;
  };
  return {
    turn,
    volume: () => volume,
    current: () => open,
    async follow(ward) {
      const wanted = JSON.stringify(ward.output);
      if (wanted === asked) return;
      const old = open;
      open = await openOutputs(ward);
      asked = wanted;
      turn(readTurned(store)?.gainDb ?? 0);
      await closeAll(old);
      // A standby's mount would be heard beside what is chosen.
      for (const output of open.chosen) output.keep?.();
    },
    close: () => closeAll(open),
  };
}

async function closeAll({ chosen, standby }: Outputs): Promise<void> {
  await Promise.all([...chosen, ...standby].map((output) => output.close()));
}
