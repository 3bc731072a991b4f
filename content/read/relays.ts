import type { Ward } from '../schema/ward.ts';
import type { Tell } from './broadcast-sense.ts';
import { isMap } from './campaign-items.ts';

type Relay = NonNullable<Ward['relays']>[number];

/** What no single field of `relays:` shows: an address that no stream has, two of one id. */
export function checkRelays(relays: readonly Relay[], tell: Tell): void {
  relays.forEach(({ id, url }, index) => {
    if (!/^https?:\/\/[^/]/i.test(url))
      tell(
        [index, 'url'],
        `Địa chỉ "${url}" không tiếp âm được: chỉ tiếp được luồng http hoặc https.`,
        'Hỏi đài ấy địa chỉ luồng phát qua mạng, ví dụ: url: https://phat.example.vn/truc-tiep.mp3.',
      );
    if (relays.findIndex((other) => other.id === id) < index)
      tell([index, 'id'], `Đã có đài khác mang id "${id}".`, 'Đặt id khác, ví dụ: id: dai-huyen.');
  });
}

/** The ids that stand under `relays:`, whatever else is wrong there: a campaign that names one is right. */
export function relayIds(ward: unknown): readonly string[] {
  const relays: unknown = isMap(ward) ? ward['relays'] : undefined;
  return (Array.isArray(relays) ? relays : []).flatMap((relay: unknown) =>
    isMap(relay) && typeof relay['id'] === 'string' ? [relay['id']] : [],
  );
}
