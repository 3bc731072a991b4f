// An order as it is signed, once, and the word that says for whom it is.
import { Failure } from '../../failure.ts';
import type { CentreKey } from '../centre-key.ts';
import type { SignedDispatch } from '../ledger/orders.ts';
import { protocol } from '../talk/message.ts';
import { mostOrderBytes, orderShape, type HandedOrder, type Order } from '../talk/order.ts';
import { signMessage } from '../talk/signing.ts';

export interface SignedOrder {
  readonly bytes: Buffer;
  readonly signature: Buffer;
}

/** Of an order all but what every order of the centre says. */
export type Unsigned = Order extends infer One
  ? One extends Order
    ? Omit<One, 'protocol' | 'centre'>
    : never
  : never;

/** Throws Failure where it is more than a station takes, and ZodError where it is no order. */
export function signOrder(centre: Pick<CentreKey, 'id' | 'key'>, order: Unsigned): SignedOrder {
  const said = orderShape.parse({ protocol, centre: centre.id, ...order });
  const bytes = Buffer.from(JSON.stringify(said));
  if (bytes.byteLength > mostOrderBytes)
    throw new Failure(
      `Lời gửi dài ${bytes.byteLength} byte; một lời gửi dài nhất ${mostOrderBytes} byte.`,
      'Chia thành nhiều lần gửi, hoặc rút ngắn lời.',
    );
  return { bytes, signature: signMessage(centre.key, 'order', bytes) };
}

/** The order as one station gets it. An address is made when it is asked for: some 50 µs, and none is kept. */
export function handOrder(
  centre: Pick<CentreKey, 'id' | 'key'>,
  { id, bytes, signature, sha256 }: SignedDispatch,
  { station, seq }: { readonly station: string; readonly seq: number },
): HandedOrder {
  const address = Buffer.from(
    JSON.stringify({ centre: centre.id, order: id, sha256, station, seq }),
  );
  return {
    seq,
    bytes: bytes.toString('base64url'),
    signature: signature.toString('base64url'),
    address: {
      bytes: address.toString('base64url'),
      signature: signMessage(centre.key, 'address', address).toString('base64url'),
    },
  };
}
