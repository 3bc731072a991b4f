// The wire format of Protocol Buffers, as far as an ONNX file needs it: fields of a message, read and written.
// https://protobuf.dev/programming-guides/encoding/

export interface Field {
  readonly number: number;
  /** A varint's value; undefined for other kinds. */
  readonly value: bigint | undefined;
  /** What a length-delimited field holds; undefined for other kinds. */
  readonly bytes: Uint8Array | undefined;
  /** The whole field with its tag, as it stands in the message. */
  readonly whole: Uint8Array;
}

/** Why bytes are no message. */
export class ProtobufError extends Error {
  override readonly name = 'ProtobufError';
}

const wires = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

/** The fields of one message, in order. @throws ProtobufError where the bytes are none */
export function readFields(message: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = message[at];
      if (byte === undefined) break;
      at += 1;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw new ProtobufError('a varint has no end');
  };
  const skip = (count: number): Uint8Array => {
    if (at + count > message.length) throw new ProtobufError('a field ends after its message');
    at += count;
    return message.subarray(at - count, at);
  };
  while (at < message.length) {
    const from = at;
    const tag = varint();
    const number = Number(tag >> 3n);
    const wire = Number(tag & 7n);
    let value: bigint | undefined;
    let bytes: Uint8Array | undefined;
    if (wire === wires.varint) value = varint();
    else if (wire === wires.bytes) bytes = skip(Number(varint()));
    else if (wire === wires.fixed64) skip(8);
    else if (wire === wires.fixed32) skip(4);
    else throw new ProtobufError(`wire type ${wire} is unknown`);
    if (number === 0) throw new ProtobufError('a field has the number 0');
    fields.push({ number, value, bytes, whole: message.subarray(from, at) });
  }
  return fields;
}

function varintBytes(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return [...bytes, rest];
}

/** A varint field; `value` is a natural number. */
export function numberField(number: number, value: number): Uint8Array {
  return Uint8Array.from([...varintBytes(number * 8 + wires.varint), ...varintBytes(value)]);
}

/** A length-delimited field: a text, bytes, or a message of these fields. */
export function bytesField(
  number: number,
  value: string | Uint8Array | readonly Uint8Array[],
): Uint8Array {
  const bytes =
    typeof value === 'string'
      ? new TextEncoder().encode(value)
      : value instanceof Uint8Array
        ? value
        : joinBytes(value);
  const head = [...varintBytes(number * 8 + wires.bytes), ...varintBytes(bytes.length)];
  return joinBytes([Uint8Array.from(head), bytes]);
}

/** One after another. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
