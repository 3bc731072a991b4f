// What people did and what they were refused, as lines of the hash-chained log.
import { sayError } from '../../../content/schema/say-error.ts';
import type { Clock } from '../../clock.ts';
import type { EventDetail } from '../../core/slot.ts';
import type { Store } from '../../store/store.ts';

/** Lines that the console writes. Their words are in core/say-account-event.ts. */
export type AuditEvent =
  | 'account-act'
  | 'account-refused'
  | 'account-changed'
  | 'signed-in'
  | 'signed-out'
  | 'sign-in-refused'
  | 'doctor-mended'
  | 'publish-settled'
  | 'centre-taken';

export interface Audit {
  /** One line, now. Throws what the store throws: an act that cannot be written down is not done. */
  write(event: AuditEvent, detail: EventDetail, slot?: string): void;
  /**
   * The first of its kind at once, all further ones of the same minute in one line with their count: a flood must not fill
   * the log. Never throws: what is refused stays refused.
   */
  gather(event: AuditEvent, detail: EventDetail): void;
  close(): void;
}

/** Real ms. */
const gatherMs = 60_000;
/** Of different kinds a minute, each with a line of its own; the rest has one line together. */
const mostKinds = 200;

interface Gathered {
  readonly event: AuditEvent;
  readonly detail: EventDetail;
  more: number;
}

export function createAudit(
  store: () => Store,
  clock: Clock,
  tell: (line: string) => void = () => undefined,
): Audit {
  let gathered = new Map<string, Gathered>();
  const write: Audit['write'] = (event, detail, slot = '') => {
    store().commit([{ at: clock.now(), slot, event, detail }]);
  };
  const tryToWrite = (event: AuditEvent, detail: EventDetail): void => {
    try {
      write(event, detail);
    } catch (error) {
      tell(`Chưa ghi được vào nhật ký: ${sayError(error)}`);
    }
  };
  const flush = (): void => {
    const minute = gathered;
    gathered = new Map();
    for (const { event, detail, more } of minute.values())
      if (more > 0) tryToWrite(event, { ...detail, count: more });
  };
  const flushing = setInterval(flush, gatherMs).unref();
  return {
    write,
    gather(event, detail) {
      const own = `${event} ${JSON.stringify(detail)}`;
      const key = gathered.has(own) || gathered.size < mostKinds ? own : event;
      const known = gathered.get(key);
      if (known) known.more += 1;
      else {
        gathered.set(key, { event, detail: key === own ? detail : { others: true }, more: 0 });
        tryToWrite(event, key === own ? detail : { others: true });
      }
    },
    close() {
      clearInterval(flushing);
      flush();
    },
  };
}
