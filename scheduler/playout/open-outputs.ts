import { resolve } from 'node:path';
import type { OutputKind } from '../../content/schema/names.ts';
import type { Ward } from '../../content/schema/ward.ts';
import type { Clock } from '../clock.ts';
import { handoverDirOf, type Config } from '../config.ts';
import { createCapture } from './capture.ts';
import { createFolderOutput } from './folder.ts';
import { createIcecast } from './icecast/icecast.ts';
import type { Output } from './output.ts';
import { openPcm } from './pcm.ts';
import { createSpeaker } from './speaker/speaker.ts';

/** The outputs that the command line, else ward.yaml, asks for; and those that stand by. None is opened yet. */
export function openOutputs(
  config: Pick<Config, 'root' | 'dataDir' | 'captureFile' | 'outputs'>,
  clock: Clock,
  ward: Pick<Ward, 'output' | 'station'>,
): { readonly chosen: readonly Output[]; readonly standby: readonly Output[] } {
  const { output, station } = ward;
  const open = (kind: OutputKind): Output => {
    switch (kind) {
      case 'folder':
        return createFolderOutput(
          output.folder === undefined
            ? handoverDirOf(config.dataDir)
            : resolve(config.root, output.folder),
        );
      case 'capture':
        return createCapture({ file: config.captureFile, clock, openPcm });
      case 'speaker':
        return createSpeaker({
          openPcm,
          clock,
          device: output.device,
          gainDb: output.gainDb,
        });
      case 'icecast':
        return createIcecast({ openPcm, clock, station, address: output.icecastUrl });
    }
  };
  const chosen = config.outputs ?? output.kinds;
  // A test's capture must not sound from a loudspeaker because something failed.
  const standby = config.outputs ? [] : output.standby.filter((kind) => !chosen.includes(kind));
  const limited = (kind: OutputKind): Output => withCheckLimit(open(kind));
  return { chosen: chosen.map(limited), standby: standby.map(limited) };
}

/** A device may hang; whoever asks whether it works must not. Real ms. */
const checkWithinMs = 5000;

function withCheckLimit(output: Output): Output {
  return {
    ...output,
    check: async () => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<readonly string[]>((resolve) => {
        timer = setTimeout(() => {
          const seconds = checkWithinMs / 1000;
          resolve([
            `Đầu ra ${output.name} không trả lời sau ${seconds} giây. Rút thiết bị ra cắm lại, hoặc khởi động lại máy.`,
          ]);
        }, checkWithinMs);
      });
      return Promise.race([output.check(), late]).finally(() => {
        clearTimeout(timer);
      });
    },
  };
}
