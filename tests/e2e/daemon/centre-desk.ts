// The link's part at a station whose daemon runs on the stepped clock: orders come, and time goes by.
import { join } from 'node:path';
import type { OrderOf } from '../../../scheduler/centre/talk/order.ts';
import type { EmergencyParts } from '../../../scheduler/link/emergency/emergency-parts.ts';
import {
  keepEmergencies,
  type EmergencyKeeper,
} from '../../../scheduler/link/emergency/keep-emergencies.ts';
import { openReceived, type ReceivedBook } from '../../../scheduler/link/received/book.ts';
import { writeBulletin, type SteppedStation } from '../../setup/stepped-daemon.ts';

const minute = 60_000;

interface DeskPlace {
  readonly home: string;
  /** When orders are made. */
  readonly tuesday: number;
  /** What is to be closed. */
  readonly open: { close(): void }[];
}

type Content = Partial<OrderOf<'emergency'>['content']>;

export interface Desk {
  readonly book: ReceivedBook;
  readonly keeper: EmergencyKeeper;
  /** Titles of what was made. */
  readonly made: string[];
  receive(id: string, content?: Content, expiresAt?: number): void;
  end(id: string, emergency: string): void;
  /** The daemon takes up what was asked, and so much time goes by; then one look more. */
  go(ms?: number): Promise<void>;
  stages(id: string): readonly string[];
}

/** The link's part at this station; another one on the same data is what comes after a kill. */
export function openDesk(
  { home, tuesday, open }: DeskPlace,
  station: SteppedStation,
  more: Partial<EmergencyParts> = {},
): Desk {
  const book = openReceived(home);
  const made: string[] = [];
  const keeper = keepEmergencies({
    book,
    centre: 'c',
    databaseFile: join(home, 'loa.db'),
    maker: {
      make: ({ title }) => {
        made.push(title);
        const bulletin = writeBulletin(join(home, 'public', 'tep'), title, 30_000);
        return Promise.resolve({ bulletin, spoken: '', unknown: [], guesses: [] });
      },
      close: () => undefined,
    },
    now: () => station.clock.now(),
    clockErrorMs: () => 0,
    isClockProved: () => true,
    isRunning: () => true,
    ...{ told: () => undefined, say: () => undefined },
    ...more,
  });
  open.push(keeper, book);
  const add = (order: Parameters<ReceivedBook['add']>[0]['order']): void => {
    const bytes = Buffer.from(JSON.stringify(order));
    const seq = book.orders().length + 1;
    book.add({ order, bytes, signature: Buffer.alloc(64), seq, at: station.clock.now() });
    keeper.take(order.id);
  };
  const said = { protocol: 2, centre: 'c', madeAt: tuesday, by: 'Bà Hoa' };
  return {
    ...{ book, keeper, made },
    receive(id, content = {}, expiresAt = tuesday + 6 * 60 * minute) {
      add({
        ...{ ...said, id, kind: 'emergency', expiresAt },
        content: {
          ...{ title: 'Nước lên', text: 'Nước lên nhanh.', urgency: 'immediate', area: 'cả tỉnh' },
          ...content,
        },
      });
    },
    end(id, emergency) {
      add({ ...said, id, kind: 'end-emergency', content: { emergency, why: 'Đã yên' } });
    },
    async go(ms = 1000) {
      await keeper.look();
      station.daemon.poke();
      await station.clock.runUntil(station.clock.now() + ms);
      await keeper.look();
    },
    stages: (id) =>
      book
        .untold()
        .filter(({ order }) => order === id)
        .map(({ state, reason }) => (reason ? `${state} ${reason.code}` : state)),
  };
}
