import type { PublishedSlot } from '../../../content/schema/published.ts';
import type { FeedSource } from '../../../scheduler/feeds/feed-source.ts';

const sha = 'a'.repeat(64);

/** A slot on the air for six minutes and a bit, unless the overrides say otherwise. */
export function slotAt(startsAt: string, overrides: Partial<PublishedSlot> = {}): PublishedSlot {
  return {
    id: `dvc-${startsAt.slice(0, 10)}`,
    campaign: 'dvc',
    startsAt,
    state: 'planned',
    bulletin: { sha256: sha, durationMs: 372_400 },
    ...overrides,
  };
}

export function sourceWith(overrides: Partial<FeedSource> = {}): FeedSource {
  return {
    ward: {
      name: 'phường An Phụ',
      station: 'Đài truyền thanh phường An Phụ',
      siteUrl: 'https://anphu.example.vn/',
      broadcast: {
        permitted: [],
        maxSessionMinutes: 15,
        maxSessionsPerDay: 2,
        sessionCitation: '',
        quiet: [],
        blackouts: [],
      },
    },
    schedule: {
      generatedAt: '2026-11-23T20:00:00+07:00',
      timeZone: 'Asia/Ho_Chi_Minh',
      campaigns: [{ id: 'dvc', title: 'Dịch vụ công trực tuyến', weeks: 5, documents: [] }],
      slots: [slotAt('2026-11-24T17:00:00+07:00'), slotAt('2026-11-27T17:00:00+07:00')],
    },
    bulletins: [
      {
        publishedAt: Date.parse('2026-11-23T12:00:00Z'),
        manifest: {
          sha256: sha,
          title: 'Dịch vụ công & "nộp hồ sơ" <trực tuyến>',
          durationMs: 372_400,
          bytes: 4_567_890,
          sentences: [],
        },
      },
    ],
    ...overrides,
  };
}
