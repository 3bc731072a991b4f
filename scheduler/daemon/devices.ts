// Loudspeakers of others in what airs: what each of them did, for the log and for people.
import { loaCommand } from '../../content/schema/loa-command.ts';
import { sayDeviceEvent } from '../core/say-device-event.ts';
import type { DeviceTold, DeviceWhat } from '../playout/output.ts';
import { secondOf } from './play-watched.ts';
import type { State } from './state.ts';

/** What people should look at; the others say that it is well again. */
const wrong: ReadonlySet<DeviceWhat> = new Set([
  'unknown',
  'refused',
  'cut',
  'not-stopped',
  'note',
]);
const well: ReadonlySet<DeviceWhat> = new Set(['ended', 'handed']);

const words: Readonly<Partial<Record<DeviceWhat, string>>> = {
  unknown: 'không rõ có phát hay không',
  refused: 'không phát',
  cut: 'phát dở',
  'not-stopped': 'không dừng theo lệnh',
  note: 'có chỗ cần xem',
};

const mend = `Ra loa ấy nghe, xem điện và mạng của nó; rồi chạy ${loaCommand} doctor.`;

/** What one loudspeaker did, in a sentence. */
export function sayDeviceTold({ what, ...told }: DeviceTold): string {
  return sayDeviceEvent(`device-${what}`, detailOf(told)) ?? '';
}

function detailOf({ device, name, positionMs, why }: Omit<DeviceTold, 'what'>) {
  return { device, name, second: secondOf(positionMs), ...(why && { why }) };
}

/** Writes what a slot's loudspeakers did; a trouble lasts until that loudspeaker has done a whole bulletin. */
export function hearDevices(state: State, slot: string) {
  /** Told of it in this airing: its end alone does not make it well. */
  const noted = new Set<string>();
  /** Said that it plays: what is only handed over after that is not well. */
  const sounded = new Set<string>();
  return (told: DeviceTold, output: string): void => {
    const { what, device, name, why } = told;
    const at = state.parts.clock.now();
    const detail = { ...detailOf(told), output };
    state.journal.recordSoon({ at, slot, event: `device-${what}`, detail });
    const id = `device ${device}`;
    if (what === 'sounds') sounded.add(id);
    const isLost = what === 'handed' && sounded.has(id);
    if (wrong.has(what)) {
      noted.add(id);
      const said = `${name}: ${words[what] ?? what}${why ? ` (${why})` : ''}.`;
      state.troubles.raise({ id, kind: 'output', what: said, mend }, { isLogged: true });
    } else if (well.has(what) && !isLost && !noted.has(id)) state.troubles.over(id);
  };
}
