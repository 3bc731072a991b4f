// A person makes an emergency of an alert of others.
import { Failure } from '../../../failure.ts';
import type { Asks } from '../../database/connect.ts';
import { alertHeld, alertNamed, alertsReferenced, setAlertState } from '../../ledger/cap.ts';
import type { EmergencyDraft } from '../send-emergency.ts';
import { longestHoldsMs } from '../send-emergency.ts';
import { typedOf, type TypedEmergency } from '../typed-emergency.ts';
import { draftOf } from './draft-of.ts';
import { doubtsOf, isNever, partsOf } from './judge-alert.ts';
import { areaOf, newestSent, senderOf } from './take-alert.ts';

/** Undefined where there is no such alert, or it never airs. */
export async function typedOfAlert(
  sql: Asks,
  id: string | undefined,
  at: string | undefined,
  now: number,
): Promise<TypedEmergency | undefined> {
  const row = /^\d{1,15}$/.test(id ?? '') ? await alertNamed(sql, Number(id)) : undefined;
  const parts = row ? partsOf(row.alert) : [];
  const index = Number(at ?? '0');
  const part = parts[Number.isSafeInteger(index) ? index : 0];
  if (!row || !part || neverAirs(row.alert)) return undefined;
  const { selection } = await areaOf(sql, part);
  const before = await alertsReferenced(sql, row.alert.references);
  const own = before.filter(({ alert }) => alert.sender === row.alert.sender);
  const draft = draftOf(part, {
    ...{ selection, replaces: await newestSent(sql, own), capAlert: row.id },
    ...{ by: senderOf(row.alert), latest: now + longestHoldsMs },
  });
  return { ...typedOf(draft, now), part: String(index) };
}

function neverAirs(alert: Parameters<typeof doubtsOf>[0]): boolean {
  const facts = { now: 0, isListed: false, isKnown: () => false };
  return isNever(doubtsOf(alert, undefined, facts));
}

/** Its alert is sent by this. Rejects with Failure where it never airs, or is over meanwhile. */
export async function takeAlertUp(
  sql: Asks,
  { capAlert, by }: Pick<EmergencyDraft, 'capAlert' | 'by'>,
  at: number,
): Promise<void> {
  if (capAlert === null) return;
  const row = await alertHeld(sql, capAlert);
  if (!row || neverAirs(row.alert) || (row.state !== 'waiting' && row.state !== 'sent'))
    throw new Failure(
      'Cảnh báo CAP này đã bị hủy, bị thay, bị bỏ qua, hoặc chỉ là diễn tập.',
      'Xem lại nó ở trang Cảnh báo CAP. Vẫn cần phát thì soạn lời khẩn mới.',
    );
  await setAlertState(sql, capAlert, { state: 'sent', by, at });
}
