// The one place that knows the browser's microphone.

/** Why it can't be used; the page has a sentence for each (data-trouble). */
export type MicrophoneTrouble = 'insecure' | 'refused' | 'none' | 'busy' | 'lost';

export class NoMicrophone extends Error {
  readonly trouble: MicrophoneTrouble;
  constructor(trouble: MicrophoneTrouble, cause?: unknown) {
    super(trouble, { cause });
    this.trouble = trouble;
  }
}

export interface Microphone {
  readonly sampleRateHz: number;
  /** All there are, with names once one is open. */
  readonly devices: readonly { readonly id: string; readonly name: string }[];
  /** The open one's id. */
  readonly device: string;
  close(): void;
}

/** The browser's own treatment is for calls: it cuts breaths into words and pumps the level. */
const untreated = {
  channelCount: 1,
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
} as const;

interface Hears {
  /** A stretch of samples, −1 to 1, and how long it is. It comes from the first instant on. */
  readonly hear: (samples: Float32Array, ms: number) => void;
  /** It was pulled out, or the browser took it away. */
  readonly lost: () => void;
  /** Where tap-worklet.ts is served. */
  readonly tap: string;
  readonly device?: string | undefined;
}

/** Asks the person where he has not been asked yet. @throws NoMicrophone */
export async function openMicrophone({ hear, lost, tap, device }: Hears): Promise<Microphone> {
  // TypeScript's DOM has it always; a page of plain http has none.
  const media = navigator.mediaDevices as MediaDevices | undefined;
  if (!media) throw new NoMicrophone('insecure');
  const stream = await media
    .getUserMedia({ audio: { ...untreated, ...(device !== undefined && { deviceId: device }) } })
    .catch((error: unknown) => {
      throw new NoMicrophone(troubleOf(error), error);
    });
  const context = new AudioContext();
  const close = (): void => {
    for (const track of stream.getTracks()) track.stop();
    void context.close().catch(() => undefined);
  };
  try {
    await context.audioWorklet.addModule(tap);
    const node = new AudioWorkletNode(context, 'loa-tap', { numberOfOutputs: 0 });
    node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
      hear(data, (data.length / context.sampleRate) * 1000);
    };
    context.createMediaStreamSource(stream).connect(node);
    await context.resume();
  } catch (error) {
    close();
    throw new NoMicrophone('busy', error);
  }
  const [track] = stream.getAudioTracks();
  track?.addEventListener('ended', lost);
  const known = (await media.enumerateDevices()).filter(({ kind }) => kind === 'audioinput');
  return {
    sampleRateHz: context.sampleRate,
    devices: known.map(({ deviceId, label }) => ({ id: deviceId, name: label })),
    device: track?.getSettings().deviceId ?? '',
    close,
  };
}

function troubleOf(error: unknown): MicrophoneTrouble {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    default:
      return 'busy';
  }
}
