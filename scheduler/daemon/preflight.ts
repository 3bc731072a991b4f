// A look at everything an airing needs, a day and an hour ahead, while there is time to mend it; and three days ahead
// at the approval, because a person has to listen first.
import { loaCommand } from '../../content/schema/loa-command.ts';
import { tellError } from '../../content/schema/say-error.ts';
import { hasNothingYet } from '../core/new-answers.ts';
import { isRepeat } from '../core/repeat.ts';
import { factText, isWaiting } from '../core/slot.ts';
import { sayInstant } from '../core/words.ts';
import type { Slot } from '../store/store.ts';
import { clockTrouble } from '../core/clock-right.ts';
import { inspectLoudness, lookAtBulletin } from '../inspect/inspect-bulletin.ts';
import { inspectDisk } from '../inspect/inspect-disk.ts';
import { relaysIn } from '../core/relays.ts';
import { isApproved } from './is-approved.ts';
import type { State } from './state.ts';
import { loseBulletin } from './bulletin-file.ts';
import { kinds, troubleOf, type Kind } from './slot-troubles.ts';
import { relaysOf } from './relays.ts';
import { approvalStage, preflightStages, relayStage } from './timing.ts';

export interface Preflight {
  /** Looks at the slots whose hour has come, each stage of a slot once; returns at once. */
  start(): void;
  /** When the next stage is due, epoch ms. */
  nextAt(): number;
}

type Found = Partial<Readonly<Record<Kind, readonly string[]>>>;

/** `forget`: that bulletin's file is damaged and must be made again. */
export function createPreflight(state: State, forget: (sha256: string) => void): Preflight {
  const { store, clock } = state.parts;
  const done = new Set<string>(
    store
      .lines({ events: ['preflight'] })
      .map(({ slot, detail }) => `${slot} ${factText(detail, 'stage')}`),
  );
  const open = (): readonly Slot[] =>
    store.slots().filter(
      (slot) =>
        // A repeat has sounded before, and is looked at before each time: no line of the log for each.
        isWaiting(slot) && slot.startsAt > clock.now() && !isRepeat(slot),
    );
  const stages = (slot: Slot): readonly { readonly stage: string; readonly aheadMs: number }[] => [
    ...(state.content.approvalRequired ? [approvalStage] : []),
    ...preflightStages,
    ...(slot.bulletin && relaysIn(slot.bulletin).length > 0 ? [relayStage] : []),
  ];

  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    for (const slot of open()) {
      const stage = stages(slot).findLast(
        ({ aheadMs }) => slot.startsAt - clock.now() <= aheadMs,
      )?.stage;
      if (stage === undefined || done.has(`${slot.id} ${stage}`)) continue;
      done.add(`${slot.id} ${stage}`);
      tellFound(state, slot, stage, await inspectAt(state, slot, stage, forget));
    }
  };
  return {
    start() {
      for (const slot of open()) tellMended(state, slot);
      if (looking) return;
      const release = clock.hold();
      looking = look()
        .catch((error: unknown) => {
          state.parts.tell(`Lỗi khi kiểm tra trước giờ phát: ${tellError(error)}`);
        })
        .finally(() => {
          looking = undefined;
          release();
        });
    },
    nextAt: () =>
      Math.min(
        ...open().flatMap((slot) =>
          stages(slot)
            .filter(({ stage }) => !done.has(`${slot.id} ${stage}`))
            .map(({ aheadMs }) => slot.startsAt - aheadMs)
            .filter((at) => at > clock.now()),
        ),
      ),
  };
}

