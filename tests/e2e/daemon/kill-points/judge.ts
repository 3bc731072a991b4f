// Holds what was heard in all lives against what the store says at the end.
import { refusalOf } from '../../../../scheduler/core/permitted.ts';
import { emergencyCampaign, isFinal, type Slot } from '../../../../scheduler/core/slot.ts';
import type { OperatorRequest, Store } from '../../../../scheduler/store/store.ts';
import { requestsOf } from '../../../setup/requests-of.ts';
import { wardWith } from '../../../setup/schedule.ts';
import type { Heard } from '../../../setup/stepped-daemon.ts';
import { at } from '../one-campaign.ts';
import { endOf, type History } from './history.ts';
import type { Lived, Told } from './live.ts';

const ward = wardWith();

/** What is wrong with it; empty where all is well. */
export function judge(history: History, { lives, store }: Told): readonly string[] {
  const slots = store.slots();
  const verification = store.verify();
  return [
    ...(verification.ok ? [] : [`the log: ${verification.message}`]),
    ...heardTwice(lives),
    ...lives.flatMap(({ heard }) => overlapping(heard)),
    ...slots.flatMap((slot) => wrongEnd(slot, lives, endOf(history))),
    ...lives.flatMap(({ heard }) => heard.flatMap((line) => notAllowed(line, history, store))),
    ...airedTooOften(slots),
    ...requestsOf(store).flatMap((request) => promiseBroken(store, request)),
    ...wrongRepeats(
      store,
      lives.flatMap(({ heard }) => heard),
    ),
  ];
}

/** A slot begins to sound in one life only, and there once; after an emergency it goes on. */
function heardTwice(lives: readonly Lived[]): readonly string[] {
  const beginnings = lives.flatMap(({ heard }) =>
    heard.filter(({ fromMs }) => fromMs === 0).map(({ slot }) => slot),
  );
  const inLives = lives.flatMap(({ heard }) => [...new Set(heard.map(({ slot }) => slot))]);
  const twice = (all: readonly string[]): readonly string[] => [
    ...new Set(all.filter((slot, i) => all.indexOf(slot) !== i)),
  ];
  // Paused within its first sentence it goes on from the beginning: only another life is a second airing.
  return [
    ...twice(inLives).map((slot) => `${slot} sounded again after a cut`),
    ...twice(beginnings)
      .filter((slot) => !resumed(lives, slot))
      .map((slot) => `${slot} began twice`),
  ];
}

function resumed(lives: readonly Lived[], slot: string): boolean {
  return lives.some(({ heard }) =>
    heard.some((line) => line.slot === slot && line.how === 'stopped'),
  );
}

function overlapping(heard: readonly Heard[]): readonly string[] {
  return heard.flatMap((line) => {
    const over = heard.find(
      (other) =>
        other !== line &&
        other.at < line.at &&
        line.at < (other.endedAt ?? Number.POSITIVE_INFINITY),
    );
    return over ? [`${line.slot} sounds over ${over.slot}`] : [];
  });
}

/** Whether its final state is what was heard. */
function wrongEnd(slot: Slot, lives: readonly Lived[], end: number): readonly string[] {
  const lines = lives.flatMap(({ heard }) => heard.filter((line) => line.slot === slot.id));
  const whole = lines.some(({ how }) => how === 'finished');
  const say = (what: string): readonly string[] => [`${slot.id} is ${slot.state}: ${what}`];
  if (!isFinal(slot.state)) return slot.startsAt < end ? say('no end') : [];
  if (slot.state !== 'aired' && slot.reason === undefined) return say('no reason');
  const skipsItsEnd =
    slot.reason?.code === 'heard-in-part' && (slot.reason.skippedMs ?? 0) > 0 && lines.length > 0;
  if (slot.state === 'aired' && !whole && !skipsItsEnd) return say('not heard to its end');
  if ((slot.state === 'missed' || slot.state === 'cancelled') && lines.length > 0)
    return say('but it sounded');
  // A cut between the last sample and the line that says so: nobody can tell it from one before.
  const cutAtItsEnd = lives.some(
    ({ cutAt, heard }) => cutAt !== undefined && heard.at(-1)?.slot === slot.id,
  );
  return slot.state === 'interrupted' && whole && !cutAtItsEnd ? say('but heard whole') : [];
}

/** A bulletin sounds within permitted hours, near its time, and approved where the ward asks for it. */
function notAllowed(line: Heard, { needsApproval }: History, store: Store): readonly string[] {
  const slot = store.slot(line.slot);
  if (!slot) return [`${line.slot} sounded, and the store knows no such slot`];
  const intent = store.events().find((event) => event.slot === slot.id && event.event === 'airing');
  const early = !intent || intent.at > line.at ? [`${slot.id} sounded before its intent`] : [];
  if (slot.campaign === emergencyCampaign) return early;
  const approved = store.events().some(({ event, at }) => event === 'approved' && at <= line.at);
  return [
    ...early,
    ...(line.fromMs === 0 && line.at < slot.startsAt ? [`${slot.id} sounded early`] : []),
    ...(refusalOf(ward, line.at, 1000) ? [`${slot.id} sounded at a forbidden hour`] : []),
    ...(needsApproval && !approved ? [`${slot.id} sounded without approval`] : []),
  ];
}

