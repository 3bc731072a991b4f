import { isAttached, saySize } from '../schema/attached.ts';
import { documentPlaces } from '../schema/document.ts';
import type { Problem } from '../schema/problem.ts';
import { recordedName, recordingsFolder, sameName } from '../schema/recordings.ts';
import { sayError } from '../schema/say-error.ts';

/** Why something in content/ is not read, where it is not the system that refuses. */
export type WhyUnread = keyof typeof reasons;

const reasons = {
  'is-folder': [
    'Đây là thư mục, không phải tệp như tên của nó nói.',
    'Bỏ đuôi khỏi tên thư mục, hoặc chuyển nó ra khỏi thư mục content.',
  ],
  'linked-folder': [
    'Đây là liên kết (symlink) tới một thư mục: không có gì trong đó được đọc.',
    'Chép chính thư mục ấy vào đây thay cho liên kết.',
  ],
  'no-file': [
    'Đây không phải tệp thường (ống, ổ cắm hay thiết bị), nên không đọc được.',
    'Chuyển nó ra khỏi thư mục content.',
  ],
  name: [
    'Tên này không lưu ở mã UTF-8, nên không mở được.',
    'Đổi tên thành chữ thường không dấu, cách nhau bằng dấu -.',
  ],
  'too-large': [
    `Tệp chữ này nặng quá ${saySize(5_000_000)}, chắc không phải tệp chữ.`,
    'Chuyển tệp ra khỏi thư mục content, hoặc chia thành nhiều bài.',
  ],
} as const;

/** A problem for what stands there and is not read; `why` may be what the system said. */
export function unreadProblem(file: string, why: unknown): Problem {
  const at = { file, line: 1, severity: 'error' } as const;
  const known = typeof why === 'string' && Object.hasOwn(reasons, why);
  // A key of the table, as was looked just now.
  if (known) {
    const [message, hint] = reasons[why as WhyUnread];
    return { ...at, message, hint };
  }
  return {
    ...at,
    message: `Không đọc được tệp này: ${sayError(why)}.`,
    hint: 'Lấy lại tệp từ bản lưu trước, hoặc cấp quyền đọc cho tài khoản đang chạy Loa Phường; không cần nữa thì xóa.',
  };
}

/** What lies apart from the texts and is used by one. */
export interface UsedFiles {
  /** Names in content/recordings/ that campaigns air. */
  readonly recordings: readonly string[];
  /** Paths of pictures and files that documents show. */
  readonly shown: readonly string[];
}

/** What is unread and nothing needs holds up nothing: an error is only what would be read or heard. */
export function weighUnread(
  unread: readonly Problem[],
  { recordings, shown }: UsedFiles,
): readonly Problem[] {
  const needed = new Set(shown);
  for (const name of recordings) needed.add(sameName(recordingsFolder + name));
  return unread.map((one) =>
    isRead(one.file, needed) ? one : { ...one, severity: 'warning' as const },
  );
}

function isRead(file: string, needed: ReadonlySet<string>): boolean {
  if (isAttached(file)) return needed.has(file);
  if (textFile.test(file) || textFolders.has(file)) return true;
  if (file.startsWith(recordingsFolder)) return needed.has(sameName(file));
  // One that no document owns is a mistake too where it can be read.
  return recordedName(file) !== undefined;
}

/** Word files are read too, only to be told that nobody will see them. */
export const textFile = /\.(mdx|md|yaml|yml|tsv|csv|txt|html?|docx?|rtf|odt)$/i;

/** A link in place of one of these takes away every text in it, and nothing else would tell. */
const textFolders: ReadonlySet<string> = new Set(
  [...Object.values(documentPlaces).map(({ folder }) => folder), 'campaigns', 'simulator'].map(
    (folder) => `content/${folder}`,
  ),
);
