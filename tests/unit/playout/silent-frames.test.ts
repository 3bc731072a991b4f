import { expect, test } from 'vitest';
import { mp3Frames } from '../../../scheduler/playout/icecast/mp3-frames.ts';
import { silentFrame } from '../../../scheduler/playout/icecast/silent-frames.ts';

test.each([
  ["a bulletin's (22.05 kHz, 48 kbit/s, one channel)", undefined, 26.12],
  ['MPEG 1, 48 kHz, 128 kbit/s', [0xff, 0xfb, 0x94, 0xc0], 24],
  ['with a checksum and padding in the one it resembles', [0xff, 0xf2, 0x62, 0xc4], 26.12],
])('a frame of silence like %s is one whole frame', (_like, head, durationMs) => {
  const like = head && Buffer.concat([Buffer.from(head), Buffer.alloc(1500)]);
  const frame = silentFrame(like);
  const twice = mp3Frames(Buffer.concat([frame.bytes, frame.bytes]));
  expect(twice.map(({ start }) => start)).toEqual([0, frame.bytes.length]);
  expect(frame.durationMs).toBeCloseTo(durationMs, 1);
});
