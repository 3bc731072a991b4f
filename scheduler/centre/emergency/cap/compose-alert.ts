// A person makes an emergency of an alert of others.
import { Failure } from '../../../failure.ts';
import type { Asks } from '../../database/connect.ts';
import { alertHeld, alertNamed, alertsReferenced, setAlertState } from '../../ledger/cap.ts';
import type { EmergencyDraft } from '../send-emergency.ts';
import { longestHoldsMs } from '../send-emergency.ts';
import { typedOf, type TypedEmergency } from '../typed-emergency.ts';
import { draftOf } from './draft-of.ts';
import { doubtsOf, isNever, partsOf } from './judge-alert.ts';
import { soundingOf } from '../../ledger/emergencies.ts';
import { areaOf, isAllWithin, newestSent, senderOf } from './take-alert.ts';

/** Undefined where there is no such alert, or it never airs. */
export async function typedOfAlert(
  sql: Asks,
  id: string | undefined,
  at: string | undefined,
  now: number,
): Promise<TypedEmergency | undefined> {
  const row = /^\d{1,15}$/.test(id ?? '') ? await alertNamed(sql, Number(id)) : undefined;
  const parts = row ? partsOf(row.alert) : [];
  const asked = Number(at ?? '0');
  const index = Number.isSafeInteger(asked) ? asked : 0;
  const part = parts[index];
  if (!row || !part || neverAirs(row.alert)) return undefined;
  const { selection } = await areaOf(sql, part);
  const before = await alertsReferenced(sql, row.alert.references);
  const own = before.filter(({ alert }) => alert.sender === row.alert.sender);
  const draft = draftOf(part, {
    ...{ selection, replaces: await newestSent(sql, own), capAlert: row.id },
    capPart: index,
    ...{ by: senderOf(row.alert), latest: now + longestHoldsMs },
  });
  return typedOf(draft, now);
}

function neverAirs(alert: Parameters<typeof doubtsOf>[0]): boolean {
  const facts = { now: 0, isListed: false, isKnown: () => false };
  return isNever(doubtsOf(alert, undefined, facts));
}

/**
 * Its alert is sent by this; where the person does not answer for all of its area, it still waits for the others. Rejects with
 * Failure where it never airs, is over meanwhile, or somebody has aired that part there already.
 */
export async function takeAlertUp(
  sql: Asks,
  {
    capAlert,
    capPart,
    ...draft
  }: Pick<EmergencyDraft, 'capAlert' | 'capPart' | 'by' | 'selection' | 'replaces'>,
  { at, within }: { readonly at: number; readonly within: readonly number[] | undefined },
): Promise<void> {
  if (capAlert === null) return;
  const row = await alertHeld(sql, capAlert);
  if (!row || neverAirs(row.alert) || (row.state !== 'waiting' && row.state !== 'sent'))
    throw new Failure(
      'Cảnh báo CAP này đã bị hủy, bị thay, bị bỏ qua, hoặc chỉ là diễn tập.',
      'Xem lại nó ở trang Cảnh báo CAP. Vẫn cần phát thì soạn lời khẩn mới.',
    );
  const { selection, replaces, by } = draft;
  const sounding = await soundingOf(sql, { alert: capAlert, part: capPart ?? 0, selection, at });
  const other = sounding.find(({ id }) => id !== replaces);
  if (other)
    throw new Failure(
      `${other.madeBy} đã phát cảnh báo này ở đấy rồi: "${other.title}" (${other.id}).`,
      `Chưa gửi gì. Muốn đổi lời thì mở /khan-cap/${other.id}/ rồi thay lời ấy.`,
    );
  if (await isAllWithin(sql, row.alert, within))
    await setAlertState(sql, capAlert, { state: 'sent', by, at });
}
