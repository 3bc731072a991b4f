// One message to the centre and its answer. Every answer is held against the centre's key before a word of it counts.
import { createHash, type KeyObject } from 'node:crypto';
import type { z } from 'zod';
import { hourMs } from '../../content/schema/durations.ts';
import {
  answerShape,
  holdsMs,
  mostBytes,
  openedHeader,
  protocol,
  signatureHeader,
  type Answer,
  type StationPurpose,
} from '../centre/talk/message.ts';
import { isSigned, signMessage } from '../centre/talk/signing.ts';
import { clockErrorNow, jumpedMs, type HeardClock } from './clock-error-now.ts';
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
  /** A line that stays open, on which the centre speaks by itself. Rejects with PostError. */
  open(purpose: 'wake', signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  /** How far this machine's clock is ahead of the centre's, ms; 0 before the first answer. */
  clockErrorMs(): number;
  /** The centre's clock as this machine knows it, epoch ms. */
  centreNow(): number;
  /** Whether that is known: the centre was heard, and this clock has not leapt ahead since, by a step or a sleep. */
  isClockProved(): boolean;
  /** The protocol that both understand, as far as is known. */
  speaks(): number;
}

/** Real ms: a slow line may take long, one that is dead not for ever. */
const patienceMs = 30_000;
/** A centre that understood only the protocol before is asked again after this time, ms: it may have been brought up. */
const asksAgainMs = hourMs;

/** Said by a clock that was wrong, with a number that was used, or too new for the centre: then that is known. */
const mendable = new Set<string | undefined>(['clock', 'stale', 'older-protocol']);

type Ask = (line: Line, purpose: StationPurpose, bytes: Buffer) => Promise<Answer>;

const wallNow = (): number => Date.now();

/** `steadyNow`: of a clock that nobody sets, ms; by default this machine's, or the one that was given as `now`. */
export function createPost(
  line: Line,
  now: () => number = wallNow,
  steadyNow: () => number = now === wallNow ? () => performance.now() : now,
): Post {
  const clock = keepCentreClock(now, steadyNow);
  let spoken = protocol;
  let fellBackAt = 0;
  // Grows with the clock, so that a machine that remembers nothing goes on where it was.
  let sequence = 0;
  const next = (): number => (sequence = Math.max(sequence + 1, clock.centreNow()));
  const attempt = async (purpose: StationPurpose, content: unknown, ask: Ask) => {
    if (spoken < protocol && now() >= fellBackAt + asksAgainMs) spoken = protocol;
    const sentAt = Math.max(0, clock.centreNow());
    const bytes = Buffer.from(
      JSON.stringify({
        ...{ protocol: spoken, purpose, centre: line.centre, key: line.keyId, sequence: next() },
        ...{ sentAt, expiresAt: sentAt + holdsMs, content },
      }),
    );
    const beganAt = steadyNow();
    const answer = await ask(line, purpose, bytes);
    clock.hear(answer.sentAt, beganAt);
    if (answer.last !== undefined) sequence = Math.max(sequence, answer.last);
    if (answer.refused === 'protocol' && spoken > 1) {
      spoken -= 1;
      fellBackAt = now();
      return { ...answer, refused: 'older-protocol' };
    }
    return answer;
  };
  const taken = async (purpose: StationPurpose, content: unknown, ask: Ask) => {
    let answer = await attempt(purpose, content, ask);
    for (let more = 2; more > 0 && mendable.has(answer.refused); more--)
      answer = await attempt(purpose, content, ask);
    if (answer.refused !== undefined)
      throw new PostError(answer.refused, sayRefused(answer.refused));
    return answer;
  };
  return {
    clockErrorMs: clock.errorMs,
    centreNow: clock.centreNow,
    isClockProved: clock.isProved,
    speaks: () => spoken,
    async send(purpose, content, shape, signal) {
      const answer = await taken(purpose, content, (...asked) => exchange(...asked, signal));
      return contentOf(answer, shape);
    },
    async open(purpose, signal) {
      let stream: ReadableStream<Uint8Array> | undefined;
      await taken(purpose, {}, async (...asked) => {
        const response = await requestOpen(asked, signal);
        const { answer, body } = await readOpened(line, asked[2], response);
        stream = body;
        return answer;
      });
      if (!stream) throw new PostError('answer', 'Trung tâm không mở đường báo tin.');
      return stream;
    },
  };
}

