/** Where samples go: a device that takes them at its own pace. */
export interface PcmSink {
  /** Resolves when the device has taken the samples. Rejects with a Vietnamese message when it cannot. */
  write(samples: Int16Array): Promise<void>;
  /** Resolves when everything written has sounded. */
  finish(): Promise<void>;
  /** How much of what was written the device has taken, ms, as it says itself; undefined where it has not said. Absent: it never does. */
  positionMs?(): number | undefined;
  /** Silent at once; what was not yet sounded is dropped. */
  stop(): void;
}

export interface PcmShape {
  readonly sampleRateHz: number;
  readonly channels: number;
}

/** Opens a device for samples of this shape. Rejects with a Vietnamese message that says how to mend it. */
export type OpenSink = (shape: PcmShape) => Promise<PcmSink>;
