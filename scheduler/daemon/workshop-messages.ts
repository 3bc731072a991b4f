import type { StandIn } from '../../audio/index.ts';
import type { OutputKind } from '../../content/schema/names.ts';
import type { Loaded } from '../core/rules.ts';
import type { Problem } from '../../content/schema/problem.ts';
import type { SlotBulletin } from '../core/slot.ts';
import type { BulletinOrder } from './parts.ts';

/** What the daemon asks of the workshop's process, and what comes back. `id` ties an answer to its question. */
export type WorkshopQuestion =
  | { readonly id: number; readonly ask: 'load'; readonly contentDir: string }
  | {
      readonly id: number;
      readonly ask: 'produce';
      readonly contentDir: string;
      readonly dataDir: string;
      /** As the command line names them. */
      readonly outputs: readonly OutputKind[] | undefined;
      readonly order: BulletinOrder;
      readonly voiceWithinMs: number | undefined;
    };

export type WorkshopAnswer =
  /** A sign of life: a sentence is done. The answer follows. */
  | { readonly id: number; readonly moves: true }
  | {
      readonly id: number;
      readonly loaded: Loaded | undefined;
      readonly problems: readonly Problem[];
    }
  /** `unmastered`: the bulletin is whole, but not each sound of it for loudspeakers; Vietnamese. `standIn`: in the embedded voice. */
  | {
      readonly id: number;
      readonly bulletin: SlotBulletin;
      readonly unmastered: readonly string[];
      readonly standIn: StandIn | undefined;
    }
  /** Vietnamese. */
  | { readonly id: number; readonly failed: string };
