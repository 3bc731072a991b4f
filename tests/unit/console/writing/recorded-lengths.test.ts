import { expect, test, vi } from 'vitest';
import { createRecordedLengths } from '../../../../scheduler/console/writing/beside/recorded-lengths.ts';

const bulletin = (...paths: readonly string[]) => ({
  ...{ title: '', isHeld: false, lines: [], besidesMs: 0, recorded: [] },
  recordings: paths.map((path) => ({ name: path, path })),
});

test('nobody waits for a long recording: it is known once it has been listened to, each once', async () => {
  const ends = new Map<string, (ms: number) => void>();
  const probe = vi.fn(
    (path: string) =>
      new Promise<{ durationMs: number }>((resolve) => {
        ends.set(path, (durationMs) => {
          resolve({ durationMs });
        });
      }),
  );
  const lengths = createRecordedLengths(probe);
  const both = [bulletin('/a.mp3', '/b.mp3')];
  const known = () => ['/a.mp3', '/b.mp3'].map(lengths.of(both));
  expect([known(), known(), lengths.isAtWork()]).toEqual([
    ...[[undefined, undefined], [undefined, undefined], true],
  ]);
  // One after the other: the machine has airings to make besides.
  expect([...ends.keys()]).toEqual(['/a.mp3']);
  ends.get('/a.mp3')?.(3_600_000);
  await expect.poll(known).toEqual([3_600_000, undefined]);
  await expect.poll(() => ends.has('/b.mp3')).toBe(true);
  ends.get('/b.mp3')?.(1000);
  await expect.poll(known).toEqual([3_600_000, 1000]);
  expect([probe.mock.calls.length, lengths.isAtWork()]).toEqual([2, false]);
});

test('what nobody could tell is tried again after a while, not at each answer', async () => {
  let now = 0;
  const probe = vi
    .fn<(path: string) => Promise<{ durationMs: number }>>()
    .mockRejectedValueOnce(new Error('half copied'))
    .mockResolvedValue({ durationMs: 2000 });
  const lengths = createRecordedLengths(probe, () => now);
  const known = () => lengths.of([bulletin('/a.mp3')])('/a.mp3');
  expect(known()).toBeUndefined();
  await expect.poll(() => lengths.isAtWork()).toBe(false);
  expect([known(), lengths.isAtWork()]).toEqual([undefined, false]);
  now = 61_000;
  known();
  await expect.poll(known).toBe(2000);
  expect(probe).toHaveBeenCalledTimes(2);
});
