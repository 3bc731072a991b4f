import { expect, test, vi } from 'vitest';
import { withStandIn, type StandIn } from '../../../audio/stand-in.ts';
import { VoiceError } from '../../../audio/voices/voice.ts';
import { neededFrom, voiceTimeMs } from '../../../scheduler/daemon/voice-order.ts';

const neural = { kind: 'neural', name: 'vais', rate: 150 } as const;
vi.stubEnv('LOA_NEURAL_COMMAND', '["/nowhere/piper"]');

async function speakers(
  act: (id: string) => void | Promise<void>,
  {
    voice = neural,
    ...settings
  }: { voice?: Parameters<typeof withStandIn>[0]; voiceWithinMs?: number } = {},
) {
  const told: StandIn[] = [];
  const ids: string[] = [];
  const onStandIn = (why: StandIn) => told.push(why);
  const made = withStandIn(
    voice,
    { dataDir: '/nowhere', onStandIn, ...settings },
    async ({ id }) => {
      ids.push(id);
      await act(id);
      return id;
    },
  );
  return { made: await made.catch((error: unknown) => error), ids, told };
}

const failsWith = (code: 'aborted' | 'voice-failed') => (id: string) => {
  if (id.startsWith('neural')) throw new VoiceError(code, 'Hỏng.');
};

test('what works has the ward’s voice, and nothing is said', async () => {
  const { ids, told } = await speakers(() => undefined);
  expect(ids).toEqual(['neural:vais:/nowhere/piper']);
  expect(told).toEqual([]);
});

test('one that fails in the middle: all of it in the embedded voice, and it is said once', async () => {
  const { made, told } = await speakers(failsWith('voice-failed'));
  expect(made).toBe('espeak:vi@150');
  expect(told).toEqual([
    {
      code: 'voice-failed',
      name: 'vais',
      message: 'Hỏng. Giọng có sẵn (espeak) đọc thay cả bản tin này.',
    },
  ]);
});

test('one that is not there', async () => {
  vi.stubEnv('LOA_NEURAL_COMMAND', '');
  const { made, ids, told } = await speakers(() => undefined);
  vi.stubEnv('LOA_NEURAL_COMMAND', '["/nowhere/piper"]');
  expect([made, ids]).toEqual(['espeak:vi@150', ['espeak:vi@150']]);
  expect(told.map(({ code }) => code)).toEqual(['voice-missing']);
});

test('an order to stop is no failure', async () => {
  const { made, ids } = await speakers(failsWith('aborted'));
  expect(made).toMatchObject({ code: 'aborted' });
  expect(ids).toHaveLength(1);
});

test('what is wrong with something else than the voice is not hidden by another voice', async () => {
  const { made, ids } = await speakers(() => Promise.reject(new Error('đĩa đầy')));
  expect(made).toMatchObject({ message: 'đĩa đầy' });
  expect(ids).toHaveLength(1);
});

test('a voice of another kind has no stand-in', async () => {
  const voice = { kind: 'espeak', name: 'vi', rate: 150 } as const;
  const { made } = await speakers(() => Promise.reject(new VoiceError('voice-failed', 'Hỏng.')), {
    voice,
  });
  expect(made).toMatchObject({ code: 'voice-failed' });
});

test('the embedded voice is never too slow: nothing could speak in its place', async () => {
  const voice = { kind: 'espeak', name: 'vi', rate: 150 } as const;
  const spoken = withStandIn(voice, { dataDir: '/nowhere', voiceWithinMs: 0 }, async (own) => {
    await own.speak('xin chào.');
    return own.id;
  });
  await expect(spoken).resolves.toBe('espeak:vi@150');
});

test('no time left: the voice is not even asked', async () => {
  const told: StandIn[] = [];
  const speaks = withStandIn(
    neural,
    { dataDir: '/nowhere', voiceWithinMs: 0, onStandIn: (why) => told.push(why) },
    async (voice) => {
      if (voice.id.startsWith('neural')) await voice.speak('xin chào.');
      return voice.id;
    },
  );
  expect(await speaks).toBe('espeak:vi@150');
  expect(told.map(({ code }) => code)).toEqual(['voice-slow']);
});

test.each([
  [Infinity, 20 * 60_000],
  [60 * 60_000, 20 * 60_000],
  [10 * 60_000, 8 * 60_000],
  [60_000, 0],
  [-5000, 0],
])('%d ms before its airing a bulletin’s voice has %d', (untilMs, ms) => {
  expect(voiceTimeMs(untilMs)).toBe(ms);
});

test('what works on a page, or on a slot of tomorrow, makes room for the next slot that has no bulletin', () => {
  const slots = [
    { id: 'past', state: 'planned', startsAt: 1 },
    { id: 'has-one', state: 'ready', startsAt: 20 },
    { id: 'next', state: 'planned', startsAt: 30 },
    { id: 'own', state: 'ready', startsAt: 40 },
  ] as const;
  expect(neededFrom(slots, '', 10)).toBe(30);
  expect(neededFrom(slots, 'own', 10)).toBe(30);
  expect(neededFrom(slots, 'past', 10)).toBe(1);
  expect(neededFrom(slots.slice(0, 2), '', 10)).toBe(Infinity);
});
