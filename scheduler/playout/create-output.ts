import type { Clock } from '../clock.ts';
import { createCapture } from './capture.ts';
import { createDevices, type DeviceSettings } from './devices/open-devices.ts';
import { createFolderOutput } from './folder.ts';
import { createIcecast } from './icecast/icecast.ts';
import type { Output } from './output.ts';
import { openPcm } from './pcm.ts';
import { createSpeaker } from './speaker/speaker.ts';

/** What an output is told about where sound goes; plain data, so that it can be sent to a thread. */
export type OutputSettings =
  | DeviceSettings
  | { readonly kind: 'folder'; readonly folder: string; readonly own: boolean }
  | { readonly kind: 'capture'; readonly file: string }
  | { readonly kind: 'speaker'; readonly device: string | undefined; readonly gainDb: number }
  | {
      readonly kind: 'icecast';
      readonly address: string | undefined;
      readonly station: string;
      readonly continuous: boolean;
    };

export function createOutput(settings: OutputSettings, clock: Clock): Output {
  switch (settings.kind) {
    case 'folder':
      return createFolderOutput(settings.folder, settings.own);
    case 'capture':
      return createCapture({ file: settings.file, clock, openPcm });
    case 'speaker':
      return createSpeaker({ ...settings, clock, openPcm });
    case 'icecast':
      return createIcecast({ ...settings, clock, openPcm });
    case 'http':
    case 'mqtt':
      return createDevices(settings, clock);
  }
}
