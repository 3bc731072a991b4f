// A loudspeaker of another maker, whatever it is spoken to by: what it can be asked for, and what it may say.
import type { TemplateFacts } from '../../../content/schema/device-template.ts';

export type DeviceVerb = 'play' | 'stop' | 'schedule' | 'volume';

/** What became of a request. `unreached`: certainly nothing arrived; `unknown`: it may have, and may be carried out. `why`: Vietnamese. */
export type DeviceAnswer =
  | { readonly code: 'accepted' }
  | { readonly code: 'refused' | 'unreached' | 'unknown'; readonly why: string };

/** What a device says of itself. */
export interface DeviceStatus {
  /** `other`: a word that no setting knows. */
  readonly state: 'playing' | 'idle' | 'failed' | 'other';
  /** In its own words, for people. */
  readonly said: string;
  readonly positionMs?: number;
  /** 0–100, or whatever it counts by. */
  readonly volume?: number;
  /** Whether it plays what it was told to; undefined where it doesn't say. */
  readonly isOurs?: boolean;
}

/** `quiet`: it has said nothing new (`stands`: it is there, and would have); `lost`: it can't be asked, or is gone. */
export type DeviceLook =
  | { readonly how: 'told'; readonly status: DeviceStatus }
  | { readonly how: 'quiet'; readonly stands: boolean }
  | { readonly how: 'lost'; readonly why: string };

export interface Device {
  readonly id: string;
  /** Vietnamese, as people call it. */
  readonly name: string;
  /** Who it is that takes an order, Vietnamese: the device itself, or a broker for it. */
  readonly taker: string;
  has(what: 'schedule' | 'volume' | 'status'): boolean;
  /** Never rejects. Done within `withinMs` (real), whatever the device does; at once when `signal` aborts, and then nothing more of it leaves. */
  ask(
    verb: DeviceVerb,
    facts: TemplateFacts,
    withinMs: number,
    signal?: AbortSignal,
  ): Promise<DeviceAnswer>;
  /** The next that it says, after at most `waitMs` (real). Never rejects. */
  look(facts: TemplateFacts, waitMs: number, signal: AbortSignal): Promise<DeviceLook>;
  /** What it does now, as far as it says within `withinMs` (real). Takes nothing from `look`. Never rejects. */
  known(facts: TemplateFacts, withinMs: number): Promise<DeviceStatus | undefined>;
  /** What it said up to now is old. */
  forget(): void;
  /** What keeps it from being used now, in Vietnamese, and how to mend it; undefined where nothing does. */
  check(facts: TemplateFacts): Promise<string | undefined>;
  /** Somebody is going to use it, until the returned function is called. */
  enter(): () => void;
}
