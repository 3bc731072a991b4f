// espeak-ng with its memory put back before each text, because it is not the same voice twice: it carries random state
// from text to text (measured: the same sentence again differs in length and in two samples of three), and a cache by
// content, a hash in a URL and "same input, same file" all need one text to have one sound.
import loadEspeak, { type EspeakEngine } from '@echogarden/espeak-ng-emscripten';

/** The binding copies texts into a buffer that it replaces when a longer one comes; within this size it never does. */
const bufferBytes = 8192;

export interface PreparedEspeak {
  /** Calls `use` with the engine as it was when prepared: rate, pitch and range are to be set anew. */
  speak(text: string, use: (engine: EspeakEngine) => void): void;
  /** False once a text longer than the binding's buffer was spoken: its memory cannot be put back. */
  readonly fresh: boolean;
}

/** Where the package keeps the voices' own definitions: `vi`, `vi-VN-x-south`. */
const definitions = '/usr/share/espeak-ng-data/lang/aav';

/** A loaded voice, with these lines behind its own definition; or undefined where espeak has none of that name. */
export async function prepareEspeak(
  voice: string,
  definition: readonly string[] = [],
): Promise<PreparedEspeak | undefined> {
  const module = await loadEspeak();
  if (definition.length > 0) {
    // The package's files lie in memory: nothing on the disk is changed.
    const file = `${definitions}/${voice.replace('-vn-', '-VN-')}`;
    const own = new TextDecoder().decode(module.FS.readFile(file));
    module.FS.writeFile(file, [own, ...definition, ''].join('\n'));
  }
  const engine = new module.eSpeakNGWorker();
  if (engine.set_voice(voice) !== 0) {
    return undefined;
  }
  // Twice: the first makes the binding want a buffer of that size, the second makes it get one.
  const blank = ' '.repeat(bufferBytes);
  for (let round = 0; round < 2; round += 1) {
    engine.synthesize(blank, () => false);
  }
  const memory = module.HEAPU8.slice();
  let fresh = true;
  return {
    speak: (text, use) => {
      module.HEAPU8.set(memory);
      fresh = Buffer.byteLength(text) < bufferBytes;
      use(engine);
    },
    get fresh() {
      return fresh;
    },
  };
}
