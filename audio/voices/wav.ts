import type { Speech } from './voice.ts';

export interface WavSound {
  /** Mono: the first channel of more. */
  readonly samples: Int16Array;
  readonly sampleRateHz: number;
}

interface Format {
  readonly isFloat: boolean;
  readonly channels: number;
  readonly sampleRateHz: number;
  readonly bits: number;
}

function readSample(view: DataView, at: number, { isFloat, bits }: Format): number {
  if (isFloat) {
    return Math.round(Math.max(-1, Math.min(1, view.getFloat32(at, true))) * 32_767);
  }
  return bits === 16 ? view.getInt16(at, true) : view.getInt32(at, true) >> 16;
}

/**
 * The sound of a RIFF WAVE file of 16- or 32-bit integers or 32-bit floats.
 * A data chunk that claims more than there is (voices that write to a pipe do not know their length) ends with the file.
 * @returns undefined when it is none
 */
export function parseWav(bytes: Uint8Array): WavSound | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number): string =>
    at + 4 <= bytes.length ? String.fromCharCode(...bytes.subarray(at, at + 4)) : '';
  if (tag(0) !== 'RIFF' || tag(8) !== 'WAVE') {
    return undefined;
  }
  let format: Format | undefined;
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = view.getUint32(at + 4, true);
    if (tag(at) === 'fmt ' && at + 24 <= bytes.length) {
      const code = view.getUint16(at + 8, true);
      // 0xfffe, "extensible", carries the real code 24 bytes into the chunk.
      const real =
        code === 0xfffe && at + 34 <= bytes.length ? view.getUint16(at + 32, true) : code;
      format = {
        isFloat: real === 3,
        channels: view.getUint16(at + 10, true),
        sampleRateHz: view.getUint32(at + 12, true),
        bits: view.getUint16(at + 22, true),
      };
    }
    if (tag(at) === 'data') {
      const usable =
        format !== undefined &&
        format.channels > 0 &&
        (format.bits === 32 || (format.bits === 16 && !format.isFloat));
      if (format === undefined || !usable) {
        return undefined;
      }
      const frame = (format.bits / 8) * format.channels;
      const frames = Math.floor(Math.min(size, bytes.length - at - 8) / frame);
      const samples = new Int16Array(frames);
      for (let index = 0; index < frames; index += 1) {
        samples[index] = readSample(view, at + 8 + index * frame, format);
      }
      return { samples, sampleRateHz: format.sampleRateHz };
    }
    at += 8 + size + (size % 2);
  }
  return undefined;
}

/** A WAV file of mono 16-bit samples. */
export function toWav({
  samples,
  sampleRateHz,
}: Pick<Speech, 'samples' | 'sampleRateHz'>): Uint8Array {
  const bytes = new Uint8Array(44 + samples.byteLength);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string): void => {
    bytes.set(new TextEncoder().encode(value), at);
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + samples.byteLength, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, sampleRateHz * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.byteLength, true);
  bytes.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), 44);
  return bytes;
}
