// The thread in which espeak-ng (WebAssembly, synchronous) speaks, so that the event loop never waits for it.
import { parentPort } from 'node:worker_threads';
import loadEspeak, { type EspeakEngine } from '@echogarden/espeak-ng-emscripten';
import type { EspeakEvent, EspeakReply, EspeakRequest } from './espeak-protocol.ts';

const sampleRateHz = 22_050;
let engine: Promise<EspeakEngine> | undefined;
let loaded: string | undefined;

async function speak(request: EspeakRequest): Promise<EspeakReply> {
  engine ??= loadEspeak().then((module) => new module.eSpeakNGWorker());
  const espeak = await engine;
  // Loading the voice takes longer than speaking a sentence with it.
  if (loaded !== request.voice) {
    loaded = undefined;
    if (espeak.set_voice(request.voice) !== 0) {
      return { failure: 'no-voice', message: request.voice };
    }
    loaded = request.voice;
  }
  espeak.set_rate(request.wordsPerMinute);
  const chunks: Int16Array[] = [];
  const events: EspeakEvent[] = [];
  espeak.synthesize(request.text, (samples, chunkEvents) => {
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
