// What the tests of the schedule are built from.
import type { Campaign } from '../../content/schema/campaign.ts';
import type { Ward } from '../../content/schema/ward.ts';
import { sayReason } from '../../scheduler/core/say-reason.ts';
import type { Slot } from '../../scheduler/core/slot.ts';

export const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A ward that permits 06:00–07:00 and 16:30–18:30 every day, unless the test says otherwise. */
export function wardWith(
  broadcast: Partial<Ward['broadcast']> = {},
  rest: Partial<Ward> = {},
): Ward {
  const rule = (from: string, to: string): Ward['broadcast']['permitted'][number] => ({
    days: [...everyDay],
    from,
    to,
    citation: 'Điều 1',
  });
  return {
    name: 'phường Thử',
    station: 'Đài truyền thanh phường Thử',
    timeZone: 'Asia/Ho_Chi_Minh',
    contacts: [],
    portals: [],
    voice: { kind: 'espeak', name: 'vi', rate: 150 },
    output: { kinds: ['capture'], standby: [], gainDb: 0 },
    approval: { required: false },
    ...rest,
    broadcast: {
      permitted: [rule('06:00', '07:00'), rule('16:30', '18:30')],
      maxSessionMinutes: 30,
      maxSessionsPerDay: 4,
      sessionCitation: 'Điều 2',
      quiet: [],
      blackouts: [],
      ...broadcast,
    },
  };
}

/** Tuesdays and Fridays at 17:00 for five weeks, unless the test says otherwise. */
export function campaignWith(rest: Partial<Campaign> = {}): Campaign {
  return airingWhen({ days: ['tue', 'fri'], time: '17:00', weeks: 5, ...rest });
}

/** A campaign that airs when the test says, and only then. */
export function airingWhen(rest: Partial<Campaign>): Campaign {
  const id = rest.id ?? 'thu';
  return {
    id,
    file: `content/campaigns/${id}.yaml`,
    title: 'Chương trình thử',
    documents: ['thong-bao/thu'],
    graceMinutes: 15,
    catchUp: { sameWeek: true, spareWeek: true },
    ...rest,
  };
}

/** A slot's reason as people read it; '' where it has none. */
export function reasonOf(slot: Slot | undefined, timeZone = 'Asia/Ho_Chi_Minh'): string {
  return slot?.reason ? sayReason(slot.reason, timeZone) : '';
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32's constants). */
export function seeded(seed: number): () => number {
  let a = seed | 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
