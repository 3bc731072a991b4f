// Settings -> ffmpeg arguments, as tables and pure functions. Nothing here runs anything.
import type { Profile } from '../../content/schema/names.ts';
import { toneOf } from './profiles.ts';

/** What one ffmpeg run is asked, in the order ffmpeg reads it. */
export interface FfmpegJob {
  /** Options that stand before `-i`. */
  readonly inputOptions: readonly string[];
  readonly input: string;
  readonly outputOptions: readonly string[];
  /** A path, or `pipe:1`, or `-` with `-f null`. */
  readonly output: string;
}

export interface PcmFormat {
  readonly sampleRateHz: number;
  readonly channels: 1 | 2;
}

/** Raise it whenever anything in this folder changes what is heard: it is part of every bulletin's key. */
export const masteringVersion = 5;

/** What the master must hold: EBU R 128 measures, −16 ±0.5 LUFS and at most −1.5 dBTP. */
export const loudnessTarget = { loudnessLufs: -16, toleranceLu: 0.5, truePeakDbtp: -1.5 } as const;

/**
 * The voices speak at 22.05 kHz (nothing above 11 kHz to keep), so the MP3 does too: MPEG-2 Layer III, which every
 * player takes, half the CPU and three quarters of the bytes of 44.1 kHz. Constant bit rate: cheap phones seek by it.
 */
export const mp3Format = { sampleRateHz: 22_050, channels: 1, bitrateKbps: 48 } as const;

/** A limiter's ceiling below the target leaves room for what MP3 coding adds to a peak (measured: up to 0.6 dB). */
export const limiterCeilingDb = -2.6;

const amplitude = (db: number): string => (10 ** (db / 20)).toFixed(6);

const raw = (codec: 's16le', { sampleRateHz, channels }: PcmFormat): string[] => [
  '-f',
  codec,
  '-ar',
  String(sampleRateHz),
  '-ac',
  String(channels),
];

/** How loud 16-bit speech comes out of the tone filters: in the log, nothing written. */
export function toneLoudnessJob(
  input: string,
  format: PcmFormat,
  profile: Profile = 'web',
): FfmpegJob {
  return {
    inputOptions: raw('s16le', format),
    input,
    outputOptions: [
      '-af',
      [...toneOf[profile], 'ebur128=framelog=verbose'].join(','),
      '-f',
      'null',
    ],
    output: '-',
  };
}

export interface Mp3Tags {
  readonly title: string;
  readonly artist: string;
  readonly album?: string;
  /** ISO day. */
  readonly date?: string;
  readonly comment?: string;
}

export interface Mp3Settings {
  readonly gainDb: number;
  readonly ceilingDb: number;
  readonly tags: Mp3Tags;
  /** Default `web`. */
  readonly profile?: Profile | undefined;
}

/** 16-bit speech in: tone, gain, limiter, MP3 with tags. Bit-exact flags keep version strings out, so that the same input gives the same bytes. */
export function mp3Job(
  input: string,
  output: string,
  format: PcmFormat,
  { gainDb, ceilingDb, tags, profile = 'web' }: Mp3Settings,
): FfmpegJob {
  const limiter = `alimiter=limit=${amplitude(ceilingDb)}:level=disabled:attack=4:release=60`;
  const metadata = { ...tags, genre: 'Speech', language: 'vie' };
  return {
    inputOptions: raw('s16le', format),
    input,
    outputOptions: [
      '-af',
      [
        ...toneOf[profile],
        `volume=${gainDb.toFixed(2)}dB`,
        `aresample=${mp3Format.sampleRateHz}`,
        limiter,
      ].join(','),
      '-ac',
      String(mp3Format.channels),
      '-c:a',
      'libmp3lame',
      '-b:a',
      `${mp3Format.bitrateKbps}k`,
      // LAME's fast search: half the CPU, and no difference a horn could show.
      '-compression_level',
      '7',
      '-id3v2_version',
      '3',
      '-fflags',
      '+bitexact',
      '-flags:a',
      '+bitexact',
      ...Object.entries(metadata).flatMap(([name, value]) => ['-metadata', `${name}=${value}`]),
      '-f',
      'mp3',
    ],
    output,
  };
}

