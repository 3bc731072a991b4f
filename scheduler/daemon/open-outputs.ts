import type { Ward } from '../../content/schema/ward.ts';
import type { DaemonParts, Outputs } from './parts.ts';

/** The outputs that are open now. */
export interface OpenOutputs {
  current(): Outputs;
  /** Opened anew where they are others than ward.yaml says by now. */
  follow(ward: Ward): Promise<void>;
  close(): Promise<void>;
}

export function createOpenOutputs({ openOutputs }: Pick<DaemonParts, 'openOutputs'>): OpenOutputs {
  let open: Outputs = { chosen: [], standby: [] };
  let asked: string | undefined;
  return {
    current: () => open,
    async follow(ward) {
      const wanted = JSON.stringify(ward.output);
      if (wanted === asked) return;
      const old = open;
      open = await openOutputs(ward);
      asked = wanted;
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
