// What the operating system and SQLite refuse, in Vietnamese: they speak in codes and English.
import { loaCommand } from './loa-command.ts';

/** A refusal in words: `says` is a clause without its full stop, `mend` a sentence. */
export interface SystemRefusal {
  readonly says: string;
  readonly mend: string;
}

const full: SystemRefusal = {
  says: 'đĩa đầy, không ghi được dữ liệu',
  mend: 'Xóa bớt tệp trên ổ đĩa ấy rồi làm lại.',
};
const denied: SystemRefusal = {
  says: 'không có quyền đọc hoặc ghi',
  mend: 'Cấp quyền cho tài khoản đang chạy Loa Phường, hoặc chọn nơi khác.',
};
const readOnly: SystemRefusal = {
  says: 'ổ đĩa hoặc tệp chỉ cho đọc',
  mend: 'Mở khóa ghi của ổ đĩa, hoặc chọn nơi khác.',
};
const tooMany: SystemRefusal = {
  says: 'máy hết chỗ mở tệp',
  mend: 'Đóng bớt chương trình, hoặc tăng giới hạn (ulimit -n; systemd: LimitNOFILE) rồi mở lại.',
};
const offline: SystemRefusal = {
  says: 'không nối được mạng đến đó',
  mend: 'Kiểm tra mạng và địa chỉ.',
};
const broken: SystemRefusal = {
  says: 'đĩa lỗi',
  mend: 'Kiểm tra dây và ổ đĩa; sao lưu sớm và thay ổ nếu lỗi lặp lại.',
};
const busy: SystemRefusal = {
  says: 'đang bị chương trình khác dùng',
  mend: 'Đợi một lát rồi làm lại; nếu vẫn vậy thì tắt chương trình kia.',
};
const damaged: SystemRefusal = {
  says: 'cơ sở dữ liệu bị hỏng',
  mend: `Chạy npm start hoặc ${loaCommand} run: tệp hỏng được giữ lại, tệp mới được mở.`,
};

const packageMissing: SystemRefusal = {
  says: 'thiếu một gói của chương trình',
  mend: 'Trong thư mục chương trình, chạy npm ci rồi làm lại.',
};

const refusals: Readonly<Record<string, SystemRefusal>> = {
  ENOSPC: full,
  EDQUOT: { ...full, says: 'hết hạn mức đĩa' },
  EFBIG: {
    says: 'tệp quá lớn cho ổ đĩa này',
    mend: 'Chọn ổ khác, hoặc định dạng lại ổ (exFAT, ext4).',
  },
  EACCES: denied,
  EPERM: denied,
  EROFS: readOnly,
  EMFILE: tooMany,
  ENFILE: tooMany,
  ENOMEM: { says: 'máy hết bộ nhớ', mend: 'Đóng bớt chương trình rồi làm lại.' },
  EAGAIN: { says: 'máy quá tải', mend: 'Đóng bớt chương trình rồi làm lại.' },
  ENOENT: { says: 'không có tệp hoặc thư mục ấy', mend: 'Kiểm tra lại đường dẫn.' },
  EISDIR: { says: 'đó là thư mục, không phải tệp', mend: 'Nêu một tệp trong thư mục ấy.' },
  ENOTDIR: {
    says: 'một phần của đường dẫn là tệp, không phải thư mục',
    mend: 'Kiểm tra lại đường dẫn.',
  },
  EEXIST: { says: 'đã có tệp hoặc thư mục tên ấy', mend: 'Chọn tên khác, hoặc dời cái cũ đi.' },
  ENOTEMPTY: {
    says: 'thư mục không trống',
    mend: 'Chọn thư mục khác, hoặc dời những gì trong đó đi.',
  },
  ENAMETOOLONG: { says: 'tên quá dài', mend: 'Đặt tên ngắn hơn.' },
  ELOOP: { says: 'liên kết vòng', mend: 'Kiểm tra liên kết (symlink) trong đường dẫn.' },
  EXDEV: { says: 'hai nơi nằm trên hai ổ đĩa khác nhau', mend: 'Chọn nơi cùng ổ đĩa.' },
  EINVAL: { says: 'hệ điều hành không nhận giá trị ấy', mend: 'Kiểm tra lại tên và đường dẫn.' },
  EBUSY: busy,
  ETXTBSY: busy,
  EIO: broken,
  ENODEV: { says: 'không có thiết bị ấy', mend: 'Cắm lại thiết bị, hoặc chọn thiết bị khác.' },
  ENXIO: { says: 'không có thiết bị ấy', mend: 'Cắm lại thiết bị, hoặc chọn thiết bị khác.' },
  EPIPE: { says: 'bên nhận đã đóng', mend: 'Làm lại.' },
  ECONNREFUSED: {
    says: 'nơi ấy không nhận kết nối',
    mend: 'Kiểm tra chương trình ở nơi ấy có đang chạy không, và số cổng.',
  },
  ECONNRESET: { says: 'kết nối bị cắt', mend: 'Kiểm tra mạng rồi làm lại.' },
  ETIMEDOUT: offline,
  EHOSTUNREACH: offline,
  ENETUNREACH: offline,
  ENOTFOUND: { says: 'không tìm thấy địa chỉ ấy', mend: 'Kiểm tra tên máy và mạng.' },
  EAI_AGAIN: { says: 'không hỏi được địa chỉ ấy', mend: 'Kiểm tra mạng và DNS.' },
  EADDRINUSE: { says: 'cổng đang có chương trình khác dùng', mend: 'Chọn cổng khác.' },
  EADDRNOTAVAIL: { says: 'máy này không có địa chỉ ấy', mend: 'Chọn địa chỉ khác.' },
  ERR_MODULE_NOT_FOUND: packageMissing,
  MODULE_NOT_FOUND: packageMissing,
  SQLITE_BUSY: { ...busy, says: 'cơ sở dữ liệu bị một chương trình khác giữ' },
  SQLITE_FULL: full,
  SQLITE_READONLY: denied,
  SQLITE_CANTOPEN: denied,
  SQLITE_IOERR: broken,
  SQLITE_CORRUPT: damaged,
};

/** SQLite says what it refuses in its message alone, where it was not opened by us. */
const sqliteMessages: readonly (readonly [pattern: RegExp, code: string])[] = [
  [/disk is full/i, 'SQLITE_FULL'],
  [/\b(locked|busy)\b/i, 'SQLITE_BUSY'],
  [/malformed|not a database|corrupt/i, 'SQLITE_CORRUPT'],
  [/readonly/i, 'SQLITE_READONLY'],
  [/unable to open/i, 'SQLITE_CANTOPEN'],
  [/disk I\/O/i, 'SQLITE_IOERR'],
];

/** The code of what the system refused, e.g. `ENOSPC`, `SQLITE_FULL`; undefined for an error of another kind. */
export function systemCodeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (Object.hasOwn(refusals, code)) return code;
  // A worker or another process hands on the message alone: "ENOSPC: no space left on device, write".
  const named = /^([A-Z][A-Z_]+):/.exec(error.message)?.[1] ?? '';
  if (Object.hasOwn(refusals, named)) return named;
  return sqliteMessages.find(([pattern]) => pattern.test(error.message))?.[1];
}

/** What the system refused, in Vietnamese; undefined for an error of another kind. */
export function systemRefusalOf(error: unknown): SystemRefusal | undefined {
  const code = systemCodeOf(error);
  return code === undefined ? undefined : refusals[code];
}
