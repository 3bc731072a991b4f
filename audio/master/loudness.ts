/** What ffmpeg's ebur128 says at its end. */
export interface Loudness {
  readonly loudnessLufs: number;
  /** Absent when the true peak was not asked for. */
  readonly truePeakDbtp?: number;
}

/** Integrated loudness and true peak out of ffmpeg's log; undefined when the log has no summary, e.g. of silence. */
export function parseLoudness(log: string): Loudness | undefined {
  const summary = log.slice(log.lastIndexOf('Summary:'));
  const loudness = /Integrated loudness:\s*I:\s*(-?[\d.]+) LUFS/.exec(summary)?.[1];
  const peak = /True peak:\s*Peak:\s*(-?[\d.]+) dBFS/.exec(summary)?.[1];
  if (loudness === undefined) {
    return undefined;
  }
  return {
    loudnessLufs: Number(loudness),
    ...(peak === undefined ? {} : { truePeakDbtp: Number(peak) }),
  };
}
