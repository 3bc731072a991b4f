/** What SQLite or the file system refuses, in Vietnamese, as a clause without its full stop; other messages as they are. */
export function explainStoreError(error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  const known = nameStoreError(error);
  return known === undefined ? why.replace(/\.$/, '') : `${known} (${why})`;
}

/** The same without the system's own words; undefined for what is not known. */
export function nameStoreError(error: unknown): string | undefined {
  const why = error instanceof Error ? error.message : String(error);
  return reasons.find(({ pattern }) => pattern.test(why))?.says;
}

/** Whether there is no room; it may come by itself, when somebody removes files. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && diskFull.test(error.message);
}

const diskFull = /ENOSPC|EDQUOT|disk is full|Đĩa đầy/i;

const reasons: readonly { readonly pattern: RegExp; readonly says: string }[] = [
  { pattern: diskFull, says: 'đĩa đầy, không ghi được dữ liệu' },
  { pattern: /locked|busy/i, says: 'cơ sở dữ liệu bị một chương trình khác giữ' },
  { pattern: /malformed|not a database|corrupt/i, says: 'cơ sở dữ liệu bị hỏng' },
  { pattern: /EACCES|EPERM|EROFS|readonly/i, says: 'không có quyền ghi dữ liệu' },
  { pattern: /EIO|I\/O/i, says: 'đĩa lỗi' },
];
