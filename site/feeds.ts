/** One way to follow the broadcasts outside the page. */
export interface FeedLink {
  readonly href: string;
  readonly name: string;
  readonly icon: 'calendar' | 'horn';
}

/**
 * The links to what was published, in the order they stand on the page. A calendar to subscribe to and a podcast need the
 * ward's public address: their programs fetch from elsewhere, and addresses without a host lead them nowhere.
 */
export function feedLinks(
  published: (file: string) => boolean,
  siteUrl: string | undefined,
): readonly FeedLink[] {
  const site = siteUrl?.replace(/\/+$/, '');
  const calendar: readonly FeedLink[] = [
    ...(site === undefined
      ? []
      : [
          {
            href: `${site.replace(/^https?:/, 'webcal:')}/phat-thanh/lich.ics`,
            name: 'Theo dõi lịch phát trên điện thoại',
            icon: 'calendar' as const,
          },
        ]),
    { href: '/phat-thanh/lich.ics', name: 'Tải lịch phát về điện thoại', icon: 'calendar' },
  ];
  return [
    ...(published('lich.ics') ? calendar : []),
    ...(site !== undefined && published('podcast.xml')
      ? [
          {
            href: '/phat-thanh/podcast.xml',
            name: 'Nghe bằng ứng dụng podcast',
            icon: 'horn' as const,
          },
        ]
      : []),
    ...(published('danh-sach.m3u')
      ? [
          {
            href: '/phat-thanh/danh-sach.m3u',
            name: 'Tải danh sách bản tin để mở bằng ứng dụng nghe nhạc',
            icon: 'horn' as const,
          },
        ]
      : []),
  ];
}
