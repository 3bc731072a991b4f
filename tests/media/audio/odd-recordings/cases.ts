// Recordings as people have them, and what becomes of each: `airs` for so many seconds (poor in the ways that are listed),
// or `refused`. Lengths are of what is heard: speech-like sound of 8 s ends with a pause of 0.4 s, of which 0.2 s is kept.
import type { ItemFault, ItemFlaw } from '../../../../audio/bulletin/judge-item.ts';
import { oneAfterAnother, silence, speechLike } from '../../../setup/speech-like.ts';
import {
  beside,
  bytes,
  coded,
  filtered,
  list,
  sound,
  spoilt,
  synthetic,
  type Make,
} from './make.ts';

export interface OddRecording {
  readonly what: string;
  readonly file: string;
  readonly make: Make;
  /** The longest session; the ward's where it is absent. */
  readonly limitMinutes?: number;
  readonly becomes:
    | { readonly airs: number; readonly poor?: readonly ItemFlaw['code'][] }
    | { readonly refused: ItemFault['code'] };
}

const mp3 = coded('-b:a', '64k');
const wav = coded('-c:a', 'pcm_s16le');
const half = (whole: Buffer): Buffer => whole.subarray(0, Math.floor(whole.length / 2));
const without = (from: number, until: number) => (whole: Buffer) => {
  const spoilt = Buffer.from(whole);
  spoilt.fill(0, Math.floor(whole.length * from), Math.floor(whole.length * until));
  return spoilt;
};
/** Of a plain WAV: the size of its sound stands 4 bytes before it, that of the whole at 4. */
const sized = (riff: number, data: number) => (whole: Buffer) => {
  const changed = Buffer.from(whole);
  changed.writeUInt32LE(riff, 4);
  changed.writeUInt32LE(data, changed.indexOf('data') + 4);
  return changed;
};
/** Noise of that peak over a sound, the same each time. */
function hiss(peak: number, samples: Int16Array): Int16Array {
  let seed = 1;
  return samples.map((sample) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const noise = (seed / 1_073_741_824 - 1) * peak * 32_767;
    return Math.max(-32_768, Math.min(32_767, Math.round(sample + noise)));
  });
}
const picture = ['-f', 'lavfi', '-i', 'testsrc=s=64x64:d=1'];
const film = ['-f', 'lavfi', '-i', 'testsrc=s=64x64:r=5:d=8'];

