// What the page of whoever speaks sends some ten times a second: sound, and the question how things stand.
import { sessionOf } from '../accounts/who-looks.ts';
import type { Asker } from '../form.ts';
import type { JsonPost } from '../json-post.ts';
import { mostPieceBytes, type Piece } from './live-desk.ts';
import { liveStatus } from './live-status.ts';

/** `{ request, number?, sound?, end? }`, or isLeaving: sound is base64 of samples. Answers `{ status, next }`; undefined: no such speech. */
export const livePost: JsonPost = {
  path: '/dai/noi-truc-tiep/tieng',
  needs: 'speak-live',
  take(body, asker) {
    if (isLeaving(body)) {
      asker.looking.parts.speeches.leave(sessionOf(asker.looking));
      return Response.json({});
    }
    const sent = readSent(body);
    if (!sent) return Response.json({ refused: 'Tiếng gửi lên không đúng dạng.' }, { status: 422 });
    return answerTo(sent, asker);
  },
};

function answerTo(sent: Sent, { seen, looking }: Asker): Response | undefined {
  const { store, clock, speeches } = looking.parts;
  const request = store().request(sent.request);
  if (request?.act.kind !== 'speak-live') return undefined;
  const { live } = request.act;
  const taken = speeches.take(sessionOf(looking), live, sent.piece, sent.end);
  if (!taken) return undefined;
  const { outcome } = request;
  const slot = outcome?.code === 'speech-taken' ? store().slot(outcome.slot) : undefined;
  const { bytes, end, next } = taken;
  const { timeZone } = seen;
  const status = liveStatus({ outcome, slot, bytes, end, timeZone, now: clock.now() });
  if (status.state === 'refused') speeches.forget(live);
  return Response.json({ status, next });
}

/** A page that goes before it knew the number of what it asked for: `{ end: 'left' }`. */
function isLeaving(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false;
  const { request, end }: Partial<Record<string, unknown>> = { ...body };
  return request === undefined && end === 'left';
}

/** What a page may say of its end itself. */
const ends = ['stopped', 'left'] as const;

interface Sent {
  readonly request: number;
  readonly piece: Piece | undefined;
  readonly end: (typeof ends)[number] | undefined;
}

function readSent(body: unknown): Sent | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const { request, number, sound, end }: Partial<Record<string, unknown>> = { ...body };
  if (!Number.isSafeInteger(request)) return undefined;
  const meant = ends.find((one) => one === end);
  if (end !== undefined && !meant) return undefined;
  const sent = { request: Number(request), end: meant };
  if (sound === undefined) return { ...sent, piece: undefined };
  if (typeof sound !== 'string' || !Number.isSafeInteger(number) || Number(number) < 0)
    return undefined;
  if (sound.length > (mostPieceBytes * 4) / 3 + 4 || !/^[A-Za-z0-9+/]*={0,2}$/.test(sound))
    return undefined;
  return { ...sent, piece: { number: Number(number), bytes: Buffer.from(sound, 'base64') } };
}
