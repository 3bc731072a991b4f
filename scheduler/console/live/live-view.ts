import { takesFilesAlone } from '../../../content/schema/names.ts';
import { sayRefusal } from '../../core/say-cause.ts';
import { sayNowhere } from '../../core/say-speech-outcome.ts';
import { speechLimit } from '../../core/speech.ts';
import type { ConsoleParts } from '../console-parts.ts';

/** What whoever wants to speak is told before he presses. */
export interface LiveView {
  /** Why nobody can speak here at all; Vietnamese. */
  readonly nowhere?: string;
  /** So long an announcement may last now, ms; or why there may be none. */
  readonly announcement:
    | { readonly mostMs: number; readonly by: 'measure' | 'hours' }
    | { readonly refused: string };
  readonly emergencyMs: number;
  /** Something sounds, which is cut and goes on afterwards. */
  readonly onAir?: string;
}

export function liveView({ rules, clock, config, news }: ConsoleParts): LiveView {
  const ward = rules()?.ward;
  const kinds = config.outputs ?? ward?.output.kinds ?? [];
  const now = clock.now();
  const title = news.last().daemon?.airing?.title;
  if (!ward)
    return {
      nowhere: 'Nội dung của phường chưa đọc được lần nào, nên chưa nói trực tiếp được.',
      ...{ announcement: { refused: '' }, emergencyMs: 0 },
    };
  const announcement = speechLimit(ward, 'announcement', now);
  const emergency = speechLimit(ward, 'emergency', now);
  return {
    ...(kinds.every((kind) => takesFilesAlone(kind)) && { nowhere: sayNowhere }),
    announcement:
      'refusal' in announcement ? { refused: sayRefusal(announcement.refusal) } : announcement,
    emergencyMs: 'mostMs' in emergency ? emergency.mostMs : 0,
    ...(title !== undefined && { onAir: title }),
  };
}
