import { resolve } from 'node:path';
import type { OutputKind } from '../../content/schema/names.ts';
import { profileOf } from '../../content/schema/profile-of.ts';
import { renditionsFolder } from '../../content/schema/rendition.ts';
import type { Ward } from '../../content/schema/ward.ts';
import type { Clock } from '../clock.ts';
import { handoverDirOf, type Config } from '../config.ts';
import { createOutput, type OutputSettings } from './create-output.ts';
import type { Output } from './output.ts';
import { withProfile } from './rendition.ts';
import { createApartOutput } from './process/apart-output.ts';
import { createThreadedOutput } from './thread/threaded-output.ts';

/** The outputs that the command line, else ward.yaml, asks for; and those that stand by. None is opened yet. */
export function openOutputs(
  config: Pick<Config, 'root' | 'dataDir' | 'bulletinDir' | 'captureFile' | 'outputs' | 'clock'>,
  clock: Clock,
  ward: Pick<Ward, 'output' | 'station' | 'siteUrl' | 'timeZone'>,
): { readonly chosen: readonly Output[]; readonly standby: readonly Output[] } {
  const { output, station } = ward;
  const place = {
    ...{ base: output.audioBase ?? ward.siteUrl, folder: config.bulletinDir },
    ...{ dataDir: config.dataDir, timeZone: ward.timeZone },
  };
  const settingsOf = (kind: OutputKind): OutputSettings => {
    switch (kind) {
      case 'folder':
        return output.folder === undefined
          ? { kind, folder: handoverDirOf(config.dataDir), own: true }
          : { kind, folder: resolve(config.root, output.folder), own: false };
      case 'capture':
        return { kind, file: config.captureFile };
      case 'speaker':
        return { kind, device: output.device, gainDb: output.gainDb };
      case 'icecast':
        return {
          kind,
          address: output.icecastUrl,
          station,
          continuous: output.icecast?.continuous ?? false,
        };
      case 'http':
        return { kind, speakers: output.http, ...place };
      case 'mqtt':
        return { kind, speakers: output.mqtt, ...place };
    }
  };
  const open = (kind: OutputKind): Output => {
    const settings = settingsOf(kind);
    if (kind === 'http' || kind === 'mqtt')
      return createApartOutput({ output: settings, clock: config.clock });
    return soundsHere(kind)
      ? createThreadedOutput({ output: settings, clock: config.clock })
      : createOutput(settings, clock);
  };
  const chosen = config.outputs ?? output.kinds;
  // A test's capture must not sound from a loudspeaker because something failed.
  const standby = config.outputs ? [] : output.standby.filter((kind) => !chosen.includes(kind));
  const mastered = (kind: OutputKind): Output =>
    withProfile(open(kind), profileOf(output, kind), renditionsFolder(config.dataDir));
  const limited = (kind: OutputKind): Output => withCheckLimit(mastered(kind));
  return { chosen: chosen.map(limited), standby: standby.map(limited) };
}

/**
 * What sounds from here does so from a thread of its own. A folder is handed over in one step; the sound system of Windows
 * and macOS is an addon that was never tried in a thread.
 */
function soundsHere(kind: OutputKind): boolean {
  return kind !== 'folder' && (kind !== 'speaker' || process.platform === 'linux');
}

/** A device may hang; whoever asks whether it works must not. Real ms. */
const checkWithinMs = 5000;
/** And one that asks others over the network has a process to start first, and brokers to wait for. */
const checkApartWithinMs = 12_000;

function withCheckLimit(output: Output): Output {
  const isApart = output.kind === 'http' || output.kind === 'mqtt';
  const withinMs = isApart ? checkApartWithinMs : checkWithinMs;
  return {
    ...output,
    check: async () => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<readonly string[]>((resolve) => {
        timer = setTimeout(() => {
          const seconds = withinMs / 1000;
          resolve([
            `Đầu ra ${output.name} không trả lời sau ${seconds} giây. Rút thiết bị ra cắm lại, hoặc khởi động lại máy.`,
          ]);
        }, withinMs);
      });
      return Promise.race([output.check(), late]).finally(() => {
        clearTimeout(timer);
      });
    },
  };
}
