import { join } from 'node:path';
import { emergencyCampaign, type Slot, type SlotBulletin } from '../core/slot.ts';
import { prepareEmission, type Emission } from './emission.ts';
import { meantSilences } from './meant-silence.ts';
import { relaysOf } from './relays.ts';
import type { State } from './state.ts';

/** Opens a slot's bulletin on the outputs. */
export function prepareSlot(
  state: State,
  slot: Slot,
  bulletin: SlotBulletin,
  fromMs = 0,
): Promise<Emission> {
  const item = {
    slot: slot.id,
    sha256: bulletin.sha256,
    file: join(state.parts.config.bulletinDir, `${bulletin.sha256}.mp3`),
    title: bulletin.title,
    durationMs: bulletin.durationMs,
    fromMs,
    continues: slot.airedAt !== undefined,
    relays: relaysOf(state, bulletin),
    ...(slot.campaign === emergencyCampaign && { loud: true }),
  };
  const meant = meantSilences(bulletin.items);
  return prepareEmission(state.outputs.current(), item, state.parts.clock, meant);
}
