import { expect, test, vi } from 'vitest';
import { openDraftVoice } from '../../../audio/draft-voice.ts';

test('a voice that is missing is said when a sentence is to be heard: who writes goes on writing', async () => {
  vi.stubEnv('LOA_NEURAL_COMMAND', '');
  const voice = openDraftVoice({ kind: 'neural', name: 'vais', rate: 150 }, '/nowhere');
  const spoken = { text: 'xin chào.', tokens: [] };
  await expect(voice.wav({ kind: 'sentence', text: 'Xin chào.', spoken })).rejects.toMatchObject({
    code: 'voice-missing',
  });
  await voice.close();
});
