// What a station keeps of the centre it belongs to: its key, and the centre's signed word.
import { loaCommand } from '../../content/schema/loa-command.ts';
import type { KeyObject } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { writeWhole } from '../../content/write/write-whole.ts';
import { readKeyFile } from '../centre/talk/key-file.ts';
import { isSigned, keyId, rawPublicKey } from '../centre/talk/signing.ts';
import { Failure } from '../failure.ts';
import { isThere } from '../places.ts';
import { keyFileOf, membershipFileOf } from './membership-file.ts';

export interface Membership {
  /** Of the centre, without a trailing slash. */
  readonly url: string;
  /** The centre's, raw. */
  readonly centreKey: Buffer;
  readonly centre: string;
  readonly station: string;
  readonly name: string;
  readonly key: KeyObject;
  readonly keyId: string;
}

const fileShape = z.object({
  url: z.url(),
  centreKey: z.string(),
  membership: z.object({ bytes: z.string(), signature: z.string() }),
});
const signedShape = z.object({
  ...{ centre: z.string(), station: z.string(), name: z.string(), key: z.string() },
});

/** Undefined where the station has joined none. Throws Failure where the files are no membership of this machine. */
export function readMembership(dataDir: string): Membership | undefined {
  const file = membershipFileOf(dataDir);
  if (!isThere(file)) return undefined;
  const broken = (): Failure =>
    new Failure(
      `Giấy thành viên ${file} không dùng được.`,
      `Xin trung tâm mã mời thay máy (${loaCommand} centre invite … --replace), rồi gia nhập lại; hoặc rời hẳn: ${loaCommand} leave`,
    );
  const said = fileShape.safeParse(parse(readFileSync(file, 'utf8')));
  const key = readKeyFile(keyFileOf(dataDir));
  if (!said.success || !key) throw broken();
  const { url, membership } = said.data;
  const centreKey = Buffer.from(said.data.centreKey, 'base64url');
  const bytes = Buffer.from(membership.bytes, 'base64url');
  const signature = Buffer.from(membership.signature, 'base64url');
  if (!isSigned(centreKey, 'membership', bytes, signature)) throw broken();
  const signed = signedShape.safeParse(parse(bytes.toString()));
  const own = keyId(rawPublicKey(key));
  if (!signed.success || signed.data.key !== own || signed.data.centre !== keyId(centreKey))
    throw broken();
  const { centre, station, name } = signed.data;
  return { url, centreKey, centre, station, name, key, keyId: own };
}

export interface NewMembership {
  readonly url: string;
  readonly centreKey: Buffer;
  readonly membership: { readonly bytes: string; readonly signature: string };
}

export async function writeMembership(
  dataDir: string,
  { url, centreKey, membership }: NewMembership,
): Promise<void> {
  const text = JSON.stringify({ url, centreKey: centreKey.toString('base64url'), membership });
  await writeWhole(membershipFileOf(dataDir), `${text}\n`);
}

/** The key goes first: it speaks for nobody any more, and a kill between both leaves a paper that says so. */
export function dropMembership(dataDir: string): void {
  rmSync(keyFileOf(dataDir), { force: true });
  rmSync(membershipFileOf(dataDir), { force: true });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
