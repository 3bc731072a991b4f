// Rows of the book as orders and states.
import type { SQLOutputValue } from 'node:sqlite';
import { orderShape, type OrderState, type ToldState } from '../../centre/talk/order.ts';
import type { ReceivedOrder } from './received-order.ts';

type Row = Record<string, SQLOutputValue>;

export function readRow(row: Row): ReceivedOrder {
  // The bytes were checked before they came in.
  const order = orderShape.parse(JSON.parse(Buffer.from(row['bytes'] as Uint8Array).toString()));
  const by = row['by'];
  const { state, at, reason } = readState(row, 'state_at');
  return {
    ...{ id: order.id, kind: order.kind, order },
    ...{ seq: Number(row['seq']), receivedAt: Number(row['received_at']), state, stateAt: at },
    ...(reason && { reason }),
    ...(typeof by === 'string' && { by }),
  };
}

export function readState(
  row: Row,
  at: 'at' | 'state_at',
): Pick<ToldState, 'state' | 'at' | 'reason'> {
  const code = row['reason_code'];
  return {
    // Written by `enter` alone, but while its files come: then nothing goes by it.
    state: row['state'] === 'coming' ? 'received' : (row['state'] as OrderState),
    at: Number(row[at]),
    ...(typeof code === 'string' && { reason: { code, words: String(row['reason']) } }),
  };
}
