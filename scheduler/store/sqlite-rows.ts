// Rows of SQLite ↔ the store's shapes. What is read here was written by this program: columns are STRICT.
import type { SQLOutputValue } from 'node:sqlite';
import type { Campaign } from '../../content/schema/campaign.ts';
import { slotStates } from '../../content/schema/names.ts';
import type {
  Approval,
  EventDetail,
  Heartbeat,
  LoggedEvent,
  OperatorAct,
  OperatorRequest,
  SignedIn,
  Slot,
} from './store.ts';

export type Row = Record<string, SQLOutputValue>;

export function readSlot(row: Row): Slot {
  const state = slotStates.find((name) => name === row['state']);
  if (state === undefined) throw new TypeError(`slot state ${String(row['state'])}`);
  return {
    id: text(row, 'id'),
    campaign: text(row, 'campaign'),
    startsAt: Number(row['starts_at']),
    state,
    ...(row['reason'] !== null && { reason: json<NonNullable<Slot['reason']>>(row, 'reason') }),
    ...(row['make_up_for'] !== null && { makeUpFor: text(row, 'make_up_for') }),
    ...(row['bulletin'] !== null && {
      bulletin: json<NonNullable<Slot['bulletin']>>(row, 'bulletin'),
    }),
    ...(row['aired_at'] !== null && { airedAt: Number(row['aired_at']) }),
    ...(row['ended_at'] !== null && { endedAt: Number(row['ended_at']) }),
    ...(row['repeat'] !== null && { repeat: json<NonNullable<Slot['repeat']>>(row, 'repeat') }),
  };
}

/** Slots as `readSlot` reads them. */
export const selectSlots =
  'SELECT slot.*, slot_repeat.repeat FROM slot LEFT JOIN slot_repeat ON slot_repeat.slot = slot.id';

/** What `slotValues` gives the values of. */
export const slotColumns =
  'id, campaign, starts_at, state, reason, make_up_for, bulletin, aired_at, ended_at';

export function slotValues(slot: Slot): (string | number | null)[] {
  return [
    slot.id,
    slot.campaign,
    Math.round(slot.startsAt),
    slot.state,
    slot.reason ? JSON.stringify(slot.reason) : null,
    slot.makeUpFor ?? null,
    slot.bulletin ? JSON.stringify(slot.bulletin) : null,
    slot.airedAt === undefined ? null : Math.round(slot.airedAt),
    slot.endedAt === undefined ? null : Math.round(slot.endedAt),
  ];
}

export function readEvent(row: Row): LoggedEvent {
  return {
    seq: Number(row['seq']),
    at: Number(row['at']),
    slot: text(row, 'slot'),
    event: text(row, 'event'),
    detail: json<EventDetail>(row, 'detail'),
    prev: text(row, 'prev'),
    hash: text(row, 'hash'),
  };
}

export function readRequest(row: Row): OperatorRequest {
  return {
    id: Number(row['id']),
    at: Number(row['at']),
    by: text(row, 'who'),
    ...writtenAct(row),
    ...(row['outcome'] !== null && {
      outcome: json<NonNullable<OperatorRequest['outcome']>>(row, 'outcome'),
    }),
  };
}

/** The act's column holds the account beside the act: it came later. */
export function actValue(act: OperatorAct, { account, roles }: SignedIn = {}): string {
  return JSON.stringify({ ...act, ...(account !== undefined && { signedIn: { account, roles } }) });
}

function writtenAct(row: Row): Pick<OperatorRequest, 'act' | 'account' | 'roles'> {
  const { signedIn, ...act } = json<OperatorAct & { readonly signedIn?: SignedIn }>(row, 'act');
  return { act, ...signedIn };
}

export function readApproval(row: Row): Approval {
  return {
    contentKey: text(row, 'content_key'),
    sha256: text(row, 'sha256'),
    campaign: text(row, 'campaign'),
    by: text(row, 'who'),
    at: Number(row['at']),
  };
}

export function readCampaign(row: Row): Campaign {
  return json<Campaign>(row, 'definition');
}

export function readHeartbeat(row: Row): Heartbeat {
  return {
    at: Number(row['at']),
    realAt: Number(row['real_at']),
    ...(row['slot'] !== null && { slot: text(row, 'slot') }),
    ...(row['position_ms'] !== null && { positionMs: Number(row['position_ms']) }),
  };
}

function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} is ${typeof value}`);
  return value;
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- names the shape that was written
function json<T>(row: Row, column: string): T {
  // Written by JSON.stringify of the same type, in a column nothing else writes.
  return JSON.parse(text(row, column)) as T;
}
