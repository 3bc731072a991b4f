// Outputs that talk with devices of others do so from a process of their own: what they were told they do, whatever happens to it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, expect, test, vi } from 'vitest';
import { createApartOutput } from '../../../scheduler/playout/process/apart-output.ts';
import { endDeviceRigs, placeFor } from './device-rigs.ts';
import { startHttpDevice } from './devices/http-device-stand-in.ts';

/** That only a hang reaches. */
const long = { timeout: 120_000, interval: 20 };
const undo: (() => void)[] = [];
afterAll(async () => {
  for (const step of undo) step();
  await endDeviceRigs();
});

async function rig(durationMs: number) {
  const { place, item } = await placeFor({ durationMs });
  const speaker = await startHttpDevice();
  undo.push(speaker.stop);
  const speakers = { models: [speaker.model], devices: [speaker.device] };
  const output = createApartOutput({
    output: { kind: 'http', speakers, ...place },
    clock: undefined,
  });
  return { output, item, speaker };
}

/** Processes of loudspeakers that this one has started. */
function children(): readonly number[] {
  const ofUs = `/proc/${process.pid}/task`;
  return readdirSync(ofUs)
    .flatMap((task) => readFileSync(`${ofUs}/${task}/children`, 'utf8').split(' ').filter(Boolean))
    .map(Number)
    .filter((pid) => existsSync(`/proc/${pid}/cmdline`))
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('devices-process'));
}

const quiet = {
  ...{ started: () => undefined, progress: () => undefined },
  ...{ silence: () => undefined, silenceOver: () => undefined },
};
const linux = test.skipIf(process.platform !== 'linux');

test('played through another process: the same end, and what each loudspeaker did is told', async () => {
  const { output, item } = await rig(4800);
  const told: string[] = [];
  const prepared = await output.prepare(item);
  const end = await prepared.play(
    { ...quiet, device: ({ what }) => told.push(what) },
    new AbortController().signal,
  );
  expect(end).toMatchObject({ how: 'finished', confirmedBy: ['Loa cot-1'] });
  expect(told).toEqual(['took', 'sounds', 'ended']);
  await output.close();
});

linux(
  'its process is killed in mid-air: nobody knows what its loudspeakers do, so nothing is to sound over them',
  async () => {
    const { output, item } = await rig(9600);
    const prepared = await output.prepare(item);
    const end = await prepared.play(
      {
        ...quiet,
        started: () => {
          for (const pid of children()) process.kill(pid, 'SIGKILL');
        },
      },
      new AbortController().signal,
    );
    expect(end).toMatchObject({ how: 'handed-over', isUnknown: true });
    expect('message' in end && end.message).toMatch(
      /dừng đột ngột \(SIGKILL\).*Không rõ loa còn phát/,
    );
    // It is opened anew for whoever comes next.
    expect(await output.check()).toEqual([]);
    await output.close();
  },
);

linux('what is given up tells its loudspeakers to be silent before it ends', async () => {
  const { output, item, speaker } = await rig(60_000);
  const prepared = await output.prepare(item);
  const ended = prepared.play(quiet, new AbortController().signal);
  await vi.waitFor(() => {
    expect(speaker.player.isPlaying()).toBe(true);
  }, long);
  const [pid = 0] = children();
  await output.close();
  await vi.waitFor(() => {
    expect([speaker.player.isPlaying(), existsSync(`/proc/${pid}`)]).toEqual([false, false]);
  }, long);
  expect((await ended).how).not.toBe('finished');
});
