// Tone for where a bulletin is heard: ffmpeg filters ahead of gain and limiter.
import type { Profile } from '../../content/schema/names.ts';

/** Raise it whenever the tone of a profile beside `web` changes: what was made of it before is made anew. */
export const profilesVersion = 1;

/** A de-esser: what lies above 5 kHz is held down by itself. The filter of that name is younger than 4.0. */
const lessSibilant = [
  'asplit[low][high]',
  '[low]lowpass=f=5000,lowpass=f=5000[low]',
  '[high]highpass=f=5000,highpass=f=5000,acompressor=threshold=0.02:ratio=4:attack=1:release=40:makeup=1:knee=4:detection=rms[high]',
  '[low][high]amix=inputs=2,volume=2',
].join(';');

/**
 * Each takes speech at `referenceLevelDb` of audio/bulletin/level.ts. Peaks reach full scale: `volume` first makes room for
 * what the presence adds. Only filters that every ffmpeg since 4.0 has.
 */
export const toneOf: Readonly<Record<Profile, readonly string[]>> = {
  /**
   * For ears near a small loudspeaker, or headphones: no rumble, a little less honk, presence where consonants are, a compressor that
   * keeps quiet syllables, and a limiter on the pulses of a synthetic voice (19 dB above its loudness, measured; 13 dB
   * after), so that the last limiter has next to nothing to do and the first gain hits the target.
   */
  web: [
    'volume=-3dB',
    'highpass=f=140',
    'equalizer=f=420:t=q:w=0.9:g=-1.5',
    'equalizer=f=2800:t=q:w=0.9:g=3.5',
    'acompressor=threshold=0.1:ratio=4:attack=2:release=120:makeup=1:knee=4:detection=peak',
    'alimiter=limit=0.145:level=disabled:attack=2:release=40',
  ],
  /** For a set in a room where people talk: a step of what `horn` does, with the bass and the air that a box still gives. */
  radio: [
    'volume=-6dB',
    'highpass=f=140',
    'treble=g=4:f=1000:t=q:w=0.8',
    lessSibilant,
    compand({ ratio: 1.5, attackS: 0.004, decayS: 0.03 }),
    'alimiter=limit=0.3:level=disabled:attack=2:release=40',
  ],
  /**
   * For a horn fifty metres off, in traffic, with the next one behind it: nothing that a horn turns into distortion and
   * nothing that it swallows, the consonants' bands as far above the street as the vowels', and syllables of one loudness
   * within milliseconds, so that the weak ones are not buried and echoes find gaps. Chosen by ESTOI (`npm run bench -- horn`).
   */
  horn: [
    'volume=-6dB',
    'highpass=f=240',
    'highpass=f=240',
    'treble=g=8.5:f=720:t=q:w=0.9',
    'lowpass=f=4800',
    'lowpass=f=4800',
    compand({ ratio: 2.1, attackS: 0.001, decayS: 0.012 }),
    'alimiter=limit=0.3:level=disabled:attack=2:release=20',
  ],
};

/** Levels from −70 to −10 dB this much closer together, those at −10 dB as they were. */
function compand({
  ratio,
  attackS,
  decayS,
}: {
  readonly ratio: number;
  readonly attackS: number;
  readonly decayS: number;
}): string {
  const at = (db: number): string => `${db}/${(-10 + (db + 10) / ratio).toFixed(1)}`;
  // Below that it is what no voice says: no louder than it was, beside what is.
  const silence = `-90/${(-30 - 60 / ratio).toFixed(1)}`;
  const points = [silence, at(-70), at(-10), at(0)].join('|');
  return `compand=attacks=${attackS}:decays=${decayS}:points=${points}:delay=${attackS}`;
}
