import type { Alarm } from '../core/station-status.ts';
import type { Loaded } from '../core/rules.ts';
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Problem } from '../../content/schema/problem.ts';
import type { Outage, StoreTroubleCode } from '../core/reason.ts';
import type { Change } from '../store/store.ts';
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
