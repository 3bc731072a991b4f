import type { Role } from '../../acts/roles.ts';
import type { Looking } from '../console-parts.ts';
import type { Account } from './account-book.ts';
import type { OpenInvitation } from './invitations.ts';
import { wordOf } from './word-of.ts';

export interface AllAccountsView {
  readonly accounts: readonly (Account & { readonly hasFactor: boolean })[];
  readonly invitations: readonly OpenInvitation[];
  readonly rolesThatNeedOne: readonly Role[];
  /** What ward.yaml demands besides. */
  readonly demanded: readonly Role[];
  /** What was done just before, in words; ''. */
  readonly said: string;
}

/** What was done just before, by `?xong=`. */
const saidAfter: Readonly<Record<string, string>> = {
  vai: 'Đã lưu vai; người ấy phải đăng nhập lại.',
  disabled: 'Đã khóa tài khoản.',
  active: 'Đã mở khóa tài khoản.',
  removed: 'Đã gỡ bỏ tài khoản.',
  'rut-lai': 'Đã rút lại mã.',
  'bat-buoc': 'Đã lưu.',
};

export function allAccountsView({ parts, query }: Looking): AllAccountsView {
  const { book, factors, invitations } = parts.accounts;
  return {
    accounts: book.list().map((one) => ({ ...one, hasFactor: factors.has(one.account) })),
    invitations: invitations.open(),
    ...{ rolesThatNeedOne: factors.rolesThatNeedOne(), demanded: factors.demanded() },
    said: wordOf(saidAfter, query('xong')),
  };
}
