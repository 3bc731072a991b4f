import { loaCommand } from '../../content/schema/loa-command.ts';
import type { Ward } from '../../content/schema/ward.ts';
import { openEspeak } from './espeak.ts';
import { findInstalled } from './neural/installed.ts';
import { openCommand } from './neural/open-command.ts';
import { openNeural } from './neural/open-neural.ts';
import { parseNeuralCommand } from './neural/parse-command.ts';
import { openSay } from './say.ts';
import { VoiceError, type Voice } from './voice.ts';

/**
 * The voice ward.yaml names. Nothing is started before its first sentence. `dataDir`: LOA_DATA, where added voices lie.
 * `recording` still needs a voice for opening, dated facts and closing: the embedded one.
 * @throws VoiceError `voice-missing`
 */
export function openVoice({ kind, name, rate }: Ward['voice'], dataDir: string): Voice {
  switch (kind) {
    case 'espeak':
      return openEspeak({ name, rate });
    case 'recording':
      return standIn(rate);
    case 'say':
      return openSay({ name, rate });
    case 'neural': {
      const installed = findInstalled(dataDir, name);
      if (installed) return openNeural(installed, { rate, dataDir });
      const command = process.env['LOA_NEURAL_COMMAND']?.trim();
      if (command) return openCommand({ command: parseNeuralCommand(command), name });
      throw new VoiceError(
        'voice-missing',
        `ward.yaml chọn giọng nơ-ron "${name}" nhưng máy này chưa có giọng ấy (và LOA_NEURAL_COMMAND chưa đặt). Thêm giọng: Bàn trực › Máy › Giọng đọc, hoặc chạy "${loaCommand} voice add TỆP".`,
      );
    }
  }
}

/** The voice that is always there: it speaks where the chosen one can't. */
export function standIn(rate: number): Voice {
  return openEspeak({ name: 'vi', rate });
}
