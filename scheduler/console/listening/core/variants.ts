// What can be compared, and what it is called.
import { espeakVoices, type Profile } from '../../../../content/schema/names.ts';
import type { Ward } from '../../../../content/schema/ward.ts';
import type { Variant } from './shape.ts';

type VoiceSettings = Ward['voice'];

/** A voice that may be able to speak here; its rate is chosen beside it. */
export interface VoiceHere {
  /** In forms: `espeak:vi`. */
  readonly id: string;
  readonly name: string;
  readonly settings: VoiceSettings;
}

const espeakNames: Readonly<Record<(typeof espeakVoices)[number], string>> = {
  vi: 'giọng có sẵn miền Bắc',
  'vi-vn-x-central': 'giọng có sẵn miền Trung',
  'vi-vn-x-south': 'giọng có sẵn miền Nam',
};

export const profileNames: Readonly<Record<Profile, string>> = {
  horn: 'chỉnh cho loa nén',
  radio: 'chỉnh cho loa thùng',
  web: 'để như trên trang',
};

/** The system's own Vietnamese voice, where the system is known to have one. */
const systemVoices: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Linh',
  win32: 'Microsoft An',
};

interface Machine {
  readonly platform: NodeJS.Platform;
  /** Names of the neural voices that were added. */
  readonly installed: readonly string[];
  /** LOA_NEURAL_COMMAND is set. */
  readonly hasNeuralCommand: boolean;
}

/** The ward's own first, each once. Whether one really speaks is found when the clips are made. */
export function voiceChoices(
  own: VoiceSettings,
  { platform, installed, hasNeuralCommand }: Machine,
): readonly VoiceHere[] {
  const { rate } = own;
  const system = systemVoices[platform];
  const all: readonly VoiceSettings[] = [
    // A person reads documents; the rest is read by the voice that comes with the program.
    own.kind === 'recording' ? { kind: 'espeak', name: 'vi', rate } : own,
    ...installed.map((name): VoiceSettings => ({ kind: 'neural', name, rate })),
    ...espeakVoices.map((name): VoiceSettings => ({ kind: 'espeak', name, rate })),
    ...(hasNeuralCommand ? [{ kind: 'neural', name: 'neural', rate } as const] : []),
    ...(system === undefined ? [] : [{ kind: 'say', name: system, rate } as const]),
  ];
  const choices = all.map((settings) => ({
    ...{ id: `${settings.kind}:${settings.name}`, settings, name: nameOf(settings) },
  }));
  return choices.filter(({ id }, index) => choices.findIndex((one) => one.id === id) === index);
}

function nameOf({ kind, name }: VoiceSettings): string {
  switch (kind) {
    case 'espeak':
    case 'recording':
      return espeakVoices.find((one) => one === name) === undefined
        ? `giọng ${name}`
        : espeakNames[name as keyof typeof espeakNames]; // found among them just now
    case 'neural':
      return `giọng cài thêm ${name}`;
    case 'say':
      return `giọng của máy ${name}`;
  }
}

/** Each by what tells it from the others: `giọng có sẵn miền Nam`, `130 tiếng/phút`. */
export function named(variants: readonly Omit<Variant, 'name'>[]): readonly Variant[] {
  const parts = variants.map((variant) => [
    nameOf(variant.voice),
    `${variant.voice.rate} tiếng/phút`,
    profileNames[variant.profile],
  ]);
  const telling = [0, 1, 2].filter((at) => new Set(parts.map((part) => part[at])).size > 1);
  return variants.map((variant, index) => ({
    ...variant,
    name: telling.map((at) => parts[index]?.[at] ?? '').join(', '),
  }));
}

/** All of it: `giọng có sẵn miền Nam, 150 tiếng/phút, chỉnh cho loa nén`. */
export function sayVariant({ voice, profile }: Omit<Variant, 'name'>): string {
  return [nameOf(voice), `${voice.rate} tiếng/phút`, profileNames[profile]].join(', ');
}

/** What of a test's rows is filled in before anybody chooses: enough for the commonest questions. */
export type Preset = 'giong' | 'toc-do' | 'loa';
export const presets: readonly (readonly [preset: Preset, words: string])[] = [
  ['giong', 'So các giọng'],
  ['toc-do', 'So nhanh chậm'],
  ['loa', 'So cách chỉnh cho loa'],
];

export function presetWords(preset: string): string {
  return presets.find(([name]) => name === preset)?.[1] ?? 'Nghe thử giọng';
}

export function presetRows(
  preset: string,
  voices: readonly VoiceHere[],
  profile: Profile,
): readonly Omit<Variant, 'name'>[] {
  const own = voices[0]?.settings ?? { kind: 'espeak', name: 'vi', rate: 150 };
  if (preset === 'toc-do')
    return [own.rate, Math.max(80, own.rate - 25)].map((rate) => ({
      ...{ voice: { ...own, rate }, profile },
    }));
  if (preset === 'loa')
    return (['horn', 'web'] as const).map((one) => ({ voice: own, profile: one }));
  return voices.slice(0, 3).map(({ settings }) => ({ voice: settings, profile }));
}
