import type { Notice, NoticeKind } from './notices.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** More are only counted: the pages have them. */
const mostLines = 20;

const subjects: Readonly<Record<NoticeKind, string>> = {
  emergency: 'đã phát khẩn',
  approval: 'bản tin chờ duyệt',
  'sent-back': 'bài bị trả lại',
  missed: 'buổi phát bị lỡ',
  trouble: 'sự cố',
};

/** What it is about: `[Đài phường An Phụ] bản tin chờ duyệt, sự cố`. */
export function subjectOf(station: string, notices: readonly Notice[]): string {
  const kinds = new Set<string>(notices.map(({ kind }) => kind));
  const what = Object.entries(subjects).filter(([kind]) => kinds.has(kind));
  return `[${station}] ${what.map(([, words]) => words).join(', ')}`;
}

/** One letter for all there is to tell somebody; each line leads to its page. `origin`: where the console opens for him. */
export function writeLetter(
  { name, email }: { readonly name: string; readonly email: string },
  notices: readonly Notice[],
  { station, origin }: { readonly station: string; readonly origin: string },
): Letter {
  const lines = notices.slice(0, mostLines).map(({ says, path }) => `${says}\n${origin}${path}\n`);
  const more = notices.length - mostLines;
  return {
    to: email,
    subject: subjectOf(station, notices),
    text: [
      `Kính gửi ${name},\n`,
      ...lines,
      ...(more > 0 ? [`Và ${more} việc nữa: ${origin}/dai/\n`] : []),
      `Thư tự động của ${station}. Đổi hoặc bỏ địa chỉ nhận: ${origin}/dai/tai-khoan/`,
    ].join('\n'),
  };
}