/** Long outages carry the tale beyond the week. */
const nextWeek = at('2026-12-01T00:00');

/** Two airings of the week, whatever was lost, made up, moved or taken away. */
function airedTooOften(slots: readonly Slot[]): readonly string[] {
  const aired = slots.filter(
    ({ state, campaign, startsAt }) =>
      state === 'aired' && campaign !== emergencyCampaign && startsAt < nextWeek,
  );
  const roots = Map.groupBy(aired, ({ id, makeUpFor }) => makeUpFor ?? id);
  return [
    ...[...roots].filter(([, all]) => all.length > 1).map(([id]) => `${id} aired twice`),
    ...(aired.length > 2 ? [`${aired.length} airings in a week of two`] : []),
  ];
}

function promiseBroken(store: Store, { id, act, outcome }: OperatorRequest): readonly string[] {
  if (!outcome) return [`request ${id} (${act.kind}) was never answered`];
  if (act.kind === 'cancel' && outcome.ok && !isTakenBack(store, id, act.slot))
    if (store.slot(act.slot)?.state !== 'cancelled')
      return [`request ${id}: cancelled, but ${store.slot(act.slot)?.state ?? 'gone'}`];
  if (outcome.code === 'begins' && !store.slot(outcome.instead))
    return [`request ${id}: it was to begin, and the store knows no such slot`];
  if (act.kind === 'stop' && outcome.ok && outcome.code === 'stopped')
    return isTakenBack(store, id, outcome.slot)
      ? []
      : stoppedForGood(store, id, outcome.slot, act.makeUp);
  if (act.kind !== 'emergency') return [];
  const slot = store
    .slots()
    .find((one) => one.campaign === emergencyCampaign && one.id.endsWith(`/${id}`));
  return outcome.ok === (slot !== undefined) ? [] : [`request ${id}: answered, but not done`];
}

/** Whether a later request brought a slot back that this one took away. */
function isTakenBack(store: Store, id: number, slot: string): boolean {
  return requestsOf(store).some(
    ({ id: later, outcome }) =>
      later > id &&
      (outcome?.code === 'restored' || outcome?.code === 'begins') &&
      outcome.slot === slot,
  );
}

/** What a person stopped has ended, and is made up only where he wanted that. */
function stoppedForGood(
  store: Store,
  id: number,
  stopped: string,
  makeUp: boolean,
): readonly string[] {
  const state = store.slot(stopped)?.state;
  const again = store.slots().find(({ makeUpFor }) => makeUpFor === stopped);
  return [
    ...(state === 'interrupted' ? [] : [`request ${id}: stopped, but ${state ?? 'gone'}`]),
    ...(again && !makeUp ? [`request ${id}: stopped for good, but ${again.id} makes it up`] : []),
  ];
}

/** Repeats of one emergency keep their distance, end with their hour or their end, and leave no moment unsaid. */
function wrongRepeats(store: Store, heard: readonly Heard[]): readonly string[] {
  const chains = Map.groupBy(
    store.slots().filter(({ repeat }) => repeat !== undefined),
    ({ repeat }) => repeat?.of,
  );
  const begins = heard.filter(({ fromMs }) => fromMs === 0);
  return [...chains.values()].flatMap((chain) => {
    const [first] = chain;
    const repeat = first?.repeat;
    if (!repeat) return [];
    const everyMs = repeat.everyMinutes * 60_000;
    const untilAt = repeat.untilAt ?? Number.POSITIVE_INFINITY;
    const ids = new Set(chain.map(({ id }) => id));
    const own = [
      ...new Map(
        begins.filter(({ slot }) => ids.has(slot)).map((line) => [line.slot, line]),
      ).values(),
    ];
    const near = own.filter(
      ({ at: from }, i) => from - (own[i - 1]?.at ?? -Infinity) < everyMs / 3,
    );
    const late = own.filter(({ at: from }) => from > untilAt + everyMs / 2);
    const moments = chain
      .filter(({ reason }) => reason?.code !== 'left-plan')
      .map(({ startsAt }) => startsAt);
    const skipped = store
      .events()
      .filter(({ slot }) => ids.has(slot))
      .reduce((sum, { detail }) => sum + Number(detail['skipped'] ?? 0), 0);
    const wanted = Math.round((Math.max(...moments) - Math.min(...moments)) / everyMs) + 1;
    return [
      ...near.map(({ slot }) => `${slot} is said again too soon`),
      ...late.map(({ slot }) => `${slot} is said after its hour`),
      ...(new Set(moments).size === moments.length ? [] : [`${repeat.of} has a moment twice`]),
      ...(moments.length + skipped === wanted
        ? []
        : [`${repeat.of}: ${moments.length} slots, ${skipped} said to be skipped, of ${wanted}`]),
    ];
  });
}
