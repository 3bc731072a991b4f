// The words for what one loudspeaker of others did.
import { factText, type EventDetail } from './slot.ts';

/** `Loa chợ: báo đang phát, từ giây 0.`; undefined for other events. */
export function sayDeviceEvent(event: string, detail: EventDetail): string | undefined {
  const name = factText(detail, 'name');
  const at = `giây ${factText(detail, 'second')}`;
  const why = factText(detail, 'why');
  const because = why === '' ? '' : ` (${why})`;
  switch (event) {
    case 'device-took':
      return `${name}: đã nhận lệnh phát.`;
    case 'device-sounds':
      return `${name}: báo đang phát, từ ${at}.`;
    case 'device-ended':
      return `${name}: báo đã phát hết.`;
    case 'device-handed':
      return `${name}: đã giao, không tính là đã phát${because}.`;
    case 'device-unknown':
      return `${name}: không rõ có phát hay không${because}.`;
    case 'device-refused':
      return `${name}: không phát${because}.`;
    case 'device-cut':
      return `${name}: phát dở, đến ${at}${because}.`;
    case 'device-stopped':
      return `${name}: đã dừng ở ${at}.`;
    case 'device-not-stopped':
      return `${name}: không dừng theo lệnh, có thể còn đang kêu${because}.`;
    case 'device-note':
      return `${name}: ${why}`;
    default:
      return undefined;
  }
}
