import { createSteppedClock, type SteppedClock } from '../clock-stepped.ts';
import type { Config } from '../config.ts';
import type { Slot } from '../core/slot.ts';
import { readWall } from '../core/zone.ts';
import { runDaemon } from '../daemon.ts';
import type { DaemonHandle, Loaded, Workshop } from '../daemon/parts.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { LoggedEvent, Store } from '../store/store.ts';
import { planFaults, storeOnFullDisk, type Fault, type FaultKind } from './faults.ts';
import { createSilentOutput } from './silent-output.ts';

const hour = 3_600_000;

export interface RehearsalJob {
  /** `dataDir` and `publicDir` are a folder of the rehearsal's own; `bulletinDir` is where the bulletins are. */
  readonly config: Config;
  readonly loaded: Loaded;
  /** The campaigns' slots as they are planned, by startsAt. */
  readonly slots: readonly Slot[];
  readonly workshop: () => Workshop;
  readonly faults: readonly FaultKind[];
}

export interface Rehearsal {
  readonly slots: readonly Slot[];
  readonly faults: readonly Fault[];
  readonly events: readonly LoggedEvent[];
}

/**
 * The real daemon through the whole campaign on a clock that steps from wake to wake, with a store in memory and an
 * output without sound. Begins a day before the first slot, ends eight days after the last, when make-ups are over.
 */
export async function rehearseCampaigns(job: RehearsalJob): Promise<Rehearsal> {
  const { loaded, slots } = job;
  const first = slots[0];
  const last = slots.at(-1);
  const store = createMemoryStore();
  if (!first || !last) return { slots: [], faults: [], events: [] };
  const clock = createSteppedClock(first.startsAt - 26 * hour);
  for (const { id, startsOn } of loaded.campaigns) {
    const begins = slots.find(({ campaign }) => campaign === id);
    if (startsOn === undefined && begins)
      store.fixCampaignStart(id, readWall(loaded.ward.timeZone, begins.startsAt).day, clock.now());
  }
  const faults = planFaults(job.faults, slots);
  const disk = storeOnFullDisk(store, () =>
    faults.some(
      ({ kind, from, to }) => kind === 'disk-full' && from <= clock.now() && clock.now() < to,
    ),
  );
  let daemon = await begin(job, clock, disk);
  for (const fault of faults) {
    await clock.runUntil(fault.from);
    if (fault.kind === 'power-cut') daemon = await cutPower(daemon, fault, job, clock, disk);
    if (fault.kind === 'clock-jump') {
      clock.jump(hour);
      await clock.runUntil(fault.to + hour);
      clock.jump(-hour);
    }
  }
  await clock.runUntil(last.startsAt + 8 * 24 * hour);
  const rehearsal = { slots: store.slots(), faults, events: store.events() };
  await daemon.stop();
  return rehearsal;
}

function begin(job: RehearsalJob, clock: SteppedClock, store: Store): Promise<DaemonHandle> {
  return runDaemon({
    config: job.config,
    clock,
    store,
    workshop: job.workshop(),
    openOutputs: () => Promise.resolve({ chosen: [createSilentOutput(clock)], standby: [] }),
    tell: () => undefined,
    background: false,
  });
}

/** The daemon is gone between two instants, as it would be; another one finds what it left. */
async function cutPower(
  daemon: DaemonHandle,
  { to }: Fault,
  job: RehearsalJob,
  clock: SteppedClock,
  store: Store,
): Promise<DaemonHandle> {
  const airing = daemon.status().airing;
  // The sign of life that the daemon leaves each second, of which a rehearsal has no seconds.
  store.heartbeat({ at: clock.now(), realAt: clock.realNow(), ...airing });
  await daemon.cutPower();
  await clock.runUntil(to);
  return begin(job, clock, store);
}
