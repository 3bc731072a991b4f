import { dayMs, hourMs } from '../../content/schema/durations.ts';
import type { Loaded } from '../core/rules.ts';
import { handsOver } from '../../content/schema/hands-over.ts';
import type { OutputKind } from '../../content/schema/names.ts';
import { createSteppedClock, type SteppedClock } from '../clock-stepped.ts';
import type { Config } from '../config.ts';
import type { Slot } from '../core/slot.ts';
import { readWall } from '../core/zone.ts';
import { runDaemon } from '../daemon.ts';
import type { DaemonHandle, Workshop } from '../daemon/parts.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Approval, LoggedEvent, Store } from '../store/store.ts';
import { clockJumpMs, planFaults, storeOnFullDisk, type Fault, type FaultKind } from './faults.ts';
import { createSilentOutput } from './silent-output.ts';

export interface RehearsalJob {
  /** `dataDir` and what is in it are a folder of the rehearsal's own. */
  readonly config: Config;
  readonly loaded: Loaded;
  /** The campaigns' slots as they are planned, by startsAt. */
  readonly slots: readonly Slot[];
  /** Those that were given already. */
  readonly approvals: readonly Approval[];
  readonly workshop: () => Workshop;
  readonly faults: readonly FaultKind[];
}

export interface Rehearsal {
  readonly slots: readonly Slot[];
  readonly faults: readonly Fault[];
  readonly events: readonly LoggedEvent[];
}

/**
 * The real daemon through the whole campaign on a clock that steps from wake to wake, with a store in memory and outputs
 * without sound. Begins a day before the first slot, ends eight days after the last, when make-ups are over.
 */
export async function rehearseCampaigns(job: RehearsalJob): Promise<Rehearsal> {
  const { loaded, slots, config } = job;
  const first = slots[0];
  const last = slots.at(-1);
  const store = createMemoryStore();
  if (!first || !last) return { slots: [], faults: [], events: [] };
  const aheadMs = loaded.ward.approval.required ? 74 * hourMs : 26 * hourMs;
  const clock = createSteppedClock(first.startsAt - aheadMs);
  for (const { id, startsOn } of loaded.campaigns) {
    const begins = slots.find(({ campaign }) => campaign === id);
    if (startsOn === undefined && begins)
      store.fixCampaignStart(id, readWall(loaded.ward.timeZone, begins.startsAt).day, clock.now());
  }
  for (const approval of job.approvals) store.approve(approval);
  const kinds = config.outputs ?? loaded.ward.output.kinds;
  const faults = planFaults(
    job.faults,
    slots,
    kinds.some((kind) => !handsOver(loaded.ward.output, kind)),
  );
  const disk = storeOnFullDisk(store, () =>
    faults.some(
      ({ kind, from, to }) => kind === 'disk-full' && from <= clock.now() && clock.now() < to,
    ),
  );
  const begin = (): Promise<DaemonHandle> => runSilent(job, clock, disk, kinds);
  let daemon = await begin();
  for (const { kind, from, to } of faults) {
    await clock.runUntil(from);
    if (kind === 'power-cut') {
      await cutPower(daemon, clock, disk);
      await clock.runUntil(to);
      daemon = await begin();
    }
    if (kind === 'clock-jump') {
      setClock(daemon, clock, clockJumpMs);
      await clock.runUntil(to + clockJumpMs);
      setClock(daemon, clock, -clockJumpMs);
    }
  }
  await clock.runUntil(last.startsAt + 8 * dayMs);
  const rehearsal = { slots: store.slots(), faults, events: store.events() };
  await daemon.stop();
  return rehearsal;
}

function runSilent(
  { config, workshop, loaded }: RehearsalJob,
  clock: SteppedClock,
  store: Store,
  kinds: readonly OutputKind[],
): Promise<DaemonHandle> {
  return runDaemon({
    ...{ config, clock, store },
    workshop: workshop(),
    openOutputs: () =>
      Promise.resolve({
        chosen: kinds.map((kind) =>
          createSilentOutput(kind, clock, handsOver(loaded.ward.output, kind)),
        ),
        standby: [],
      }),
    tell: () => undefined,
    background: false,
  });
}

/** The daemon is gone between two instants, as it would be; another one finds what it left. */
async function cutPower(daemon: DaemonHandle, clock: SteppedClock, store: Store): Promise<void> {
  const airing = daemon.status().airing;
  // The sign of life that the daemon leaves each second, of which a rehearsal has no seconds.
  store.heartbeat({ at: clock.now(), realAt: clock.realNow(), ...airing });
  await daemon.cutPower();
}

/** The daemon looks at the clock five times a second, of which a rehearsal has none. */
function setClock(daemon: DaemonHandle, clock: SteppedClock, byMs: number): void {
  clock.jump(byMs);
  daemon.poke();
}