/** What a clock may run ahead, by itself, ms. */
const provedWithinMs = 60_000;

function keepCentreClock(now: () => number, steadyNow: () => number) {
  let heard: HeardClock | undefined;
  const errorMs = (): number => clockErrorNow(heard, now(), steadyNow());
  return {
    errorMs,
    /** Epoch ms. */
    centreNow: () => Math.round(now()) - errorMs(),
    isProved: () => heard !== undefined && jumpedMs(heard, now(), steadyNow()) < provedWithinMs,
    /** The answer was written at `sentAt`, somewhere between asking and hearing. */
    hear: (sentAt: number, beganAt: number): void => {
      const [wallAt, steadyAt] = [now(), steadyNow()];
      const error = Math.round(wallAt - (steadyAt - beganAt) / 2 - sentAt);
      heard = { errorMs: error, wallAt, steadyAt };
    },
  };
}

function contentOf<Shape extends z.ZodType>({ content }: Answer, shape: Shape): z.infer<Shape> {
  const read = shape.safeParse(content);
  if (read.success) return read.data;
  throw new PostError('answer', 'Trung tâm trả lời không đúng dạng: hai bên khác phiên bản.');
}

async function exchange(
  line: Line,
  purpose: StationPurpose,
  bytes: Buffer,
  signal?: AbortSignal,
): Promise<Answer> {
  const timeout = AbortSignal.timeout(patienceMs);
  const both = signal ? AbortSignal.any([signal, timeout]) : timeout;
  return readExchange(line, bytes, await request(line, purpose, bytes, both));
}

async function request(
  { url, key }: Line,
  purpose: StationPurpose,
  bytes: Buffer,
  signal: AbortSignal,
): Promise<Response> {
  return fetch(`${url}/tram/${purpose}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: {
      'Content-Type': 'application/json',
      [signatureHeader]: signMessage(key, purpose, bytes).toString('base64url'),
    },
    // Where it leads is not where the invitation said.
    redirect: 'error',
    signal,
  }).catch((error: unknown) => {
    throw lineError(error);
  });
}

/** Its answer stands in a header; a refusal comes as any answer does. */
async function readOpened(
  line: Line,
  asked: Buffer,
  response: Response,
): Promise<{ readonly answer: Answer; readonly body?: ReadableStream<Uint8Array> }> {
  const said = response.headers.get(openedHeader);
  if (response.status !== 200 || said === null || !response.body)
    return { answer: await readExchange(line, asked, response) };
  const answer = believe(line, asked, {
    body: Buffer.from(said, 'base64url'),
    signature: signatureOf(response),
    status: 200,
  });
  return { answer, body: response.body };
}

/** Its headers come in time, its body may take for ever. */
async function requestOpen(asked: Parameters<Ask>, signal: AbortSignal): Promise<Response> {
  const hurry = new AbortController();
  const late = setTimeout(() => {
    hurry.abort(new Error('hết thời gian chờ'));
  }, patienceMs);
  try {
    return await request(...asked, AbortSignal.any([signal, hurry.signal]));
  } finally {
    clearTimeout(late);
  }
}

function signatureOf(response: Response): Buffer {
  return Buffer.from(response.headers.get(signatureHeader) ?? '', 'base64url');
}

async function readExchange(line: Line, asked: Buffer, response: Response): Promise<Answer> {
  const body = await readAnswer(response);
  return believe(line, asked, { body, signature: signatureOf(response), status: response.status });
}

interface Said {
  readonly body: Buffer;
  readonly signature: Buffer;
  readonly status: number;
}

/** The answer, when the centre signed it, to this very message. */
function believe({ url, centre, centreKey }: Line, asked: Buffer, said: Said): Answer {
  const { body, signature, status } = said;
  const answer = isSigned(centreKey, 'answer', body, signature)
    ? answerShape.safeParse(JSON.parse(body.toString())).data
    : undefined;
  const hash = createHash('sha256').update(asked).digest('hex');
  if (answer?.centre === centre && answer.inReplyTo === hash) return answer;
  // A proxy's page, a server that is overloaded, or somebody between: nothing of it is believed.
  throw new PostError(
    status >= 500 ? 'line' : 'answer',
    `Nơi trả lời ở ${url} không chứng minh được là trung tâm (HTTP ${status}).`,
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
