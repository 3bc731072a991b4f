// Runs beside the sound card's own clock (AudioWorklet): hands what the microphone hears on to the page, a stretch at a time.

// What the browser has in this place alone, and TypeScript's DOM does not name.
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** Samples: 43 ms at 48 kHz, so that a meter moves as one speaks. */
const stretch = 2048;

class Tap extends AudioWorkletProcessor {
  held = new Float32Array(stretch);
  filled = 0;

  /** Of several channels the first: a microphone on a stereo socket is in both. */
  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    for (const sample of inputs[0]?.[0] ?? []) {
      this.held[this.filled++] = sample;
      if (this.filled < stretch) continue;
      this.port.postMessage(this.held, [this.held.buffer]);
      this.held = new Float32Array(stretch);
      this.filled = 0;
    }
    return true;
  }
}

registerProcessor('loa-tap', Tap);
