// Runs beside the page's script, in the browser's own thread for sound: samples in pieces of a tenth of a second.
class ThuAm extends AudioWorkletProcessor {
  piece = new Int16Array(sampleRate / 10);
  filled = 0;
  peak = 0;

  process([[channel]]) {
    for (const value of channel ?? []) {
      const size = Math.abs(value);
      if (size > this.peak) this.peak = size;
      this.piece[this.filled++] = Math.max(-32768, Math.min(32767, Math.round(value * 32767)));
      if (this.filled < this.piece.length) continue;
      const { piece, peak } = this;
      this.port.postMessage({ piece, peak }, [piece.buffer]);
      this.piece = new Int16Array(sampleRate / 10);
      this.filled = 0;
      this.peak = 0;
    }
    return true;
  }
}

registerProcessor('thu-am', ThuAm);
