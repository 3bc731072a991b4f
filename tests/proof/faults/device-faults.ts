// The sound card. There is none here: what stands in for it is ffmpeg's ALSA output that stalls or dies; the one that is
// gone is ALSA's own answer.
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from './fault.ts';
import { soundCardThat } from './stand-ins.ts';
import type { FaultStation } from './station.ts';

/** The speaker is chosen, the capture stands by. */
async function withSpeaker(
  station: FaultStation,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  appendFileSync(
    join(station.contentDir, 'ward.yaml'),
    'output:\n  kinds: [speaker]\n  standby: [capture]\n  device: loa-khong-co\n',
  );
  // Its outputs are those of the template until content is read, which takes a busy machine seconds.
  await station.start({ at: '07:20:00', output: 'ward', env });
}

/** A second of sound: 48 kHz, 16 bits, one channel. */
const second = 96_000;

export const deviceFaults: readonly Fault[] = [
  {
    name: 'the sound card is not there: the standby takes over from the first second',
    names: /Không có thiết bị âm thanh .{1,2}loa-khong-co[^]*"second":0[^]*phát tiếp thay loa/,
    heard: 2,
    // ffmpeg opens the device with the first samples: less than a millisecond of them is lost.
    differs: /samples of/,
    strike: (station) => withSpeaker(station),
  },
  {
    name: 'the sound card takes sound and stalls: the standby takes over',
    names: /đứng im hơn 3 giây[^]*phát tiếp thay loa \(loa-khong-co\)\. \(giây [23]/,
    heard: 2,
    differs: /samples of/,
    strike: (station) =>
      withSpeaker(station, soundCardThat(station, 2 * second, 'exec sleep 1000')),
  },
  {
    name: 'the sound card takes nothing at all: the standby takes over',
    names: /đứng im hơn 3 giây[^]*phát tiếp thay loa \(loa-khong-co\)\. \(giây [012]/,
    heard: 2,
    differs: /samples of/,
    strike: (station) =>
      withSpeaker(station, soundCardThat(station, second / 10, 'exec sleep 1000')),
  },
  {
    name: 'the sound card dies in mid-air: the standby takes over from that second',
    names: /Input\/output error[^]*phát tiếp thay loa \(loa-khong-co\)\. \(giây (0\.[3-9]|1)/,
    heard: 2,
    differs: /samples of/,
    strike: (station) =>
      withSpeaker(
        station,
        soundCardThat(station, second, "echo 'snd_pcm_writei: Input/output error' >&2; exit 1"),
      ),
  },
];
