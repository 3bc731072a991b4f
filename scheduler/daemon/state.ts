import type { Alarm } from '../core/station-status.ts';
import type { Loaded } from '../core/rules.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Problem } from '../../content/schema/problem.ts';
import type { Outage, StoreTroubleCode } from '../core/reason.ts';
import { createApproved } from '../core/approval.ts';
import type { Slot } from '../core/slot.ts';
import type { Change } from '../store/store.ts';
import { note } from './record.ts';
import type { DaemonParts, Outputs } from './parts.ts';
import type { Lasting } from '../store/lasting.ts';

/** What keeps the daemon from its work. */
interface Blocked {
  readonly since: number;
  readonly message: string;
  readonly toldAt: number;
  /** Where it is known. */
  readonly code: StoreTroubleCode | undefined;
}

/** What the daemon knows between two wake-ups. Truth is in the store; this is what can be lost. */
export interface State {
  readonly parts: DaemonParts;
  loaded: Loaded | undefined;
  campaigns: ReadonlyMap<string, Campaign>;
  outputs: Outputs;
  problems: readonly Problem[];
  /** Times in which nothing could air, oldest first. */
  outages: Outage[];
  alarms: Alarm[];
  /** What lasts and was told, by its id (troubles.ts). */
  readonly troubles: Map<string, Lasting>;
  clockWrong: string | undefined;
  /** Something that is published has changed. */
  dirty: boolean;
  /** What the site is built from may have changed. */
  siteOutdated: boolean;
  stopping: boolean;
  /** The power has gone (in a rehearsal): nothing more is written. */
  dead: boolean;
  /** What has happened and could not be written yet (a full disk, a locked database), in order. */
  unwritten: readonly Change[];
  /** Since when, and why, the daemon cannot do its work; when that was told last. */
  trouble: Blocked | undefined;
  readonly poke: () => void;
}

/** Says something is wrong where people see it: log, console, the station's page, hook. */
export function alarm(state: State, slot: string, message: string): void {
  note(state, 'alarm', { message }, slot);
  raiseAlarm(state, slot, message);
}

/** As `alarm`, for what has a line of its own in the log. */
export function raiseAlarm(state: State, slot: string, message: string): void {
  const raised = { at: state.parts.clock.now(), slot, message };
  state.alarms = [
    ...state.alarms.filter((old) => old.message !== message || old.slot !== slot),
    raised,
  ].slice(-50);
  state.parts.tell(`Cảnh báo${slot === '' ? '' : ` (${slot})`}: ${message}`);
  state.parts.raise?.(raised);
}

/** Whether a slot's bulletin may air: always, unless the ward asks for a named person's approval of exactly it. */
export function isApproved(state: State, slot: Slot): boolean {
  const required = state.loaded?.ward.approval.required === true;
  return createApproved(required, state.parts.store.approvals())(slot);
}
