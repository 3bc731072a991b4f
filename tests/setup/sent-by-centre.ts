// What a centre sent, as the link leaves it at a station: in the book, its files beside it.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { orderShape, type PartKind } from '../../scheduler/centre/talk/order.ts';
import { openReceived, type ReceivedOrder } from '../../scheduler/link/received/book.ts';

export interface SentPart {
  readonly what: PartKind;
  /** Below content/. */
  readonly path: string;
  readonly bytes: string | Uint8Array;
}

let seq = 0;

/** Gives the order's id. */
export function sendParcel(
  dataDir: string,
  thing: string,
  version: number,
  parts: readonly SentPart[],
  more: { readonly expiresAt?: number } = {},
): string {
  const hashOf = (bytes: string | Uint8Array): string =>
    createHash('sha256').update(bytes).digest('hex');
  const content = {
    ...{ thing, version, title: 'Phòng chống lụt' },
    parts: parts.map(({ what, path, bytes }) => ({
      ...{ what, path, sha256: hashOf(bytes), bytes: Buffer.byteLength(bytes) },
    })),
  };
  const book = openReceived(dataDir);
  for (const { bytes } of parts) {
    const file = book.blobFile(hashOf(bytes));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
  book.close();
  return send(dataDir, { kind: 'parcel', content, ...more });
}

export function sendWithdrawal(dataDir: string, thing: string, why: string): string {
  return send(dataDir, { kind: 'withdraw', content: { thing, why } });
}

function send(dataDir: string, order: object): string {
  const id = `lenh-${++seq}`;
  const whole = {
    ...{ protocol: 1, centre: 'trung-tam', id, madeAt: Date.now(), by: 'Sở Thông tin', ...order },
    note: 'Phát trước mùa mưa.',
  };
  const book = openReceived(dataDir);
  const bytes = Buffer.from(JSON.stringify(whole));
  book.add({
    ...{ order: orderShape.parse(whole), bytes, signature: new Uint8Array(64), seq },
    at: Date.now(),
  });
  book.close();
  return id;
}

export function stateOf(dataDir: string, id: string): ReceivedOrder | undefined {
  const book = openReceived(dataDir);
  try {
    return book.order(id);
  } finally {
    book.close();
  }
}
