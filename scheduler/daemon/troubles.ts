// What people should know of or mend: told where they see it (log, console, the station's page, hook). What lasts is told
// when it begins, when its words change, once a day while it lasts, and when it is over: a bulletin that cannot be made
// is tried again every five minutes, and nobody reads a message every five minutes.
import { dayMs } from '../../content/schema/durations.ts';
import { isFinal } from '../core/slot.ts';
import { sayTrouble, type Raised } from '../core/trouble.ts';
import { keepLasting, readLasting, type Told } from '../store/lasting.ts';
import type { Journal } from './journal.ts';
import type { DaemonParts } from './parts.ts';

export interface Troubles {
  /** Tells of it, unless it was told before. */
  raise(trouble: Raised, how?: RaiseHow): void;
  /** Says that it is over, where it was told. */
  over(id: string): void;
  /** It was told, and lasts. */
  lasts(id: string): boolean;
  /** What was told lately, newest last: what lasts, and what has happened. */
  told(): readonly Told[];
  /** Forgets, without a word, what belongs to slots that have had their end. Call it at each wake-up. */
  forgetEnded(): void;
}

export interface RaiseHow {
  /** It is told although it was told before. */
  readonly again?: boolean;
  /** It has a line of its own in the log. */
  readonly isLogged?: boolean;
}

/** What was not told anew for this long ended unseen: its campaign is gone, its page is not read aloud any more. */
const forgottenMs = 3 * dayMs;
const keptIncidents = 50;

interface TroublesParts {
  readonly parts: Pick<DaemonParts, 'store' | 'clock' | 'tell' | 'raise'>;
  readonly journal: Pick<Journal, 'note'>;
  /** The power has gone (in a rehearsal): nothing more is written. */
  readonly dead: AbortSignal;
}

export function createTroubles({ parts, journal, dead }: TroublesParts): Troubles {
  const { store, clock, tell } = parts;
  // What was wrong before a restart is still wrong until somebody has looked again.
  const lasting = new Map(readLasting(store).map((one) => [one.id, one]));
  const incidents = createIncidents();

  /** A disk that refuses costs a message told twice after a restart, no more. */
  const keep = (): void => {
    if (dead.aborted) return;
    try {
      keepLasting(store, [...lasting.values()]);
    } catch {
      // Said by what else cannot be written.
    }
  };
  const say = ({ slot, toldAt, ...trouble }: Told, isLogged: boolean): void => {
    const message = sayTrouble(trouble);
    if (!isLogged) journal.note('alarm', { message }, slot);
    tell(`Cảnh báo${slot === '' ? '' : ` (${slot})`}: ${message}`);
    parts.raise?.({ at: toldAt, slot, message });
  };

  return {
    raise({ id, kind, slot = '', what, mend = '' }, { again = false, isLogged = false } = {}) {
      const now = clock.now();
      const known = lasting.get(id);
      const isNew = known?.what !== what || known.mend !== mend;
      // A clock that was set back by years must not silence it.
      if (!again && known && !isNew && Math.abs(now - known.toldAt) < dayMs) return;
      const told = { id, kind, slot, since: known?.since ?? now, what, mend, toldAt: now };
      if (kind === 'incident') {
        incidents.add(told);
        say(told, isLogged);
        return;
      }
      lasting.set(id, told);
      say(told, isLogged);
      keep();
    },
    over(id) {
      const known = lasting.get(id);
      if (!known) return;
      const { slot } = known;
      lasting.delete(id);
      const message = `Đã hết: ${sayTrouble(known)}`;
      journal.note('alarm-over', { message }, slot);
      tell(`${slot === '' ? '' : `${slot}: `}${message}`);
      parts.raise?.({ at: clock.now(), slot, message });
      keep();
    },
    lasts: (id) => lasting.has(id),
    told: () => [...incidents.all(), ...lasting.values()].toSorted((a, b) => a.toldAt - b.toldAt),
    forgetEnded() {
      const before = lasting.size;
      for (const [id, trouble] of lasting) {
        const { slot, toldAt } = trouble;
        const hadItsEnd = slot !== '' && isFinal(store.slot(slot)?.state ?? 'cancelled');
        if (!hadItsEnd && Math.abs(clock.now() - toldAt) <= forgottenMs) continue;
        lasting.delete(id);
        incidents.add({ ...trouble, kind: 'incident', since: toldAt });
      }
      if (lasting.size !== before) keep();
    },
  };
}

/** What has happened lately, oldest first. */
function createIncidents() {
  let incidents: readonly Told[] = [];
  return {
    all: () => incidents,
    add(incident: Told) {
      const { id, what } = incident;
      const others = incidents.filter((one) => one.id !== id || one.what !== what);
      incidents = [...others, incident].slice(-keptIncidents);
    },
  };
}
