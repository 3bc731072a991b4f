import type { Ward } from '../../content/schema/ward.ts';
import { openEspeak } from './espeak.ts';
import { openNeural, parseNeuralCommand } from './neural.ts';
import { openSay } from './say.ts';
import type { Voice } from './voice.ts';

/**
 * The voice ward.yaml names. Nothing is started before its first sentence.
 * `recording` still needs a voice for opening, dated facts and closing: the embedded one.
 * @throws VoiceError `voice-missing`
 */
export function openVoice({ kind, name, rate }: Ward['voice']): Voice {
  switch (kind) {
    case 'espeak':
      return openEspeak({ name, rate });
    case 'recording':
      return openEspeak({ name: 'vi', rate });
    case 'say':
      return openSay({ name, rate });
    case 'neural':
      return openNeural({ command: parseNeuralCommand(process.env['LOA_NEURAL_COMMAND']), name });
  }
}