/** What is mastered already, once more as MP3: no filter, and twice the bits, so that coding it again costs nothing that is heard. */
export function joinedMp3Job(
  input: string,
  output: string,
  format: PcmFormat,
  { title, artist }: Mp3Tags,
): FfmpegJob {
  const bitrate = ['-c:a', 'libmp3lame', '-b:a', `${2 * mp3Format.bitrateKbps}k`];
  const plain = ['-fflags', '+bitexact', '-flags:a', '+bitexact', '-id3v2_version', '3'];
  const named = ['-metadata', `title=${title}`, '-metadata', `artist=${artist}`];
  const outputOptions = [...bitrate, ...plain, ...named, '-f', 'mp3'];
  return { inputOptions: raw('s16le', format), input, outputOptions, output };
}

/** The measure of a finished file: integrated loudness and true peak in the log, nothing written. */
export function measureJob(input: string): FfmpegJob {
  return {
    inputOptions: [],
    input,
    outputOptions: ['-af', 'ebur128=framelog=verbose:peak=true', '-f', 'null'],
    output: '-',
  };
}

/**
 * What a sound file may be: containers that hold their sound themselves. A list (HLS, concat, …) would have other files
 * opened and aired; raw formats without a mark of their own are seen in any bytes, and a letter is heard as noise.
 */
const soundContainers = [
  ...['wav', 'w64', 'aiff', 'au', 'caf', 'voc', 'mp3', 'aac', 'flac', 'ogg', 'amr', 'asf', 'mov'],
  ...['matroska', 'avi', 'mpeg', 'mpegts', 'flv', 'rm', 'ac3', 'eac3', 'ape', 'wv', 'tta', 'mpc'],
  ...['mpc8', 'dsf', 'qcp'],
];

const soundFile = [
  ...['-protocol_whitelist', 'file,pipe'],
  ...['-format_whitelist', soundContainers.join(',')],
];

/** Any audio file as 16-bit samples on standard output: all of it, or its first seconds. */
export function decodeJob(input: string, format: PcmFormat, untilSeconds?: number): FfmpegJob {
  const until = untilSeconds === undefined ? [] : ['-t', String(untilSeconds)];
  return {
    inputOptions: soundFile,
    input,
    outputOptions: ['-vn', ...until, ...raw('s16le', format)],
    output: 'pipe:1',
  };
}

/** Which of a sound's channels are heard: one, or the middle of two. */
export type Heard = 'first' | 'second' | 'middle';

/** The first sound of a file as 16-bit samples on standard output: all its channels, at most two. */
export function listenJob(input: string, format: PcmFormat, untilSeconds: number): FfmpegJob {
  const outputOptions = ['-map', '0:a:0', '-t', String(untilSeconds), ...raw('s16le', format)];
  return { inputOptions: soundFile, input, outputOptions, output: 'pipe:1' };
}

/** What of a sound is taken, and how much louder. */
export interface Taken {
  readonly heard: Heard;
  readonly gainDb: number;
  readonly untilMs: number;
}

/** The same in one channel and raised or lowered before it is cut to 16 bit: what is very faint keeps what it has. */
export function takeJob(
  input: string,
  { sampleRateHz }: PcmFormat,
  { heard, gainDb, untilMs }: Taken,
): FfmpegJob {
  const channel = { first: 'c0', second: 'c1', middle: '0.5*c0+0.5*c1' }[heard];
  // The same two channels that were listened to, however many there are.
  const filters = [
    'aformat=channel_layouts=stereo',
    `pan=mono|c0=${channel}`,
    `volume=${gainDb.toFixed(2)}dB`,
  ].join(',');
  const mono = raw('s16le', { sampleRateHz, channels: 1 });
  const until = String(untilMs / 1000);
  const outputOptions = ['-map', '0:a:0', '-t', until, '-af', filters, ...mono];
  return { inputOptions: soundFile, input, outputOptions, output: 'pipe:1' };
}

/** The whole command line after the program's name. */
export function commandLine(job: FfmpegJob): string[] {
  return [
    '-hide_banner',
    '-nostdin',
    '-y',
    ...job.inputOptions,
    '-i',
    job.input,
    ...job.outputOptions,
    job.output,
  ];
}
