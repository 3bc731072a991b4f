/** What the program can mend by itself; commands/mend.ts does it. What only a person can mend has no entry. */
export const mends = {
  tidy: {
    checks: ['disk'],
    button: 'Dọn tệp cũ ngay',
    about: 'Xóa bản tin, câu đã đọc, bản sao lưu đã quá số ngày giữ; không đụng tới nhật ký.',
  },
  remake: {
    checks: ['queue', 'refused'],
    button: 'Làm lại bản tin thiếu, hỏng',
    about: 'Làm lại mọi bản tin chờ phát còn thiếu hay hỏng; cái còn tốt giữ nguyên.',
  },
  site: {
    checks: ['site'],
    button: 'Dựng lại trang',
    about: 'Dựng lại trang của người dân từ nội dung hiện có.',
  },
} as const satisfies Readonly<Record<string, Mend>>;

interface Mend {
  /** Of which checks (check.ts), or troubles of that kind. */
  readonly checks: readonly string[];
  /** Vietnamese. */
  readonly button: string;
  readonly about: string;
}

export type MendName = keyof typeof mends;

// Object.keys forgets the names, which the table above has.
export const mendNames = Object.keys(mends) as readonly MendName[];

export function isMendName(text: string): text is MendName {
  return mendNames.some((name) => name === text);
}

/** What helps against what a check found; undefined: no button can. */
export function mendFor(check: string): MendName | undefined {
  return mendNames.find((name) => (mends[name].checks as readonly string[]).includes(check));
}
