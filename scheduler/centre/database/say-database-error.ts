// What PostgreSQL refuses, in Vietnamese: it speaks in codes (SQLSTATE) and English.
import { LoaError } from '../../../content/schema/loa-error.ts';
import { sayError } from '../../../content/schema/say-error.ts';

/** The ledger cannot be used. */
export class DatabaseError extends LoaError<'database'> {
  override readonly name = 'DatabaseError';

  constructor(message: string, hint: string, cause?: unknown) {
    super('database', message, { hint, cause });
  }
}

const wrongLogin = {
  says: 'tên người dùng hoặc mật khẩu không đúng',
  mend: 'Sửa DATABASE_URL rồi chạy lại.',
};

/** Whole codes, or their class of two letters (PostgreSQL, appendix A). */
const refusals: Readonly<Record<string, { readonly says: string; readonly mend: string }>> = {
  '28P01': wrongLogin,
  '28000': wrongLogin,
  '3D000': {
    says: 'máy chủ không có cơ sở dữ liệu tên ấy',
    mend: 'Tạo nó (createdb) hoặc sửa DATABASE_URL rồi chạy lại.',
  },
  '42501': {
    says: 'người dùng ấy không có quyền',
    mend: 'Cấp quyền CREATE trên cơ sở dữ liệu cho người dùng trong DATABASE_URL.',
  },
  '53300': {
    says: 'máy chủ đã hết chỗ kết nối',
    mend: 'Tăng max_connections, hoặc bớt số tiến trình trung tâm.',
  },
  '53100': { says: 'đĩa của máy chủ đầy', mend: 'Xóa bớt, hoặc thêm đĩa cho PostgreSQL.' },
  '57P03': { says: 'máy chủ đang khởi động', mend: 'Đợi một lát rồi chạy lại.' },
  '57P01': { says: 'máy chủ đang dừng', mend: 'Mở lại PostgreSQL rồi chạy lại.' },
  '08': { says: 'kết nối bị đứt', mend: 'Kiểm tra mạng và PostgreSQL rồi chạy lại.' },
};

const closed = {
  says: 'kết nối bị đóng',
  mend: 'Kiểm tra PostgreSQL có đang chạy không, rồi chạy lại.',
};
/** The driver's own. */
const ofTheDriver: Readonly<Record<string, typeof closed>> = {
  CONNECT_TIMEOUT: { says: 'máy chủ không trả lời', mend: 'Kiểm tra mạng, địa chỉ và cổng.' },
  CONNECTION_CLOSED: closed,
  CONNECTION_ENDED: closed,
  CONNECTION_DESTROYED: closed,
};

/** The same error as one of ours, with how to mend it; what is ours already stays. */
export function toDatabaseError(error: unknown): Error {
  if (error instanceof LoaError) return error;
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = refusals[code] ?? refusals[code.slice(0, 2)] ?? ofTheDriver[code];
  const says = known?.says ?? sayError(error);
  return new DatabaseError(
    `Sổ của trung tâm (PostgreSQL) không dùng được: ${says}${code === '' || !known ? '' : ` (${code})`}.`,
    known?.mend ?? 'Kiểm tra DATABASE_URL và PostgreSQL rồi chạy lại.',
    error,
  );
}