function tellFound(state: State, slot: Slot, stage: string, found: Found): void {
  const when = sayInstant(state.content.timeZone, slot.startsAt);
  const problems = kinds.flatMap((kind) => found[kind] ?? []);
  const message = problems.join(' ') || 'Mọi thứ sẵn sàng.';
  state.journal.note('preflight', { stage, ok: problems.length === 0, message }, slot.id);
  for (const kind of kinds) {
    const wrong = found[kind];
    if (wrong === undefined) continue;
    const trouble = troubleOf(slot, kind);
    if (wrong.length === 0) state.troubles.over(trouble.id);
    else {
      const what = `Buổi ${when}: ${wrong.join(' ')}`;
      state.troubles.raise({ ...trouble, what }, { again: true });
    }
  }
}

/** What is mended shows by itself before the next stage: a broken bulletin is lost at once, so a slot that has one has a new one. */
function tellMended(state: State, slot: Slot): void {
  if (slot.state !== 'ready') return;
  state.troubles.over(troubleOf(slot, 'bulletin').id);
  const { id: approval } = troubleOf(slot, 'approval');
  if (state.troubles.lasts(approval) && isApproved(state, slot)) state.troubles.over(approval);
}

/** Everything that would keep a slot from airing well, in Vietnamese. A broken bulletin is lost at once, to be made again. */
async function inspectSlot(
  state: State,
  slot: Slot,
  forget: (sha256: string) => void,
): Promise<Found> {
  const { bulletin } = slot;
  const { store, clock, config } = state.parts;
  const look = bulletin && (await lookAtBulletin(config, bulletin));
  if (look?.how === 'broken') loseBulletin(state, slot, look.why, forget);
  const { chosen, standby } = state.outputs.current();
  const outputs = await Promise.all([...chosen, ...standby].map((output) => output.check()));
  const wrongClock = clockTrouble(clock.now(), store.lastHeartbeat()?.at);
  return {
    bulletin: bulletin
      ? asList(look?.why)
      : hasNothingYet(slot, store.slots(), state.content.loaded, state.content.timeZone)
        ? []
        : [`Bản tin chưa làm xong. Xem lý do bằng ${loaCommand} doctor.`],
    loudness:
      bulletin && look?.how === 'good' ? await inspectLoudness(config.bulletinDir, bulletin) : [],
    output: outputs.flat(),
    disk: await inspectDisk(config.dataDir),
    clock: asList(wrongClock),
    approval: inspectApproval(state, slot),
  };
}

/** What is looked at at a stage. */
async function inspectAt(
  state: State,
  slot: Slot,
  stage: string,
  forget: (sha256: string) => void,
): Promise<Found> {
  if (stage === approvalStage.stage) return { approval: inspectApproval(state, slot) };
  const found = await inspectSlot(state, slot, forget);
  // The last look is at everything: the program may have been begun since the one before.
  return stage === relayStage.stage ? { ...found, relay: await inspectRelays(state, slot) } : found;
}

/** The addresses of its relays are tried; one that gives nothing is a warning, for it may well come. */
async function inspectRelays(state: State, { bulletin }: Slot): Promise<readonly string[]> {
  const { tryRelay, clock } = state.parts;
  if (!bulletin || !tryRelay || clock.speed !== 1) return [];
  const wrong: string[] = [];
  // One that is relayed twice is tried once.
  const each = new Map(relaysOf(state, bulletin).map((relay) => [relay.id, relay]));
  for (const { name, url } of each.values()) {
    const why = await tryRelay(url);
    if (why !== undefined)
      wrong.push(
        `Luồng của ${name} chưa nghe được: ${why} Đến giờ mà vẫn vậy thì phát phần thay thế.`,
      );
  }
  return wrong;
}

function inspectApproval(state: State, slot: Slot): readonly string[] {
  if (isApproved(state, slot)) return [];
  return slot.bulletin
    ? [
        `Bản tin chưa được duyệt. Nghe thử rồi chạy: ${loaCommand} approve ${slot.id} --by "Họ tên".`,
      ]
    : [`Bản tin chưa làm xong nên chưa duyệt được. Xem lý do bằng ${loaCommand} doctor.`];
}

function asList(sentence: string | undefined): readonly string[] {
  return sentence === undefined ? [] : [sentence];
}
