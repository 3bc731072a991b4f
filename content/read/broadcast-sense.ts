import type { Ward } from '../schema/ward.ts';

/** Tells of what stands at `path` below `broadcast`: what is wrong, and how to mend it. */
export type Tell = (path: readonly PropertyKey[], message: string, hint: string) => void;

type Blackout = Ward['broadcast']['blackouts'][number];

/** What no single field of the broadcast rules shows: hours that end before they begin, days that are no days. */
export function checkBroadcast(
  { permitted, quiet, blackouts }: Ward['broadcast'],
  tell: Tell,
): void {
  for (const [list, spans] of Object.entries({ permitted, quiet }))
    spans.forEach(({ from, to }, index) => {
      if (to <= from)
        tell(
          [list, index, 'to'],
          `Khoảng giờ ${from}–${to} kết thúc trước khi bắt đầu.`,
          'Ghi from nhỏ hơn to; khoảng qua nửa đêm thì tách làm hai.',
        );
    });
  blackouts.forEach((blackout, index) => {
    checkBlackout(blackout, (path, message, hint) => {
      tell(['blackouts', index, ...path], message, hint);
    });
  });
}

function checkBlackout({ from, to, lunar, days }: Blackout, tell: Tell): void {
  if ((from === undefined) === (lunar === undefined)) {
    tell(
      [],
      'Ngày không phát phải ghi theo một cách: dương lịch hoặc âm lịch.',
      "Ghi from: 2027-09-02 (và to nếu nhiều ngày), hoặc lunar: '01-01' (và days nếu nhiều ngày).",
    );
    return;
  }
  if (from !== undefined && to !== undefined && to < from)
    tell(['to'], `Ngày cuối ${to} đứng trước ngày đầu ${from}.`, 'Đổi lại hai ngày.');
  if (lunar !== undefined && to !== undefined)
    tell(['to'], 'Ngày âm lịch không dùng với to.', `Bỏ dòng to, ghi số ngày nghỉ: days: 3.`);
  if (to !== undefined && days !== undefined && lunar === undefined)
    tell(
      ['days'],
      'Có cả to và days nên không rõ nghỉ đến ngày nào.',
      'Giữ một dòng, bỏ dòng kia.',
    );
  for (const [field, day] of Object.entries({ from, to }))
    if (day !== undefined && !isNearDay(day)) tell([field], ...farDay(day));
  if (lunar !== undefined) checkLunar(lunar, tell);
}

/** The Vietnamese write the day first; this key has the month first, and no lunar year has a month 13. */
function checkLunar(lunar: string, tell: Tell): void {
  const [month = 0, day = 0] = lunar.split('-').map(Number);
  const isDay = (number: number): boolean => number >= 1 && number <= 30;
  const isMonth = (number: number): boolean => number >= 1 && number <= 12;
  if (isMonth(month) && isDay(day)) return;
  const turned = isMonth(day) && isDay(month) && lunar.split('-').toReversed().join('-');
  tell(
    ['lunar'],
    `Âm lịch không có ngày "${lunar}": mục này ghi tháng trước, ngày sau.`,
    turned
      ? `Nếu là ngày ${month} tháng ${day} âm lịch thì ghi lunar: '${turned}'.`
      : "Tháng từ 01 đến 12, ngày từ 01 đến 30, ví dụ ngày 30 tháng Chạp: lunar: '12-30'.",
  );
}

/** A day that somebody meant: not one of another century, which is a slip of the key. */
export function isNearDay(day: string): boolean {
  return day >= '2000-01-01' && day <= '2199-12-31';
}

export function farDay(day: string): readonly [message: string, hint: string] {
  return [`Ngày ${day} không thể đúng.`, 'Xem lại năm, ví dụ: 2027-02-06.'];
}
