// What one output did, by what each of its loudspeakers did.
import { loaCommand } from '../../../content/schema/loa-command.ts';
import type { DeviceTold, DeviceWhat, PlayEnd } from '../output.ts';
import type { DeviceEnd } from './device-job.ts';

export interface EndOf {
  readonly name: string;
  readonly end: DeviceEnd;
}

const whats: Readonly<Record<DeviceEnd['how'], DeviceWhat>> = {
  heard: 'ended',
  accepted: 'handed',
  unknown: 'unknown',
  refused: 'refused',
  cut: 'cut',
  stopped: 'stopped',
  'not-stopped': 'not-stopped',
};

/** How a loudspeaker ended, as it is told; `fromMs`: where in the bulletin its part began. */
export function toldOf(
  device: { readonly id: string; readonly name: string },
  end: DeviceEnd,
  fromMs: number,
): DeviceTold {
  return {
    ...{ what: whats[end.how], device: device.id, name: device.name },
    positionMs: fromMs + ('positionMs' in end ? end.positionMs : 0),
    why: 'why' in end ? end.why : '',
  };
}

/**
 * Heard where at least one says that it played to the end; given away where one has it, or may have it, and nothing shows
 * more; silent once stopped; else how far the furthest came.
 */
export function verdictOfDevices(ends: readonly EndOf[], fromMs: number): PlayEnd {
  const of = (...hows: readonly DeviceEnd['how'][]): readonly EndOf[] =>
    ends.filter(({ end }) => hows.includes(end.how));
  const reached = (some: readonly EndOf[]): number =>
    fromMs + Math.max(0, ...some.map(({ end }) => ('positionMs' in end ? end.positionMs : 0)));
  const heard = of('heard');
  if (heard.length > 0)
    return {
      ...{ how: 'finished', positionMs: reached(heard), samples: 0 },
      confirmedBy: heard.map(({ name }) => name),
    };
  // What goes on sounding was not stopped, whatever else obeyed.
  const deaf = of('not-stopped');
  if (deaf.length > 0) {
    const message = `Không dừng được: ${sayEach(deaf)}. Loa ấy có thể còn đang kêu: tắt ở loa hoặc ngắt nguồn, rồi xem mục stop của kiểu loa trong content/ward.yaml.`;
    return { how: 'failed', positionMs: reached(deaf), samples: 0, message };
  }
  const stopped = of('stopped');
  if (stopped.length > 0) return { how: 'stopped', positionMs: reached(stopped), samples: 0 };
  const given = of('accepted', 'unknown');
  if (given.length > 0) return { how: 'handed-over', message: `${sayEach(ends)}.` };
  const message = `Không loa nào phát hết: ${sayEach(ends)}. Kiểm tra điện và mạng của loa, rồi chạy ${loaCommand} doctor.`;
  return { how: 'failed', positionMs: reached(ends), samples: 0, message };
}

const words: Readonly<Record<DeviceEnd['how'], string>> = {
  heard: 'báo đã phát hết',
  accepted: 'đã giao',
  unknown: 'không rõ có phát không',
  refused: 'không phát',
  cut: 'phát dở',
  stopped: 'đã dừng',
  'not-stopped': 'chưa dừng',
};

function sayEach(ends: readonly EndOf[]): string {
  return ends
    .map(({ name, end }) => {
      const why = 'why' in end && end.why !== '' ? ` (${end.why})` : '';
      return `${name}: ${words[end.how]}${why}`;
    })
    .join('; ');
}
