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

/** How much of a file ffmpeg decoded, in ms, by the last `time=00:11:28.10` of its log; undefined where it says none. */
export function parseLength(log: string): number | undefined {
  const [, hours, minutes, seconds] = [...log.matchAll(/time=(\d+):(\d+):([\d.]+)/g)].at(-1) ?? [];
  if (seconds === undefined) return undefined;
  return Math.round(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000);
}
