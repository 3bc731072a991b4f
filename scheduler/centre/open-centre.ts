// The centre's ledger for a command beside a centre that serves.
import { loaCommand } from '../../content/schema/loa-command.ts';
import { Failure } from '../failure.ts';
import { reachDatabase, type Env } from './database/open-database.ts';
import { acceptFindings, invite, revoke, type Invite } from './invite.ts';
import { centreIdIn } from './ledger/identity.ts';
import { listStations, type ListedStation } from './ledger/stations.ts';
import { makeSignInCode } from './sign-in.ts';

export type { ListedStation } from './ledger/stations.ts';

export interface OpenCentre {
  /** Its fingerprint. */
  readonly id: string;
  invite(invitation: Invite): Promise<string>;
  revoke(what: { station: string; by: string; at: number; why: string }): Promise<void>;
  acceptFindings(what: { station: string; by: string; at: number; why: string }): Promise<number>;
  signInCode(name: string, at: number): Promise<{ readonly code: string; readonly endsAt: number }>;
  stations(): Promise<readonly ListedStation[]>;
  close(): Promise<void>;
}

/** Rejects with LoaError where there is no centre to be reached. */
export async function openCentre(dataDir: string, env: Env): Promise<OpenCentre> {
  const { sql, close } = await reachDatabase(dataDir, env);
  const id = await centreIdIn(sql);
  if (id === undefined) {
    await close();
    throw new Failure(
      'Sổ này chưa có trung tâm nào.',
      `Mở trung tâm một lần: ${loaCommand} centre`,
    );
  }
  return {
    id,
    invite: (invitation) => invite(sql, invitation),
    revoke: (what) => revoke(sql, what),
    acceptFindings: (what) => acceptFindings(sql, what),
    signInCode: (name, at) => makeSignInCode(sql, name, at),
    stations: () => listStations(sql),
    close,
  };
}
