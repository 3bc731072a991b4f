// Whether what was handed down is the centre's word to this very station (pure). Nothing of an order is used before.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  addressShape,
  orderShape,
  type HandedOrder,
  type Order,
  type Reason,
} from '../../centre/talk/order.ts';
import { isSigned } from '../../centre/talk/signing.ts';
import { name } from '../../centre/talk/texts.ts';

export interface Whose {
  readonly centre: string;
  /** Raw. */
  readonly centreKey: Uint8Array;
  readonly station: string;
}

export type Checked =
  | {
      readonly order: Order;
      readonly bytes: Buffer;
      readonly signature: Buffer;
      readonly seq: number;
    }
  /** `id` where one could be read, to name it to the centre. */
  | { readonly order?: undefined; readonly id: string | undefined; readonly reason: Reason };

export function checkOrder(handed: HandedOrder, whose: Whose): Checked {
  const bytes = Buffer.from(handed.bytes, 'base64url');
  const signature = Buffer.from(handed.signature, 'base64url');
  const said = parse(bytes);
  const id = idIn(said);
  if (!isSigned(whose.centreKey, 'order', bytes, signature))
    return unproven(id, 'chữ ký không phải của trung tâm');
  const address = addressOf(handed, whose);
  if (!address) return unproven(id, 'không có địa chỉ do trung tâm ký');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (address.centre !== whose.centre || address.station !== whose.station)
    return unproven(id, 'gửi cho đài khác');
  if (address.order !== id || address.sha256 !== sha256 || address.seq !== handed.seq)
    return unproven(id, 'địa chỉ là của lời khác');
  const read = orderShape.safeParse(said);
  if (!read.success)
    return {
      id,
      reason: {
        code: 'not-understood',
        words: 'Chương trình ở đài chưa hiểu loại lời này: cập nhật chương trình của đài.',
      },
    };
  if (read.data.centre !== whose.centre) return unproven(id, 'của trung tâm khác');
  return { order: read.data, bytes, signature, seq: handed.seq };
}

function addressOf({ address }: HandedOrder, { centreKey }: Whose) {
  const bytes = Buffer.from(address.bytes, 'base64url');
  const signature = Buffer.from(address.signature, 'base64url');
  if (!isSigned(centreKey, 'address', bytes, signature)) return undefined;
  return addressShape.safeParse(parse(bytes)).data;
}

function unproven(id: string | undefined, why: string): Checked {
  return { id, reason: { code: 'unproven', words: `Lời gửi xuống không được tin: ${why}.` } };
}

const namedShape = z.object({ id: name });

function idIn(said: unknown): string | undefined {
  return namedShape.safeParse(said).data?.id;
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
