// An alert that came: kept once, held against those before and after it, and aired by itself only where an admin said so.
import type { Asks } from '../../database/connect.ts';
import {
  addAlert,
  alertsAfter,
  alertsReferenced,
  areasKnown,
  bringAnew,
  emergenciesOfAlerts,
  isListed,
  setAlertState,
  wasSent,
  type AlertRow,
  type AlertState,
} from '../../ledger/cap.ts';
import { lastRestored } from '../../ledger/backups.ts';
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
  /** It failed already, and only waits now; Vietnamese. */
  readonly heldBack?: string;
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
  brought: CameAlert,
): Promise<TakenAlert> {
  const { alert, feed, by, heldBack } = brought;
  const at = parts.now();
  const isListedHere = feed !== null && (await isListed(sql, feed, alert.sender));
  const fresh = await addAlert(sql, { ...brought, at });
  const id = fresh ?? (isListedHere ? await foreignOne(sql, brought, at) : undefined);
  if (id === undefined) return { id, state: 'known' };
  const came = { id, alert, feed, isListed: isListedHere, at };
  const { state, why } =
    heldBack === undefined
      ? await becomes(parts, sql, came)
      : ({ state: 'waiting', why: heldBack } as const);
  if (state !== 'waiting' || why !== undefined)
    await setAlertState(sql, id, { state, by, at, why: why ?? null });
  const { sender, identifier, msgType, status } = alert;
  const detail = { alert: String(id), sender, identifier, msgType, status, state };
  await writeAct(sql, { at, by, act: 'cap-came', detail });
  return { id, state };
}

/**
 * The number of one that somebody else brought first, which is judged by what its own source says: a file, or a feed that may
 * not air, keeps nothing from airing by coming first. Undefined where a person or a source as good decided.
 */
async function foreignOne(sql: Asks, brought: CameAlert, at: number): Promise<number | undefined> {
  const [row] = await alertsReferenced(sql, [brought.alert]);
  if (!row || row.feed === brought.feed || row.state === 'sent' || row.state === 'dismissed')
    return undefined;
  if (await isListed(sql, row.feed, brought.alert.sender)) return undefined;
  // A branch's officer aired it in his own: the rest is for a person too.
  if (await wasSent(sql, row.id)) return undefined;
  await bringAnew(sql, row.id, { ...brought, at });
  return row.id;
}

interface Came {
  readonly id: number;
  readonly alert: CapAlert;
  readonly feed: number | null;
  readonly isListed: boolean;
  readonly at: number;
}

interface Judged {
  readonly state: AlertState;
  /** What the alert itself does not say; Vietnamese. */
  readonly why?: string;
}

async function becomes(parts: Omit<SendParts, 'sql'>, sql: Asks, came: Came): Promise<Judged> {
  const { alert, feed, at } = came;
  const [part] = partsOf(alert);
  const known = await areasKnown(sql, part?.areas.flatMap(keysOf) ?? []);
  const doubts = doubtsOf(alert, part, {
    now: at,
    isListed: came.isListed,
    isKnown: ({ name, value }) => known.some((one) => one.name === name && one.value === value),
  });
  if (isNever(doubts)) return { state: 'not-for-air' };
  // What takes its place came first: from the same source, so that nobody else can silence it.
  const [after] = (await alertsAfter(sql, alert)).filter((one) => one.feed === feed);
  if (after) return { state: after.alert.msgType === 'Cancel' ? 'cancelled' : 'superseded' };
  const before = await earlierOf(sql, came);
  const restored = await lastRestored(sql);
  const isLost = restored !== undefined && Date.parse(alert.sent) < restored.at;
  if (alert.msgType === 'Cancel') return cancel(parts, sql, came, { ...before, isLost });
  if (before.isElsewhere) return { state: 'waiting', why: elsewhereWords };
  if (!part || doubts.length > 0) return { state: 'waiting' };
  if (isLost) return { state: 'waiting', why: lostWords };
  const replaces = await newestSent(sql, before.own);
  await enterEmergency(parts, sql, {
    ...draftOf(part, {
      ...{ selection: unionOf(known.map(({ selection }) => selection)), replaces },
      ...{ capAlert: came.id, capPart: 0, by: senderOf(alert), latest: at + longestHoldsMs },
    }),
  });
  return { state: 'sent' };
}

const elsewhereWords =
  'Bản mà nó thay hay hủy do một nguồn khác đưa tới, và còn đó: người xem rồi quyết định.';
const lostWords =
  'Gửi trước lúc sổ của trung tâm được dựng lại từ bản sao lưu: có thể đã phát rồi, nên không tự phát.';

interface Earlier {
  /** Those that it names as its own, from the same source. */
  readonly own: readonly AlertRow[];
  /** One of the own waited, and is over by this. */
  readonly wasWaiting: boolean;
  /** Another source brought one that it names and that is on the air; of a cancel also one that waits for a person. */
  readonly isElsewhere: boolean;
}

/** What it names of its own sender's; what of that still waits is over, where it came from the same source. */
async function earlierOf(sql: Asks, { alert, feed, at }: Came): Promise<Earlier> {
  const named = (await alertsReferenced(sql, alert.references)).filter(
    (one) => one.alert.sender === alert.sender,
  );
  const own = named.filter((one) => one.feed === feed);
  const others = named.filter((one) => one.feed !== feed);
  const state = alert.msgType === 'Cancel' ? 'cancelled' : 'superseded';
  const waited = own.filter((one) => one.state === 'waiting');
  for (const { id } of waited) await setAlertState(sql, id, { state, by: senderOf(alert), at });
  const sounding = await emergenciesOfAlerts(sql, idsOf(others));
  return {
    ...{ own, wasWaiting: waited.length > 0 },
    isElsewhere:
      sounding.some(({ expiresAt }) => expiresAt > at) ||
      (alert.msgType === 'Cancel' && others.some((one) => one.state === 'waiting')),
  };
}

function idsOf(rows: readonly Pick<AlertRow, 'id'>[]): readonly number[] {
  return rows.map(({ id }) => id);
}

/** Ends what was sent of them; for a person where its sender does nothing by himself, or another brought what it names. */
async function cancel(
  parts: Omit<SendParts, 'sql'>,
  sql: Asks,
  { alert, isListed: isTrusted }: Came,
  { own, wasWaiting, isElsewhere, isLost }: Earlier & { readonly isLost: boolean },
): Promise<Judged> {
  const sounding = await emergenciesOfAlerts(sql, idsOf(own));
  if (sounding.length > 0 && !isTrusted) return { state: 'waiting' };
  const note = alert.note === undefined ? '' : `: ${alert.note.slice(0, 300).toWellFormed()}`;
  const why = `nơi gửi hủy${note}`;
  for (const { id } of sounding) await enterEnd(parts, sql, { id, by: senderOf(alert), why });
  if (isElsewhere) return { state: 'waiting', why: elsewhereWords };
  if (sounding.length > 0) return { state: 'sent' };
  // What it cancels may be said by stations, and not be in this ledger.
  if (isLost) return { state: 'waiting', why: lostWords };
  return { state: wasWaiting ? 'sent' : 'nothing-to-do' };
}

/** Of what was sent of these and is not over, the newest. */
export async function newestSent(
  sql: Asks,
  before: readonly Pick<AlertRow, 'id'>[],
): Promise<string | null> {
  const [newest] = await emergenciesOfAlerts(sql, idsOf(before));
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
