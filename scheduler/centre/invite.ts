// What whoever sits at the centre may do about stations.
import { loaCommand } from '../../content/schema/loa-command.ts';
import { Failure } from '../failure.ts';
import type { Asks, Sql } from './database/connect.ts';
import { markFindingsSeen } from './ledger/histories.ts';
import { addInvitation } from './ledger/invitations.ts';
import { endKey, placeAt, stationNamed, writeAct } from './ledger/stations.ts';
import { codeHash, randomCode } from '../typed-code.ts';

export interface Invite {
  readonly name: string;
  /** From the province down. */
  readonly place: readonly string[];
  readonly groups: readonly string[];
  /** The station whose machine is replaced. */
  readonly replaces?: string;
  readonly by: string;
  readonly at: number;
  readonly endsAt: number;
}

/** The code, of one use: 60 bits. Throws Failure where there is no station to replace a machine of. */
export async function invite(sql: Sql, { place, ...invitation }: Invite): Promise<string> {
  if (invitation.replaces !== undefined) await requireStation(sql, invitation.replaces);
  return sql.begin(async (step) =>
    enterInvitation(step, { ...invitation, place: await placeAt(step, place) }),
  );
}

/** The same within a transaction, where the place is known. */
export async function enterInvitation(
  step: Asks,
  {
    replaces,
    by,
    at,
    account,
    ...invitation
  }: Omit<Invite, 'place'> & {
    readonly place: number | null;
    readonly phone?: string;
    /** The sign-in name of who invites. */
    readonly account?: string;
  },
): Promise<string> {
  const code = randomCode(3);
  await addInvitation(step, codeHash(code), {
    ...{ ...invitation, madeBy: by, madeAt: at, replaces: replaces ?? null },
  });
  const { name, place } = invitation;
  await writeAct(step, {
    ...{ at, by, act: 'invited', place, ...(account !== undefined && { account }) },
    detail: { name, ...(replaces !== undefined && { replaces }) },
  });
  return code;
}

/** Nothing that the machine's key signs is taken from now on. Throws Failure. */
export async function revoke(
  sql: Sql,
  { station, by, at, why }: { station: string; by: string; at: number; why: string },
): Promise<void> {
  await requireStation(sql, station);
  const ended = await sql.begin(async (step) => {
    const had = await endKey(step, station, 'revoked', at);
    if (had) await writeAct(step, { at, by, act: 'revoked', station, detail: { why } });
    return had;
  });
  if (!ended)
    throw new Failure(
      `Đài ${station} không còn khóa nào đang dùng: không có gì để thu hồi.`,
      `Muốn đài gia nhập lại bằng máy khác: ${loaCommand} centre invite … --replace MÃ_ĐÀI`,
    );
}

/** Somebody has asked the station about its log: what was found stays, and the station no longer stands first for it. */
export async function acceptFindings(
  sql: Sql,
  { station, by, at, why }: { station: string; by: string; at: number; why: string },
): Promise<number> {
  await requireStation(sql, station);
  return sql.begin(async (step) => {
    const seen = await markFindingsSeen(step, station, { by, at });
    if (seen > 0) await writeAct(step, { at, by, act: 'findings-seen', station, detail: { why } });
    return seen;
  });
}

async function requireStation(sql: Sql, station: string): Promise<void> {
  if (await stationNamed(sql, station)) return;
  throw new Failure(
    `Không có đài nào mang mã ${station}.`,
    `Xem mã các đài: ${loaCommand} centre stations`,
  );
}
