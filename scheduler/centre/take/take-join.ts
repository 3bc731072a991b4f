// A new machine: an invitation of one use, and a key that proves itself by signing the message it comes in.
import type { CentreParts } from '../centre-parts.ts';
import type { Asks } from '../database/connect.ts';
import { holdInvitation, useInvitation } from '../ledger/invitations.ts';
import {
  addKey,
  addStation,
  endKey,
  keyNamed,
  stationNamed,
  writeAct,
} from '../ledger/stations.ts';
import { codeHash } from '../../typed-code.ts';
import { giveWhatHolds } from '../send/what-holds.ts';
import { protocol } from '../talk/message.ts';
import { signMessage } from '../talk/signing.ts';
import type { Outcome } from './taken.ts';

export interface Newcomer {
  readonly parts: CentreParts;
  readonly sql: Asks;
  readonly code: string;
  readonly key: string;
  readonly publicKey: Buffer;
  readonly at: number;
}

/** Enters the machine. Asked once more by the same key, as after an answer that got lost, it answers the same. */
export async function takeJoin({
  parts,
  sql,
  code,
  key,
  publicKey,
  at,
}: Newcomer): Promise<Outcome> {
  const hash = codeHash(code);
  const invitation = await holdInvitation(sql, hash);
  if (!invitation) return { refused: 'invitation' };
  const known = await keyNamed(sql, key);
  if (invitation.usedBy !== null) {
    const isSame = invitation.usedBy === key && known?.endReason === null;
    return isSame ? membership(parts, sql, known.station, key) : { refused: 'invitation' };
  }
  if (invitation.endsAt <= at || known) return { refused: 'invitation' };
  const { replaces } = invitation;
  if (replaces !== null) await endKey(sql, replaces, 'replaced', at);
  const station = replaces ?? (await addStation(sql, { ...invitation, at }));
  await addKey(sql, station, { key, publicKey, at });
  await useInvitation(sql, hash, key, at);
  const act = replaces === null ? 'joined' : 'machine-replaced';
  await writeAct(sql, { at, by: invitation.madeBy, act, station, detail: { key } });
  await giveWhatHolds(sql, [station], at);
  return membership(parts, sql, station, key);
}

/** What the station keeps: the centre's word that this key speaks for it. */
async function membership(
  { centre }: CentreParts,
  sql: Asks,
  station: string,
  key: string,
): Promise<Outcome> {
  const { name = '' } = (await stationNamed(sql, station)) ?? {};
  const bytes = Buffer.from(JSON.stringify({ protocol, centre: centre.id, station, name, key }));
  const signature = signMessage(centre.key, 'membership', bytes);
  return {
    content: {
      ...{ station, name },
      membership: {
        bytes: bytes.toString('base64url'),
        signature: signature.toString('base64url'),
      },
    },
  };
}