export const oddRecordings: readonly OddRecording[] = [
  // Any rate, depth and number of channels.
  {
    what: 'WAV, 8 kHz',
    file: '8k.wav',
    make: coded('-ar', '8000'),
    becomes: { airs: 7.8, poor: ['low-rate'] },
  },
  {
    what: 'WAV, 11 kHz',
    file: '11k.wav',
    make: coded('-ar', '11025'),
    becomes: { airs: 7.8, poor: ['low-rate'] },
  },
  {
    what: 'WAV, 44.1 kHz, stereo',
    file: '44k.wav',
    make: coded('-ar', '44100', '-ac', '2'),
    becomes: { airs: 7.8 },
  },
  {
    what: 'WAV, 48 kHz, 24 bit',
    file: '24.wav',
    make: coded('-ar', '48000', '-c:a', 'pcm_s24le'),
    becomes: { airs: 7.8 },
  },
  {
    what: 'WAV, 96 kHz, 32 bit',
    file: '32.wav',
    make: coded('-ar', '96000', '-c:a', 'pcm_s32le'),
    becomes: { airs: 7.8 },
  },
  {
    what: 'WAV, float',
    file: 'float.wav',
    make: coded('-ar', '48000', '-c:a', 'pcm_f32le'),
    becomes: { airs: 7.8 },
  },
  { what: 'WAV, 8 bit', file: '8.wav', make: coded('-c:a', 'pcm_u8'), becomes: { airs: 7.8 } },
  {
    what: 'WAV, six channels',
    file: '51.wav',
    make: filtered('pan=5.1|FC=c0'),
    becomes: { airs: 7.8 },
  },
  {
    what: 'A-law of a telephone',
    file: 'alaw.wav',
    make: coded('-ar', '8000', '-c:a', 'pcm_alaw'),
    becomes: { airs: 7.8, poor: ['low-rate'] },
  },
  // Any coding and container.
  { what: 'MP3, constant rate', file: 'cbr.mp3', make: mp3, becomes: { airs: 7.8 } },
  { what: 'MP3, variable rate', file: 'vbr.mp3', make: coded('-q:a', '6'), becomes: { airs: 7.8 } },
  {
    what: 'MP3 with a cover picture',
    file: 'bia.mp3',
    make: beside(
      picture,
      '-map',
      '0:a',
      '-map',
      '1:v',
      '-frames:v',
      '1',
      '-c:v',
      'mjpeg',
      '-disposition:v',
      'attached_pic',
    ),
    becomes: { airs: 7.8 },
  },
  {
    what: 'M4A',
    file: 'iphone.m4a',
    make: coded('-c:a', 'aac', '-ar', '44100'),
    becomes: { airs: 7.8 },
  },
  {
    what: 'OGG Vorbis',
    file: 'vorbis.ogg',
    make: coded('-c:a', 'libvorbis', '-ac', '2', '-ar', '44100'),
    becomes: { airs: 7.8 },
  },
  { what: 'Opus', file: 'zalo.opus', make: coded('-c:a', 'libopus'), becomes: { airs: 7.8 } },
  { what: 'FLAC', file: 'flac.flac', make: coded(), becomes: { airs: 7.8 } },
  {
    what: 'WMA',
    file: 'wma.wma',
    make: coded('-c:a', 'wmav2', '-ar', '44100'),
    becomes: { airs: 7.8 },
  },
  { what: 'AIFF', file: 'mac.aiff', make: coded(), becomes: { airs: 7.8 } },
  {
    what: 'a film with sound',
    file: 'phim.mp4',
    make: beside(film, '-c:a', 'aac', '-c:v', 'mpeg4', '-shortest'),
    becomes: { airs: 7.8 },
  },
  {
    what: 'a film without sound',
    file: 'cam.mp4',
    make: synthetic(...film, '-c:v', 'mpeg4'),
    becomes: { refused: 'unreadable' },
  },
  // Names.
  {
    what: 'MP3 that is called .wav',
    file: 'mp3.wav',
    make: spoilt(mp3, '.mp3', (whole) => whole),
    becomes: { airs: 7.8 },
  },
  {
    what: 'WAV that is called .mp3',
    file: 'wav.mp3',
    make: spoilt(wav, '.wav', (whole) => whole),
    becomes: { airs: 7.8 },
  },
  {
    what: 'M4A that is called .mp3',
    file: 'm4a.mp3',
    make: spoilt(coded('-c:a', 'aac'), '.m4a', (whole) => whole),
    becomes: { airs: 7.8 },
  },
  {
    what: 'no ending at all',
    file: 'thu am moi',
    make: spoilt(mp3, '.mp3', (whole) => whole),
    becomes: { airs: 7.8 },
  },
  {
    what: 'spaces and accents, as a Mac stores them',
    file: 'Lời chúc Tết (bản 2).wav'.normalize('NFD'),
    make: wav,
    becomes: { airs: 7.8 },
  },
  {
    what: 'text that is called .mp3',
    file: 'chu.mp3',
    make: bytes('Kính thưa bà con.\n'.repeat(500)),
    becomes: { refused: 'unreadable' },
  },
  {
    what: 'a picture that is called .mp3',
    file: 'anh.mp3',
    make: spoilt(synthetic(...picture, '-frames:v', '1'), '.jpg', (whole) => whole),
    becomes: { refused: 'unreadable' },
  },
  // Lists of other files, whose sound would be heard in their place.
  {
    what: 'a list that is called .mp3',
    file: 'ds.mp3',
    make: list((speech) => `ffconcat version 1.0\nfile ${speech}\n`),
    becomes: { refused: 'unreadable' },
  },
  {
    what: 'a list with a plain name beside it',
    file: 'ds2.mp3',
    make: list(() => 'ffconcat version 1.0\nfile 8k.wav\n'),
    becomes: { refused: 'unreadable' },
  },
  {
    what: 'HLS',
    file: 'ds.aac',
    make: list(
      (speech) => `#EXTM3U\n#EXT-X-TARGETDURATION:8\n#EXTINF:8,\n${speech}\n#EXT-X-ENDLIST\n`,
    ),
    becomes: { refused: 'unreadable' },
  },
  {
    what: 'the description of a stream',
    file: 'sdp.mp3',
    make: bytes('v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio 9 RTP/AVP 0\n'),
    becomes: { refused: 'unreadable' },
  },
  // Poor sound.
  {
    what: 'clipped',
    file: 'vo.wav',
    make: filtered('volume=30dB'),
    becomes: { airs: 7.8, poor: ['clipped'] },
  },
  {
    what: 'silent for five seconds at both ends',
    file: 'lang.wav',
    make: sound(() => oneAfterAnother(silence(5), speechLike(8), silence(5))),
    becomes: { airs: 8 },
  },
  {
    what: 'faint hiss at both ends',
    file: 'xi.wav',
    make: sound(() => hiss(0.0006, oneAfterAnother(silence(4), speechLike(8), silence(4)))),
    becomes: { airs: 8 },
  },
  {
    what: 'a constant offset',
    file: 'lech.wav',
    make: filtered('dcshift=0.3'),
    becomes: { airs: 7.8 },
  },
  {
    what: 'very quiet, 24 bit',
    file: 'nho.wav',
    make: filtered('volume=-54dB', '-c:a', 'pcm_s24le'),
    becomes: { airs: 7.8, poor: ['faint'] },
  },
  {
    what: 'much noise',
    file: 'on.wav',
    make: sound(() => hiss(0.25, speechLike(8))),
    becomes: { airs: 8, poor: ['noisy'] },
  },
  {
    what: 'two channels that take each other away',
    file: 'nguoc.wav',
    make: filtered('pan=stereo|c0=c0|c1=-1*c0'),
    becomes: { airs: 7.8, poor: ['out-of-phase'] },
  },
  {
    what: 'sound in the right channel alone',
    file: 'phai.wav',
    make: filtered('pan=stereo|c0=0*c0|c1=c0'),
    becomes: { airs: 7.8 },
  },
  {
    what: 'twenty seconds of silence in the middle',
    file: 'giua.wav',
    make: sound(() => oneAfterAnother(speechLike(3), silence(20), speechLike(3))),
    becomes: { airs: 26, poor: ['mostly-silent'] },
  },
  {
    what: 'one click in ten seconds of silence',
    file: 'cach.wav',
    make: sound(() => silence(10).fill(9000, 9000, 9020)),
    becomes: { refused: 'silent' },
  },
  {
    what: 'silence',
    file: 'im.wav',
    make: sound(() => silence(10)),
    becomes: { refused: 'silent' },
  },
  {
    what: 'silence as MP3',
    file: 'im.mp3',
    make: synthetic('-f', 'lavfi', '-i', 'anullsrc', '-t', '10'),
    becomes: { refused: 'silent' },
  },
  // Lengths.
  {
    what: 'half a second',
    file: 'nua.wav',
    make: sound(() => speechLike(0.5)),
    becomes: { airs: 0.5 },
  },
  {
    what: 'a fifth of a second',
    file: 'nhay.wav',
    make: sound(() => speechLike(0.2)),
    becomes: { refused: 'too-short' },
  },
  {
    what: 'three sessions long',
    file: 'dai.mp3',
    limitMinutes: 0.2,
    make: spoilt(coded('-b:a', '32k', '-write_xing', '0', '-id3v2_version', '0'), '.mp3', (whole) =>
      Buffer.concat(Array<Buffer>(5).fill(whole)),
    ),
    becomes: { refused: 'longer-than-session' },
  },
  {
    what: 'more than a session, less than two',
    file: 'hoidai.mp3',
    limitMinutes: 0.2,
    make: spoilt(coded('-b:a', '32k', '-write_xing', '0', '-id3v2_version', '0'), '.mp3', (whole) =>
      Buffer.concat(Array<Buffer>(2).fill(whole)),
    ),
    becomes: { refused: 'longer-than-session' },
  },
  {
    what: 'sound again after two sessions: nothing is left out without a word',
    file: 'sau.wav',
    limitMinutes: 0.2,
    make: sound(() => oneAfterAnother(speechLike(5), silence(22), speechLike(3))),
    becomes: { refused: 'longer-than-session' },
  },
  {
    what: 'half a minute of silence, then less than a session',
    file: 'muon.wav',
    limitMinutes: 0.5,
    make: sound(() => oneAfterAnother(silence(30), speechLike(8))),
    becomes: { airs: 8 },
  },
  // Damaged files.
  { what: 'no byte', file: 'rong.mp3', make: bytes(''), becomes: { refused: 'empty' } },
  {
    what: 'a header that says nothing of its length',
    file: 'khong.wav',
    make: spoilt(wav, '.wav', sized(0, 0)),
    becomes: { airs: 7.8 },
  },
  {
    what: 'a header of a pipe',
    file: 'ong.wav',
    make: spoilt(wav, '.wav', sized(0xffff_ffff, 0xffff_ffff)),
    becomes: { airs: 7.8 },
  },
  {
    what: 'a header that promises more than there is',
    file: 'hua.wav',
    make: spoilt(wav, '.wav', sized(800_000, 799_964)),
    becomes: { airs: 7.8, poor: ['cut-off'] },
  },
  {
    what: 'a header of no channels',
    file: 'kenh.wav',
    make: spoilt(wav, '.wav', (whole) => {
      const changed = Buffer.from(whole);
      changed.writeUInt16LE(0, 22);
      return changed;
    }),
    becomes: { refused: 'unreadable' },
  },
  {
    what: 'half of a WAV',
    file: 'nua2.wav',
    make: spoilt(wav, '.wav', half),
    becomes: { airs: 4, poor: ['cut-off'] },
  },
  {
    what: 'half of an MP3',
    file: 'nua2.mp3',
    make: spoilt(mp3, '.mp3', half),
    becomes: { airs: 4, poor: ['cut-off'] },
  },
  {
    what: 'half of an OGG',
    file: 'nua2.ogg',
    make: spoilt(coded('-c:a', 'libvorbis'), '.ogg', half),
    becomes: { airs: 4, poor: ['cut-off'] },
  },
  {
    what: 'half of an M4A: its index is lost',
    file: 'nua2.m4a',
    make: spoilt(coded('-c:a', 'aac'), '.m4a', half),
    becomes: { refused: 'unreadable' },
  },
  {
    what: 'MP3 behind four kilobytes of something else',
    file: 'rac.mp3',
    make: spoilt(mp3, '.mp3', (whole) => Buffer.concat([Buffer.alloc(4096, 'x'), whole])),
    becomes: { airs: 7.8 },
  },
  {
    what: 'MP3 with a hole',
    file: 'thung.mp3',
    make: spoilt(mp3, '.mp3', without(0.4, 0.5)),
    becomes: { airs: 7 },
  },
  {
    what: 'two MP3 of different rates, one behind the other',
    file: 'noi.mp3',
    make: spoilt(mp3, '.mp3', (whole) => Buffer.concat([whole, whole])),
    becomes: { airs: 15.8 },
  },
];
