// Whether what an operator was promised was kept, and nothing sounded that nobody allowed.
import { emergencyCampaign, isFinal, type Slot } from '../../scheduler/core/slot.ts';
import type { OperatorRequest, Store } from '../../scheduler/store/store.ts';
import type { ActKind, CommandEnd } from './crash-acts.ts';
import { requestsOf } from '../setup/requests-of.ts';
import { readCapture, type CaptureLine } from './crash-capture.ts';
import { crashSpeed } from './crash-station.ts';

export interface ActsVerdict {
  /** Acts that were carried out, by kind. */
  readonly accepted: Readonly<Record<ActKind, number>>;
  readonly refused: number;
  /** Real commands that ended with exit 0. */
  readonly commands: number;
  /** Airings that an emergency paused. */
  readonly paused: number;
  readonly broken: readonly string[];
}

/** A slot may start so late: its grace, and what a wake-up may cost at this speed. */
const latestMs = (15 * 60 + 2 * crashSpeed) * 1000;

export function judgeActs(
  store: Store,
  captureFile: string,
  ends: readonly CommandEnd[],
): ActsVerdict {
  const starts = readCapture(captureFile).filter(({ event }) => event === 'start');
  const requests = requestsOf(store);
  const accepted = requests.filter(({ outcome }) => outcome?.ok === true);
  const count = (kind: ActKind): number => accepted.filter(({ act }) => act.kind === kind).length;
  return {
    accepted: {
      emergency: count('emergency'),
      cancel: count('cancel'),
      approve: count('approve'),
    },
    refused: requests.filter(({ outcome }) => outcome?.ok === false).length,
    commands: ends.filter(({ code }) => code === 0).length,
    paused: new Set(
      store
        .events()
        .filter(({ event }) => event === 'paused')
        .map(({ slot }) => slot),
    ).size,
    broken: [
      ...requests.flatMap((request) => promiseBroken(store, request)),
      ...emergenciesWithoutOrder(store, accepted),
      ...ends.flatMap((end) => commandBroken(store, end)),
      ...starts.flatMap((line) => notAllowed(store, line)),
      ...airedTooOften(store.slots()),
    ],
  };
}

function promiseBroken(store: Store, { id, act, outcome }: OperatorRequest): readonly string[] {
  if (!outcome) return [`request ${id} (${act.kind}) was never answered`];
  const say = (what: string): readonly string[] => [`request ${id} (${act.kind}): ${what}`];
  if (act.kind === 'cancel' && outcome.ok) {
    const slot = store.slot(act.slot);
    return slot?.state === 'cancelled' ? [] : say(`accepted, but ${slot?.state ?? 'no slot'}`);
  }
  if (act.kind === 'approve' && outcome.ok) {
    const kept = store.approvals().some(({ contentKey }) => contentKey === act.contentKey);
    const told = store
      .events()
      .some(({ event, detail }) => event === 'approved' && detail['sha256'] === act.sha256);
    return kept && told ? [] : say(kept ? 'not in the log' : 'lost');
  }
  if (act.kind !== 'emergency') return [];
  const slot = store.slots().find((one) => one.id.endsWith(`/${id}`) && isEmergency(one));
  if (!outcome.ok) return slot ? say(`refused, but there is ${slot.id} (${slot.state})`) : [];
  if (!slot) return say('accepted, but there is no slot');
  if (!isFinal(slot.state)) return say(`without an end: ${slot.state}`);
  const told = store.events().some((line) => line.slot === slot.id && line.event === 'emergency');
  return told ? [] : say('not in the log');
}

function emergenciesWithoutOrder(
  store: Store,
  accepted: readonly OperatorRequest[],
): readonly string[] {
  const ids = new Set(accepted.map(({ id }) => String(id)));
  return store
    .slots()
    .filter((slot) => isEmergency(slot) && !ids.has(slot.id.split('/').at(-1) ?? ''))
    .map(({ id }) => `${id}: nobody ordered it`);
}

/** What a command said with exit 0 holds; `promiseBroken` has looked at what it wrote. */
function commandBroken(store: Store, { kind, slot, code, out }: CommandEnd): readonly string[] {
  const say = (what: string): readonly string[] => [`loa ${kind} ${slot}: ${what}: ${out.trim()}`];
  // 1 is an answer: no such slot any more, no daemon. Anything else, or what nobody foresaw, is none.
  if (code !== 0) return code === 1 && !out.includes('ngoài dự kiến') ? [] : say(`exit ${code}`);
  if (kind === 'cancel')
    return store.slot(slot)?.state === 'cancelled' ? [] : say('it is not cancelled');
  if (kind === 'approve') return [];
  const named = /khan-cap@\S+\/\d+/.exec(out)?.[0] ?? '';
  return store.slot(named) ? [] : say('there is no such slot');
}

/** A bulletin sounds only approved, and in its slot's time. */
function notAllowed(store: Store, { slot: id, sha256, virtualAt }: CaptureLine): readonly string[] {
  const slot = store.slot(id);
  if (!slot || isEmergency(slot)) return [];
  const at = Date.parse(virtualAt);
  const approved = store
    .events()
    .some((line) => line.event === 'approved' && line.detail['sha256'] === sha256 && line.at <= at);
  return [
    ...(approved ? [] : [`${id}: sounded without an approval of ${sha256.slice(0, 8)}`]),
    ...(at > slot.startsAt + latestMs ? [`${id}: sounded long after its time`] : []),
  ];
}

/** Two airings a week for four weeks, whatever was lost, made up, moved or taken away. */
function airedTooOften(slots: readonly Slot[]): readonly string[] {
  const aired = slots.filter((slot) => slot.state === 'aired' && !isEmergency(slot));
  const roots = Map.groupBy(aired, ({ id, makeUpFor }) => makeUpFor ?? id);
  const campaigns = Map.groupBy(aired, ({ campaign }) => campaign);
  return [
    ...[...roots].filter(([, { length }]) => length > 1).map(([id]) => `${id}: made up twice`),
    ...[...campaigns]
      .filter(([, { length }]) => length > 8)
      .map(([id, { length }]) => `${id}: aired ${length} times in four weeks`),
  ];
}

function isEmergency({ campaign }: Slot): boolean {
  return campaign === emergencyCampaign;
}
