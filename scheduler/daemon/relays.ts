// Other stations' streams in what airs: where they are, and what becomes of them, for the log and for people.
import { relaysIn } from '../core/relays.ts';
import type { SlotBulletin } from '../core/slot.ts';
import type { Relay } from '../playout/output.ts';
import { secondOf, type RelayTold } from './play-watched.ts';
import type { State } from './state.ts';

/** A bulletin's relays with their addresses, as ward.yaml has them now. One that it has no more is the fallback's throughout. */
export function relaysOf({ content }: State, bulletin: SlotBulletin): readonly Relay[] {
  const known = content.ward?.relays ?? [];
  return relaysIn(bulletin).flatMap(({ id, fromMs, untilMs }) => {
    const named = known.find((one) => one.id === id);
    return named ? [{ ...named, fromMs, untilMs }] : [];
  });
}

const mend =
  'Mở địa chỉ luồng ấy trên máy khác nghe thử; luồng hỏng thì báo đài chủ luồng, máy khác nghe được thì kiểm tra mạng Internet của máy này. Có tiếng lại thì chương trình tự tiếp âm.';

/** Writes what is told of a slot's relays, and keeps a trouble while one is lost. */
export function hearRelays(state: State, slot: string) {
  const lost = new Set<string>();
  const over = (id: string): void => {
    if (lost.delete(id)) state.troubles.over(id);
  };
  return {
    hear({ what, id: relay, output, positionMs, why }: RelayTold): void {
      const name = state.content.ward?.relays?.find(({ id }) => id === relay)?.name ?? relay;
      const at = state.parts.clock.now();
      const detail = { relay, name, output, second: secondOf(positionMs), ...(why && { why }) };
      state.journal.recordSoon({ at, slot, event: `relay-${what}`, detail });
      const id = `relay-lost ${relay} ${output}`;
      if (what !== 'lost') {
        over(id);
        return;
      }
      lost.add(id);
      const said = `${name} không có tiếng, đang phát phần thay thế.${why ? ` ${why}` : ''}`;
      state.troubles.raise({ id, kind: 'relay', slot, what: said, mend }, { isLogged: true });
    },
    /** Nothing of it sounds any more. */
    end: () => {
      for (const id of [...lost]) over(id);
    },
  };
}
