// Names that code needs without zod: the daemon at rest does not carry a validator.

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

export const weekdayNames: Readonly<Record<Weekday, string>> = {
  mon: 'thứ Hai',
  tue: 'thứ Ba',
  wed: 'thứ Tư',
  thu: 'thứ Năm',
  fri: 'thứ Sáu',
  sat: 'thứ Bảy',
  sun: 'Chủ nhật',
};

/** A ward that names no zone is here, and so is one whose ward.yaml cannot be read. */
export const fallbackTimeZone = 'Asia/Ho_Chi_Minh';

export const outputKinds = ['folder', 'speaker', 'icecast', 'http', 'mqtt', 'capture'] as const;
export type OutputKind = (typeof outputKinds)[number];

/** What is given whole bulletins, as files: another player, loudspeakers that fetch them. Nothing live reaches it. */
export function takesFilesAlone(kind: OutputKind): kind is 'folder' | 'http' | 'mqtt' {
  return kind === 'folder' || kind === 'http' || kind === 'mqtt';
}

/** For what a bulletin's sound is mastered: a horn on a pole, a radio set or a small box, a telephone or a computer. */
export const profiles = ['horn', 'radio', 'web'] as const;
export type Profile = (typeof profiles)[number];

/** The voices that come with the program. */
export const espeakVoices = ['vi', 'vi-vn-x-central', 'vi-vn-x-south'] as const;

/** Under this name emergencies stand in queue and log: no campaign may have it. */
export const emergencyCampaign = 'khan-cap';
/** And under this one what a person announces with his own voice. */
export const speechCampaign = 'noi-truc-tiep';

/** As what a person speaks live: within the permitted hours, or over them. */
export const speechKinds = ['announcement', 'emergency'] as const;
export type SpeechKind = (typeof speechKinds)[number];

/** What they are called where campaigns are called by their titles. */
export const atOnceTitles: ReadonlyMap<string, string> = new Map([
  [emergencyCampaign, 'Thông báo khẩn'],
  [speechCampaign, 'Nói trực tiếp'],
]);

/** Begun at once by a person's order: in no plan, no session of the day, in nobody's way. */
export function isAtOnce(campaign: string): boolean {
  return atOnceTitles.has(campaign);
}

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

/** What a campaign airs: each kind of item, named by the key that stands first in it. */
export const itemKinds = ['document', 'recording', 'relay', 'pause'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** Who takes for the ward what its centre sends: one of its approvers, or the station by itself. */
export const centreAccepts = ['approver', 'itself'] as const;

/** What an emergency text is prepared for. */
export const hazards = ['flood', 'storm', 'fire', 'missing-person', 'power', 'other'] as const;
export type Hazard = (typeof hazards)[number];

export const hazardNames: Readonly<Record<Hazard, string>> = {
  flood: 'lũ, ngập',
  storm: 'bão, dông lốc',
  fire: 'cháy',
  'missing-person': 'tìm người',
  power: 'mất điện',
  other: 'việc khác',
};
