// A station joins a centre, and leaves it.
import { loaCommand } from '../../content/schema/loa-command.ts';
import type { KeyObject } from 'node:crypto';
import { rmSync } from 'node:fs';
import { z } from 'zod';
import { readCode } from '../typed-code.ts';
import { keepKeyFile, readKeyFile } from '../centre/talk/key-file.ts';
import { joinedShape } from '../centre/talk/message.ts';
import { keyId, publicKeyBytes, rawPublicKey } from '../centre/talk/signing.ts';
import { sayError } from '../../content/schema/say-error.ts';
import { Failure, UsageFailure } from '../failure.ts';
import { makeFolder } from '../store/open.ts';
import { keyFileOf, linkDirOf } from './membership-file.ts';
import { dropMembership, readMembership, writeMembership, type Membership } from './membership.ts';
import { createPost, PostError, readAnswer, type Line } from './post.ts';
import { partFromOthers } from './received/part-centres.ts';
import { programVersion } from '../program-version.ts';

/** What an invitation says: `https://centre/moi/<code>/<the centre's fingerprint>`. */
export interface ReadInvitation {
  readonly url: string;
  readonly code: string;
  /** Absent where only the code was typed: then TLS alone says whose answer it is. */
  readonly centre?: string;
}

/** Throws UsageFailure. */
export function readInvitation(word: string, centreUrl: string | undefined): ReadInvitation {
  if (URL.canParse(word) && /^https?:/.test(word)) {
    const { origin, pathname } = new URL(word);
    const [, before = '', code = '', centre] =
      /^(.*)\/moi\/([\w-]+)(?:\/([\w-]{22}))?\/?$/.exec(pathname) ?? [];
    if (code !== '')
      return {
        ...{ url: origin + before, code: readCode(code) },
        ...(centre !== undefined && { centre }),
      };
  }
  if (centreUrl !== undefined && URL.canParse(centreUrl))
    return { url: centreUrl.replace(/\/+$/, ''), code: readCode(word) };
  throw new UsageFailure(
    `"${word}" không phải đường dẫn mời.`,
    `Chép nguyên đường dẫn trung tâm gửi, hoặc nêu mã và địa chỉ: ${loaCommand} join 7KQ2-M0XD-9F3T --centre https://…`,
  );
}

export interface Joined {
  readonly station: string;
  readonly name: string;
  readonly centre: string;
}

/**
 * Makes the key, proves it to the centre, and keeps the centre's word. A second try after a line that broke joins the same
 * station. Rejects with Failure or PostError (Vietnamese).
 */
export async function joinCentre(
  dataDir: string,
  invitation: ReadInvitation,
  { plain }: { readonly plain: boolean },
): Promise<Joined> {
  const had = membershipOrBroken(dataDir);
  if (had !== undefined && had !== 'broken')
    throw new Failure(
      `Máy này đã thuộc trung tâm ${had.url}, là đài ${had.name} (${had.station}).`,
      `Muốn đổi trung tâm thì rời trước: ${loaCommand} leave`,
    );
  const { url, code } = invitation;
  refusePlain(url, plain);
  const centreKey = await askCentreKey(url, invitation.centre);
  const centre = keyId(centreKey);
  makeFolder(linkDirOf(dataDir));
  const { station, name, membership } = await askToJoin(dataDir, { url, centre, centreKey }, code);
  partFromOthers(dataDir, centre, Date.now());
  await writeMembership(dataDir, { url, centreKey, membership });
  // What was written is what will be read.
  if (readMembership(dataDir)?.station === station) return { station, name, centre };
  dropMembership(dataDir);
  throw new Failure('Giấy thành viên trung tâm gửi không đúng.', 'Báo cho trung tâm.');
}

/**
 * With the key that is there, since an answer may have been lost; where the centre does not take it, as when this machine
 * used it for an earlier invitation, with a new one.
 */
async function askToJoin(
  dataDir: string,
  line: Pick<Line, 'url' | 'centre' | 'centreKey'>,
  code: string,
): Promise<z.infer<typeof joinedShape>> {
  const file = keyFileOf(dataDir);
  const ask = (key: KeyObject) => {
    const publicKey = rawPublicKey(key);
    const post = createPost({ ...line, key, keyId: keyId(publicKey) });
    const content = {
      ...{ code, publicKey: publicKey.toString('base64url'), program: programVersion() },
    };
    return post.send('join', content, joinedShape);
  };
  const had = orBroken(() => readKeyFile(file));
  if (had !== undefined && had !== 'broken') {
    try {
      return await ask(had);
    } catch (error) {
      if (!(error instanceof PostError) || error.code !== 'invitation') throw error;
    }
  }
  rmSync(file, { force: true });
  return ask(keepKeyFile(file));
}

/** `broken`: what is there is no membership of this machine; it can be left, and another one joined. */
function membershipOrBroken(dataDir: string): Membership | 'broken' | undefined {
  return orBroken(() => readMembership(dataDir));
}

function orBroken<T>(read: () => T): T | 'broken' {
  try {
    return read();
  } catch (error) {
    if (error instanceof Failure) return 'broken';
    throw error;
  }
}

/** False where the centre could not be told, also by a paper that can't be read: it is told by its own people then. */
export async function leaveCentre(dataDir: string): Promise<{ readonly told: boolean }> {
  const member = membershipOrBroken(dataDir);
  if (member === 'broken') {
    dropMembership(dataDir);
    return { told: false };
  }
  if (!member)
    throw new Failure(
      'Máy này không thuộc trung tâm nào.',
      `Gia nhập: ${loaCommand} join ĐƯỜNG_DẪN_MỜI`,
    );
  let told = true;
  try {
    await createPost(member).send('leave', {}, z.unknown());
  } catch (error) {
    if (!(error instanceof PostError)) throw error;
    told = false;
  }
  dropMembership(dataDir);
  return { told };
}

/** The code would be read by whoever is on the way, and used first. */
export function refusePlain(url: string, plain: boolean): void {
  const { protocol, hostname } = new URL(url);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'https:' || isHere || plain) return;
  throw new Failure(
    `${url} là http thường: người trên đường truyền đọc được mã mời và nhật ký của đài.`,
    'Dùng địa chỉ https của trung tâm. Chỉ để thử trong mạng riêng: thêm --plain.',
  );
}

const centreShape = z.object({ publicKey: z.string() });

export async function askCentreKey(url: string, expected: string | undefined): Promise<Buffer> {
  const said = await fetch(`${url}/tram/`, {
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  })
    .then(async (response) => (await readAnswer(response)).toString())
    .catch((error: unknown) => {
      const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
      throw new Failure(
        `Không hỏi được trung tâm ở ${url}: ${sayError(cause)}.`,
        'Kiểm tra mạng, địa chỉ và proxy rồi làm lại; mã mời chưa bị dùng.',
      );
    });
  const read = centreShape.safeParse(parse(said));
  const centreKey = Buffer.from(read.data?.publicKey ?? '', 'base64url');
  if (centreKey.byteLength !== publicKeyBytes)
    throw new Failure(`Ở ${url} không có trung tâm Loa Phường nào.`, 'Kiểm tra đường dẫn mời.');
  if (expected === undefined || keyId(centreKey) === expected) return centreKey;
  throw new Failure(
    `Nơi trả lời ở ${url} không phải trung tâm đã mời (khóa ${keyId(centreKey)}, thư mời ghi ${expected}).`,
    'Dừng lại và gọi điện hỏi trung tâm: có thể có người đứng giữa đường truyền.',
  );
}

/** Undefined for what is no JSON, as some other page. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
