// Names that code needs without zod: the daemon at rest does not carry a validator.

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

export const outputKinds = ['folder', 'speaker', 'icecast', 'capture'] as const;
export type OutputKind = (typeof outputKinds)[number];

/** Under this name emergencies stand in queue and log: no campaign may have it. */
export const emergencyCampaign = 'khan-cap';

export const slotStates = [
  'planned',
  'ready',
  'airing',
  'aired',
  'handed-over',
  'missed',
  'interrupted',
  'cancelled',
] as const;
export type SlotState = (typeof slotStates)[number];
