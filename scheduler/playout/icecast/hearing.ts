import { performance } from 'node:perf_hooks';
import { LoaError } from '../../../content/schema/loa-error.ts';
import type { Ear } from './ear.ts';

/** What is sent at once; also how often the server is looked at. */
export const sliceMs = 200;
/** A server hands its listeners what it has in portions; what is older than this is not one of them. */
export const portionMs = 1500;
/**
 * A server that takes sound and gives none for so many looks, one a slice, is given up. Looks are counted, not time: where
 * this program was itself kept from running, nothing has hung.
 */
const hungAfterLooks = 25;

/** What comes out of the server, as far as one can hear; 0 until it has begun. */
export interface Hearing {
  /** The first frame was sent: times count from now. */
  begin(): void;
  hasBegun(): boolean;
  elapsedMs(): number;
  /** Of this sound the last that was heard. */
  heardMs(): number;
  /** How far sound came out of the server that was sent so much. */
  soundedMs(sentMs: number): number;
  /** Something was heard just now. */
  comesOut(): boolean;
  /** Call it often. Throws once the server has hung. */
  seeHung(): void;
}

/** `shown`: the server, for messages. */
export function createHearing(ear: Ear, shown: string): Hearing {
  let startedAt: number | undefined;
  let looks = 0;
  let lookedAt = -Infinity;
  let heardAt = -Infinity;
  const elapsedMs = (): number => (startedAt === undefined ? 0 : performance.now() - startedAt);
  const heardMs = (): number => (startedAt === undefined ? 0 : ear.heardUntil() - startedAt);
  const comesOut = (): boolean => elapsedMs() - heardMs() <= portionMs;
  return {
    elapsedMs,
    heardMs,
    comesOut,
    hasBegun: () => startedAt !== undefined,
    begin() {
      startedAt = performance.now();
    },
    soundedMs: (sentMs) => Math.min(sentMs, comesOut() ? elapsedMs() : Math.max(0, heardMs())),
    seeHung() {
      const now = performance.now();
      const sign = ear.heardUntil();
      if (sign > heardAt) looks = 0;
      heardAt = Math.max(heardAt, sign);
      if (startedAt === undefined || now - lookedAt < sliceMs) return;
      lookedAt = now;
      looks += 1;
      if (looks < hungAfterLooks) return;
      const quietMs = now - Math.max(sign, startedAt);
      throw new LoaError(
        'icecast-hung',
        `Máy chủ Icecast ${shown} nhận tiếng mà không phát ra đã ${Math.round(quietMs / 1000)} giây. Khởi động lại Icecast, xem nhật ký của nó và tải của máy ấy.`,
      );
    },
  };
}
