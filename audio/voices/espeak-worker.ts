// The thread in which espeak-ng (WebAssembly, synchronous) speaks, so that the event loop never waits for it.
import { setFlagsFromString } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { prepareEspeak, type PreparedEspeak } from './espeak-engine.ts';
import type { EspeakEvent, EspeakReply, EspeakRequest } from './espeak-protocol.ts';

// espeak is one huge script of arithmetic: optimising it on helper threads while it runs throws most of that work away
// and doubles the CPU of a bulletin's first minute (measured: 5.8 s against 3.4 s).
setFlagsFromString('--no-concurrent-recompilation');

const sampleRateHz = 22_050;
let prepared: { readonly key: string; readonly espeak: PreparedEspeak } | undefined;

async function speak(request: EspeakRequest): Promise<EspeakReply> {
  const { voice, definition, text } = request;
  const key = JSON.stringify([voice, definition]);
  if (prepared?.key !== key || !prepared.espeak.fresh) {
    const espeak = await prepareEspeak(voice, definition);
    if (espeak === undefined) {
      return { failure: 'no-voice', message: voice };
    }
    prepared = { key, espeak };
  }
  const chunks: Int16Array[] = [];
  const events: EspeakEvent[] = [];
  prepared.espeak.speak(text, (engine) => {
    engine.set_rate(request.wordsPerMinute);
    engine.set_pitch(request.pitch);
    engine.set_range(request.range);
    engine.synthesize(text, (samples, chunkEvents) => {
      if (samples.length > 0) {
        chunks.push(samples);
      }
      for (const { type, text_position: position, audio_position: audioMs } of chunkEvents) {
        if (type === 'word' || type === 'end') {
          events.push({ type, position, audioMs });
        }
      }
      return false;
    });
  });
  const samples = new Int16Array(chunks.reduce((total, chunk) => total + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    samples.set(chunk, at);
    at += chunk.length;
  }
  return { samples, sampleRateHz, events };
}

parentPort?.on('message', (request: EspeakRequest) => {
  void speak(request)
    .catch((error: unknown): EspeakReply => ({ failure: 'failed', message: String(error) }))
    .then((reply) => {
      parentPort?.postMessage(reply, 'samples' in reply ? [reply.samples.buffer] : []);
    });
});
