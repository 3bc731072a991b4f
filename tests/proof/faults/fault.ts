import type { FaultStation } from './station.ts';

export interface Fault {
  readonly name: string;
  readonly names: RegExp;
  /** Slots that are heard to their end nevertheless, at least; a real second is a minute here, so that making anew may cost one. */
  readonly heard: 0 | 1 | 2;
  /** How fast its clock goes, where what the daemon does ahead of a moment must not take minutes of it; absent: 60 times. */
  readonly speed?: number;
  readonly strike: (station: FaultStation) => Promise<void>;
  /** Present where it cannot be had on every machine. */
  readonly needsRoot?: true;
  /** What the capture then differs in from the log, and must: it took over, or the log was lost. */
  readonly differs?: RegExp;
}

/** Before both slots: outputs and decoder are opened eight real seconds ahead, which are eight minutes here. */
export const early = '07:44:00';
export const running = '07:48:30';
/** After they were opened for 08:00, before the intent is written, which is two real seconds ahead. */
export const armed = '07:56:00';
export const midAir = '08:00:40';

/** The same on a clock that goes ten times as fast, on which eight seconds are a minute and twenty seconds. */
export const slowly = { speed: 10, early: '07:55:00', armed: '07:59:05' } as const;
