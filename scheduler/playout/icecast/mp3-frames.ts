/** One MPEG audio frame: bytes `start` to `end` of the file, and how long it sounds. */
export interface Mp3Frame {
  readonly start: number;
  readonly end: number;
  readonly durationMs: number;
}

// Layer III, in kbit/s (ISO 11172-3 and 13818-3, table of bitrate_index).
const mpeg1Kbps = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const mpeg2Kbps = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
const mpeg1Hz = [44_100, 48_000, 32_000];
/** By version bits: 3 is MPEG 1, 2 is MPEG 2 (half the rates), 0 is MPEG 2.5 (a quarter). */
const divisors: Readonly<Record<number, number>> = { 3: 1, 2: 2, 0: 4 };

/** The frames of an MP3 in order; tags before, between and after them are left out. */
export function mp3Frames(bytes: Uint8Array): readonly Mp3Frame[] {
  const frames: Mp3Frame[] = [];
  let at = tagLength(bytes);
  while (at + 4 <= bytes.length) {
    const frame = frameAt(bytes, at);
    if (frame && frame.end <= bytes.length) {
      frames.push(frame);
      at = frame.end;
    } else at += 1;
  }
  return frames;
}

/** Length of an ID3v2 tag at the file's beginning; its size is written in four times seven bits. */
function tagLength(bytes: Uint8Array): number {
  const [i = 0, d = 0, three = 0, , , , ...size] = bytes.subarray(0, 10);
  if (i !== 0x49 || d !== 0x44 || three !== 0x33) return 0;
  return 10 + size.reduce((sum, part) => sum * 128 + (part & 0x7f), 0);
}

function frameAt(bytes: Uint8Array, start: number): Mp3Frame | undefined {
  const [sync = 0, kind = 0, rates = 0] = bytes.subarray(start, start + 4);
  if (sync !== 0xff || (kind & 0xe0) !== 0xe0 || (kind & 0x06) !== 0x02) return undefined;
  const version = (kind >> 3) & 3;
  const divisor = divisors[version];
  const kbps = (version === 3 ? mpeg1Kbps : mpeg2Kbps)[rates >> 4];
  const topHz = mpeg1Hz[(rates >> 2) & 3];
  if (divisor === undefined || !kbps || topHz === undefined) return undefined;
  const hz = topHz / divisor;
  const samples = version === 3 ? 1152 : 576;
  const padding = (rates >> 1) & 1;
  const length = Math.floor((samples / 8) * ((kbps * 1000) / hz)) + padding;
  return { start, end: start + length, durationMs: (samples * 1000) / hz };
}
