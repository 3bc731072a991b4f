/** Where samples go: a device that takes them at its own pace. */
export interface PcmSink {
  /** Resolves when the device has taken the samples. Rejects with a Vietnamese message when it cannot. */
  write(samples: Int16Array): Promise<void>;
  /** Resolves when everything written has sounded. */
  finish(): Promise<void>;
  /** Silent at once; what was not yet sounded is dropped. */
  stop(): void;
}

export interface PcmShape {
  readonly sampleRateHz: number;
  readonly channels: number;
}

/** Opens a device for samples of this shape. Rejects with a Vietnamese message that says how to mend it. */
export type OpenSink = (shape: PcmShape) => Promise<PcmSink>;
