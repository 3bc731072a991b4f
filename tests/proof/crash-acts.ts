// The operator's acts among the kills. A third go through the real command, in a process beside the daemon; the others
// are the requests that the command writes, so that they can come milliseconds before the kill.
import { setTimeout as sleep } from 'node:timers/promises';
import { emergencyCampaign, isFinal } from '../../scheduler/core/slot.ts';
import type { OperatorAct, SlotBulletin, Store } from '../../scheduler/store/store.ts';
import type { CrashStation } from './crash-station.ts';

export type ActKind = Extract<OperatorAct['kind'], 'emergency' | 'cancel' | 'approve'>;

/** What a command said when it ended. */
export interface CommandEnd {
  readonly kind: ActKind;
  /** The slot that it named. */
  readonly slot: string;
  readonly code: number | null;
  readonly out: string;
}

export interface Operator {
  /** Does it once a fit moment has come; resolves at once where there is nothing to do. What was done, for the console. */
  act(kind: ActKind): Promise<string>;
  /** Whether a command is under way: it goes by the clock that held when it began. */
  busy(): boolean;
  /** The commands' ends, once all have ended. */
  ends(): Promise<readonly CommandEnd[]>;
}

const by = 'Nguyễn Văn An';
const orders = [
  'Nước lên nhanh. Bà con tổ ba di dời ngay. Mang theo giấy tờ và nước uống.',
  'Cháy ở tổ năm. Bà con tránh đường cho xe chữa cháy.',
];
/** How long an order waits for a bulletin to cut into, real ms. */
const airingWithinMs = 900;

export function createOperator(station: CrashStation, random: () => number): Operator {
  const ended: CommandEnd[] = [];
  const running = new Set<Promise<void>>();

  const command = (kind: ActKind, slot: string, ...words: readonly string[]): void => {
    const run = station
      .loa(kind, ...words, '--by', by)
      .then(({ code, out }) => {
        ended.push({ kind, slot, code, out });
      })
      .finally(() => running.delete(run));
    running.add(run);
  };

  const byCommand = (): boolean => random() < 1 / 3 && running.size === 0;

  const untilAiring = async (): Promise<void> => {
    const end = performance.now() + airingWithinMs;
    while (performance.now() < end && !station.slots().some(({ state }) => state === 'airing'))
      await sleep(15);
  };

  const emergency = async (): Promise<string> => {
    const text = orders[Math.floor(random() * orders.length)] ?? '';
    const made = station.withStore((store) => lastOrder(store, text));
    if (random() < 0.8) await untilAiring();
    await sleep(random() * 300);
    if (!made || byCommand()) {
      command('emergency', '', text);
      return 'emergency by command';
    }
    station.withStore((store) => {
      store.ask(by, { kind: 'emergency', bulletin: made }, station.now());
    });
    return 'emergency';
  };

  const cancel = async (): Promise<string> => {
    const standing = station
      .slots()
      .filter(({ state, startsAt }) => !isFinal(state) && startsAt > station.now() - 60_000);
    // Mostly one that is just about to start.
    const slot = standing[Math.floor(random() * random() * Math.min(standing.length, 20))];
    if (!slot) return 'nothing to cancel';
    await sleep(random() * 500);
    if (byCommand()) command('cancel', slot.id, slot.id);
    else
      station.withStore((store) => {
        store.ask(by, { kind: 'cancel', slot: slot.id, reason: 'thử' }, station.now());
      });
    return `cancel ${slot.id}`;
  };

  const approve = async (): Promise<string> => {
    const slot = station.withStore((store) => {
      const approved = new Set(store.approvals().map(({ contentKey }) => contentKey));
      const heard = store
        .slots()
        .filter(
          ({ campaign, state, bulletin }) =>
            campaign !== emergencyCampaign && !isFinal(state) && bulletin,
        );
      return heard.find(({ bulletin }) => !approved.has(bulletin?.contentKey ?? '')) ?? heard[0];
    });
    if (!slot?.bulletin) return 'nothing to approve';
    await sleep(random() * 300);
    const { contentKey, sha256 } = slot.bulletin;
    if (byCommand()) command('approve', slot.id, slot.id);
    else
      station.withStore((store) => {
        const { campaign } = slot;
        store.ask(by, { kind: 'approve', campaign, contentKey, sha256 }, station.now());
      });
    return `approve ${slot.id} ${sha256.slice(0, 8)}`;
  };

  const acts: Readonly<Record<ActKind, () => Promise<string>>> = { emergency, cancel, approve };
  return {
    act: (kind) => acts[kind](),
    busy: () => running.size > 0,
    ends: async () => {
      await Promise.all(running);
      return ended;
    },
  };
}

/** The bulletin of this order, where a command has had it made before. */
function lastOrder(store: Store, text: string): SlotBulletin | undefined {
  for (let id = 1; ; id++) {
    const request = store.request(id);
    if (!request) return undefined;
    const { act } = request;
    if (act.kind === 'emergency' && act.bulletin.title === `Khẩn: ${text.slice(0, 80)}`)
      return act.bulletin;
  }
}
