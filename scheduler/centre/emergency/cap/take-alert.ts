// An alert that came: kept once, held against those before and after it, and aired by itself only where an admin said so.
import type { Asks } from '../../database/connect.ts';
import {
  addAlert,
  alertsAfter,
  alertsReferenced,
  areasKnown,
  emergenciesOfAlerts,
  isListed,
  setAlertState,
  type AlertRow,
  type AlertState,
} from '../../ledger/cap.ts';
import { stationsOf } from '../../ledger/selection.ts';
import { writeAct } from '../../ledger/stations.ts';
import type { SendParts } from '../../send/send-order.ts';
import { enterEmergency, enterEnd, longestHoldsMs } from '../send-emergency.ts';
import type { CapAlert, CapInfo } from './cap-alert.ts';
import { draftOf, unionOf } from './draft-of.ts';
import { doubtsOf, isNever, keysOf, partsOf } from './judge-alert.ts';

export interface CameAlert {
  readonly alert: CapAlert;
  readonly document: string;
  /** Null: a file that a person brought. */
  readonly feed: number | null;
  readonly by: string;
}

export interface TakenAlert {
  /** Undefined: it came before. */
  readonly id: number | undefined;
  readonly state: AlertState | 'known';
}

/** In a transaction, whole or not at all. */
export async function takeAlert(
  parts: Omit<SendParts, 'sql'>,
  sql: Asks,
  { alert, document, feed, by }: CameAlert,
): Promise<TakenAlert> {
  const at = parts.now();
  const id = await addAlert(sql, { alert, document, feed, by, at });
  if (id === undefined) return { id, state: 'known' };
  const isListedHere = feed !== null && (await isListed(sql, feed, alert.sender));
  const came = { id, alert, feed, isListed: isListedHere, at };
  const state = await becomes(parts, sql, came);
  if (state !== 'waiting') await setAlertState(sql, id, { state, by, at });
  const { sender, identifier, msgType, status } = alert;
  const detail = { alert: String(id), sender, identifier, msgType, status, state };
  await writeAct(sql, { at, by, act: 'cap-came', detail });
  return { id, state };
}

interface Came {
  readonly id: number;
  readonly alert: CapAlert;
  readonly feed: number | null;
  readonly isListed: boolean;
  readonly at: number;
}

async function becomes(parts: Omit<SendParts, 'sql'>, sql: Asks, came: Came): Promise<AlertState> {
  const { alert, feed, at } = came;
  const [part] = partsOf(alert);
  const known = await areasKnown(sql, part?.areas.flatMap(keysOf) ?? []);
  const doubts = doubtsOf(alert, part, {
    now: at,
    isListed: came.isListed,
    isKnown: ({ name, value }) => known.some((one) => one.name === name && one.value === value),
  });
  if (isNever(doubts)) return 'not-for-air';
  // What takes its place came first: from the same source, so that nobody else can silence it.
  const [after] = (await alertsAfter(sql, alert)).filter((one) => one.feed === feed);
  if (after) return after.alert.msgType === 'Cancel' ? 'cancelled' : 'superseded';
  const before = await earlierOf(sql, came);
  if (alert.msgType === 'Cancel') return cancel(parts, sql, came, before);
  if (!part || doubts.length > 0) return 'waiting';
  const replaces = await newestSent(sql, before);
  await enterEmergency(parts, sql, {
    ...draftOf(part, {
      ...{ selection: unionOf(known.map(({ selection }) => selection)), replaces },
      ...{ capAlert: came.id, capPart: 0, by: senderOf(alert), latest: at + longestHoldsMs },
    }),
  });
  return 'sent';
}

/** Those that it names as its own, from the same source; what of them still waits is over. */
async function earlierOf(sql: Asks, { alert, feed, at }: Came): Promise<readonly AlertRow[]> {
  const named = await alertsReferenced(sql, alert.references);
  const own = named.filter((one) => one.alert.sender === alert.sender && one.feed === feed);
  const state = alert.msgType === 'Cancel' ? 'cancelled' : 'superseded';
  for (const one of own)
    if (one.state === 'waiting')
      await setAlertState(sql, one.id, { state, by: senderOf(alert), at });
  return own;
}

/** Ends what was sent of them; for a person where its sender does nothing by himself. */
async function cancel(
  parts: Omit<SendParts, 'sql'>,
  sql: Asks,
  { alert, isListed: isTrusted }: Came,
  before: readonly AlertRow[],
): Promise<AlertState> {
  const sounding = await emergenciesOfAlerts(
    sql,
    before.map(({ id }) => id),
  );
  if (sounding.length > 0 && !isTrusted) return 'waiting';
  const why = `nơi gửi hủy${alert.note === undefined ? '' : `: ${alert.note.slice(0, 300)}`}`;
  for (const { id } of sounding) await enterEnd(parts, sql, { id, by: senderOf(alert), why });
  return 'sent';
}

/** Of what was sent of these and is not over, the newest. */
export async function newestSent(
  sql: Asks,
  before: readonly Pick<AlertRow, 'id'>[],
): Promise<string | null> {
  const [newest] = await emergenciesOfAlerts(
    sql,
    before.map(({ id }) => id),
  );
  return newest?.id ?? null;
}

/** As it stands among the acts and in the station's log. */
export function senderOf({ sender }: Pick<CapAlert, 'sender'>): string {
  return `CAP ${sender}`.slice(0, 200).toWellFormed();
}

/** What a part of it means here: the selection, and which of its areas nobody knows. */
export async function areaOf(
  sql: Asks,
  part: CapInfo,
): Promise<{
  readonly selection: ReturnType<typeof unionOf>;
  readonly isKnown: (area: CapInfo['areas'][number]) => boolean;
}> {
  const known = await areasKnown(sql, part.areas.flatMap(keysOf));
  return {
    selection: unionOf(known.map(({ selection }) => selection)),
    isKnown: (area) =>
      keysOf(area).some(({ name, value }) =>
        known.some((one) => one.name === name && one.value === value),
      ),
  };
}

/** Whether all that it is for lies in these branches: who answers for less decides nothing for the others. `within` undefined: everywhere. */
export async function isAllWithin(
  sql: Asks,
  alert: CapAlert,
  within: readonly number[] | undefined,
): Promise<boolean> {
  if (!within) return true;
  for (const part of alert.infos) {
    const { selection, isKnown } = await areaOf(sql, part);
    if (!part.areas.every(isKnown)) return false;
    const reached = await stationsOf(sql, selection);
    if (reached.length === 0) return false;
    if (!reached.every(({ place }) => place !== null && within.includes(place))) return false;
  }
  // What has no part of its own (a cancel) is about what others sent.
  return alert.infos.some(({ areas }) => areas.length > 0);
}
