import { isWaiting } from '../core/slot.ts';
import { readSentBack } from '../store/sent-back.ts';
import type { State } from './state.ts';

const prefix = 'sent-back ';

/** What an approver sent back is a trouble until the bulletin is another, or approved after all. Call it at each wake-up. */
export function tellSentBack({ parts: { store }, troubles }: State): void {
  const backs = new Map(readSentBack(store).map((back) => [back.contentKey, back]));
  const told = new Set<string>();
  // Earliest first: it is told under the first airing that it keeps back.
  for (const slot of backs.size > 0 ? store.slots().filter(isWaiting) : []) {
    const back = slot.bulletin && backs.get(slot.bulletin.contentKey);
    const id = `${prefix}${back?.contentKey ?? ''}`;
    if (!back || told.has(id)) continue;
    told.add(id);
    troubles.raise({
      ...{ id, kind: 'approval', slot: slot.id },
      what: `${back.by} trả lại bản tin "${slot.bulletin.title}": ${back.reason || 'không nêu lý do'}.`,
      mend: 'Sửa nội dung cho đúng; bản tin làm lại xong thì duyệt lại.',
    });
  }
  for (const { id } of troubles.told())
    if (id.startsWith(prefix) && !told.has(id)) troubles.over(id);
}
