import type { Looking } from '../console-parts.ts';
import type { Seen } from '../seen.ts';
import type { Passkey } from './passkey-book.ts';
import type { PushDevice } from './push-book.ts';
import { passkeyHost } from './passkeys.ts';
import type { Session } from './sessions.ts';
import { sessionOf } from './who-looks.ts';
import { wordOf } from './word-of.ts';

export interface OwnAccountView {
  readonly email: string;
  readonly hasCodes: boolean;
  readonly passkeys: readonly Passkey[];
  /** Whether browsers have passkeys at this address. */
  readonly passkeysWork: boolean;
  readonly recoveryLeft: number;
  readonly sessions: readonly (Session & { readonly isHere: boolean })[];
  readonly pushDevices: readonly PushDevice[];
  /** What was done just before, in words; ''. */
  readonly said: string;
  /** Real, epoch ms. */
  readonly now: number;
}

/** What was done just before, by `?xong=`. */
const saidAfter: Readonly<Record<string, string>> = {
  'mat-khau': 'Đã đổi mật khẩu; những nơi khác đã bị đăng xuất.',
  'dang-xuat-noi-khac': 'Đã đăng xuất nơi ấy.',
  'tat-buoc-hai': 'Đã tắt.',
  'buoc-hai': 'Bước đăng nhập thứ hai đã bật.',
  thu: 'Đã lưu địa chỉ thư.',
  bao: 'Từ nay máy này được báo ngay.',
  'thoi-bao': 'Đã thôi báo.',
};

export function ownAccountView({ person }: Seen, looking: Looking): OwnAccountView {
  const { parts, from, query } = looking;
  const { book, factors, sessions, pushes, now } = parts.accounts;
  const { account } = person;
  const here = sessionOf(looking);
  return {
    email: book.find(account)?.email ?? '',
    hasCodes: factors.codes.has(account),
    passkeys: factors.passkeys.list(account),
    passkeysWork: passkeyHost(from.origin) !== undefined,
    recoveryLeft: factors.recovery.left(account),
    sessions: sessions.list(account).map((one) => ({ ...one, isHere: one.session === here })),
    pushDevices: pushes.list(account),
    said: wordOf(saidAfter, query('xong')),
    now: now(),
  };
}
