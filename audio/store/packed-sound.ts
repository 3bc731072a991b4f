import { createHash } from 'node:crypto';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const bytesOf = ({ buffer, byteOffset, byteLength }: Int16Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** One line of JSON with the digest of what follows: little-endian samples. */
export function packSound(samples: Int16Array, header: object): Uint8Array {
  const bytes = bytesOf(samples);
  const line = `${JSON.stringify({ ...header, digest: digest(bytes) })}\n`;
  return Buffer.concat([Buffer.from(line), bytes]);
}

/** The sound, or undefined where a byte of it is not what was written. */
export function unpackSound(
  packed: Buffer,
): { readonly header: object; readonly samples: Int16Array } | undefined {
  try {
    const end = packed.indexOf(0x0a);
    // Checked by the digest below: what `packSound` wrote has one.
    const header = JSON.parse(packed.subarray(0, end).toString()) as { digest: string };
    const samples = Uint8Array.from(packed.subarray(end + 1));
    if (end < 0 || digest(samples) !== header.digest) return undefined;
    return { header, samples: new Int16Array(samples.buffer) };
  } catch {
    return undefined;
  }
}
