// One message to the centre and its answer. Every answer is held against the centre's key before a word of it counts.
import { createHash, type KeyObject } from 'node:crypto';
import type { z } from 'zod';
import {
  answerShape,
  holdsMs,
  mostBytes,
  protocol,
  signatureHeader,
  type Answer,
  type StationPurpose,
} from '../centre/talk/message.ts';
import { isSigned, signMessage } from '../centre/talk/signing.ts';
import { LoaError } from '../../content/schema/loa-error.ts';
import { sayError } from '../../content/schema/say-error.ts';

/** Whom one talks to, and as whom. */
export interface Line {
  readonly url: string;
  readonly centre: string;
  /** The centre's, raw. */
  readonly centreKey: Buffer;
  readonly key: KeyObject;
  readonly keyId: string;
}

/** Why nothing came of it: `line` is worth trying again, `answer` is not the centre's, all others are the centre's own word. */
export class PostError extends LoaError {
  override readonly name = 'PostError';
}

export interface Post {
  /** The content of the answer, in its shape. Rejects with PostError. */
  send<Shape extends z.ZodType>(
    purpose: StationPurpose,
    content: unknown,
    shape: Shape,
    signal?: AbortSignal,
  ): Promise<z.infer<Shape>>;
  /** How far this machine's clock is ahead of the centre's, ms; 0 before the first answer. */
  clockErrorMs(): number;
}

/** Real ms: a slow line may take long, one that is dead not for ever. */
const patienceMs = 30_000;

export function createPost(line: Line, now: () => number = () => Date.now()): Post {
  let errorMs = 0;
  // Grows with the clock, so that a machine that remembers nothing goes on where it was.
  let sequence = 0;
  const next = (): number => (sequence = Math.max(sequence + 1, now() - errorMs));
  const attempt = async (purpose: StationPurpose, content: unknown, signal?: AbortSignal) => {
    const sentAt = Math.max(0, now() - errorMs);
    const bytes = Buffer.from(
      JSON.stringify({
        ...{ protocol, purpose, centre: line.centre, key: line.keyId, sequence: next() },
        ...{ sentAt, expiresAt: sentAt + holdsMs, content },
      }),
    );
    const beganAt = now();
    const answer = await exchange(line, purpose, bytes, signal);
    // The answer was written somewhere between asking and hearing.
    errorMs = Math.round((beganAt + now()) / 2 - answer.sentAt);
    if (answer.last !== undefined) sequence = Math.max(sequence, answer.last);
    return answer;
  };
  return {
    clockErrorMs: () => errorMs,
    async send(purpose, content, shape, signal) {
      let answer = await attempt(purpose, content, signal);
      // Said by a clock that was wrong, or with a number that was used: now both are known.
      if (answer.refused === 'clock' || answer.refused === 'stale')
        answer = await attempt(purpose, content, signal);
      if (answer.refused !== undefined)
        throw new PostError(answer.refused, sayRefused(answer.refused));
      const read = shape.safeParse(answer.content);
      if (!read.success)
        throw new PostError('answer', 'Trung tâm trả lời không đúng dạng: hai bên khác phiên bản.');
      return read.data;
    },
  };
}

async function exchange(
  { url, key, centre, centreKey }: Line,
  purpose: StationPurpose,
  bytes: Buffer,
  signal?: AbortSignal,
): Promise<Answer> {
  const timeout = AbortSignal.timeout(patienceMs);
  const response = await fetch(`${url}/tram/${purpose}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: {
      'Content-Type': 'application/json',
      [signatureHeader]: signMessage(key, purpose, bytes).toString('base64url'),
    },
    // Where it leads is not where the invitation said.
    redirect: 'error',
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
  }).catch((error: unknown) => {
    throw lineError(error);
  });
  const body = await readAnswer(response);
  const signature = Buffer.from(response.headers.get(signatureHeader) ?? '', 'base64url');
  const answer = isSigned(centreKey, 'answer', body, signature)
    ? answerShape.safeParse(JSON.parse(body.toString())).data
    : undefined;
  const asked = createHash('sha256').update(bytes).digest('hex');
  if (answer?.centre === centre && answer.inReplyTo === asked) return answer;
  // A proxy's page, a server that is overloaded, or somebody between: nothing of it is believed.
  throw new PostError(
    response.status >= 500 ? 'line' : 'answer',
    `Nơi trả lời ở ${url} không chứng minh được là trung tâm (HTTP ${response.status}).`,
    { hint: 'Kiểm tra địa chỉ, proxy; nếu kéo dài, hỏi trung tâm.' },
  );
}

/** Its bytes, no more than an answer has: who sends without end is not listened to. Rejects with PostError. */
export async function readAnswer(response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const part of response.body ?? []) {
      bytes += part.byteLength;
      if (bytes > mostBytes) break;
      parts.push(part);
    }
  } catch (error) {
    throw lineError(error);
  }
  return Buffer.concat(parts);
}

/** `fetch` wraps what the system said. */
function lineError(error: unknown): PostError {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return new PostError('line', `Chưa nối được với trung tâm: ${sayError(cause)}.`, { cause });
}

const refusedWords: Readonly<Record<string, string>> = {
  invitation: 'Mã mời không đúng, đã dùng, hoặc đã hết hạn.',
  revoked: 'Trung tâm đã thu hồi khóa của máy này.',
  replaced: 'Đài này đã chuyển sang máy khác; khóa của máy này không còn dùng được.',
  left: 'Đài này đã rời trung tâm.',
  'unknown-key': 'Trung tâm không biết khóa của máy này.',
  'other-centre': 'Địa chỉ ấy nay là một trung tâm khác.',
  protocol: 'Trung tâm không hiểu phiên bản của máy này: cập nhật chương trình.',
  'too-many': 'Trung tâm bảo máy này gửi chậm lại.',
  clock: 'Đồng hồ của hai bên không khớp được.',
};

function sayRefused(code: string): string {
  return refusedWords[code] ?? `Trung tâm không nhận (${code}).`;
}
