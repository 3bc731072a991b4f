import type { ClipOrder } from '../../../audio/index.ts';

/** On a tape: words of the announcer, a clip's file, or silence. */
export type TapeLine = Said | Clip | Silence;

interface Said {
  readonly say: string;
}
interface Clip {
  readonly file: string;
}
interface Silence {
  readonly pauseMs: number;
}

/** What the process is asked. `folder`: where clips lie. */
export type MakerQuestion =
  | {
      readonly id: number;
      readonly ask: 'clip';
      readonly dataDir: string;
      readonly folder: string;
      readonly order: ClipOrder;
    }
  | {
      readonly id: number;
      readonly ask: 'tape';
      readonly dataDir: string;
      readonly folder: string;
      readonly lines: readonly TapeLine[];
      readonly file: string;
    };

export interface KeptClip {
  /** `<key>.mp3` in the folder. */
  readonly file: string;
  readonly loudnessLufs: number;
  readonly durationMs: number;
}

export type MakerAnswer =
  | { readonly id: number; readonly clip: KeptClip }
  | { readonly id: number; readonly tape: true }
  /** Vietnamese. */
  | { readonly id: number; readonly failed: string };
