// A neural voice at work. A process of its own, because a model that is broken does not throw: the engine ends its process.
import type { NeuralAnswer, NeuralModel, NeuralQuestion } from './neural-messages.ts';
import { readTimed } from './timed-sound.ts';

const say = (answer: NeuralAnswer): void => {
  // An answer that nobody waits for any more is dropped.
  process.send?.(answer, undefined, {}, () => undefined);
};
process.on('disconnect', () => process.exit(0));

// What this very program wrote for us.
const { model, tokens, dataDir, isTimed } = JSON.parse(process.argv[2] ?? '{}') as NeuralModel;

const engine = await import('sherpa-onnx-node').then(
  (module) => module.default,
  (error: unknown) => {
    say({ failure: 'no-engine', message: error instanceof Error ? error.message : String(error) });
  },
);

if (engine) {
  const voice = new engine.OfflineTts({
    model: {
      // Without noise one text has one sound: its generator has no seed that could be set.
      vits: { model, tokens, dataDir, noiseScale: 0, noiseScaleW: 0, lengthScale: 1 },
      // Several threads add up in another order each time.
      numThreads: 1,
      provider: 'cpu',
      debug: false,
    },
    // All of a text in one piece, pauses as they are: lengths count what was made.
    maxNumSentences: -1,
    silenceScale: 1,
  });
  const speak = async ({ text, speed }: NeuralQuestion): Promise<NeuralAnswer> => {
    const { samples } = await voice.generateAsync({
      ...{ text, sid: 0, speed },
      // Memory of the engine's own cannot be handed to us by every Node.
      enableExternalBuffer: false,
    });
    const { sound, phonemes } = isTimed
      ? readTimed(samples)
      : { sound: samples, phonemes: undefined };
    return {
      samples: toInt16(sound),
      sampleRateHz: voice.sampleRate,
      ...(phonemes && { phonemes }),
    };
  };
  process.on('message', (question: NeuralQuestion) => {
    void speak(question)
      .catch((error: unknown): NeuralAnswer => ({ failure: 'failed', message: String(error) }))
      .then(say);
  });
  say({ ready: true });
}

/** What is no number is silence; what is too loud is cut. */
function toInt16(samples: Float32Array): Int16Array {
  return Int16Array.from(samples, (sample) =>
    Number.isNaN(sample) ? 0 : Math.round(Math.max(-1, Math.min(1, sample)) * 32_767),
  );
}
