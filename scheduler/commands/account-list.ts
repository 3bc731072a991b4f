import { loaCommand } from '../../content/schema/loa-command.ts';
import { fallbackTimeZone } from '../../content/schema/names.ts';
import type { People } from '../console/accounts/people.ts';
import { roleWords } from '../core/role-words.ts';
import { sayInstant } from '../core/words.ts';
import type { Call } from './command.ts';
import { json, table } from './print.ts';

/** Every account that is not removed, with what it may and when it was last used. */
export function listAccounts(call: Call, { book, factors }: People): void {
  const accounts = book.list().map((one) => ({
    ...{
      account: one.account,
      name: one.name,
      roles: one.roles,
      disabled: one.state === 'disabled',
    },
    secondFactor: factors.has(one.account),
    ...(one.signedInAt !== undefined && { signedInAt: one.signedInAt }),
  }));
  if (call.on('json')) {
    const iso = (at: number): string => new Date(at).toISOString();
    call.terminal.out(
      json(
        accounts.map(({ signedInAt, ...one }) => ({
          ...one,
          ...(signedInAt !== undefined && { lastSignInAt: iso(signedInAt) }),
        })),
      ),
    );
    return;
  }
  if (accounts.length === 0) {
    call.terminal.out(
      `Chưa có tài khoản nào. Tạo tài khoản quản trị đầu tiên: ${loaCommand} account add "Họ Tên" --roles admin\n`,
    );
    return;
  }
  const rows = accounts.map(({ account, name, roles, disabled, secondFactor, signedInAt }) => [
    account,
    name,
    roles.map((role) => roleWords[role] ?? role).join(', '),
    secondFactor ? 'có' : '',
    signedInAt === undefined ? 'chưa lần nào' : sayInstant(fallbackTimeZone, signedInAt),
    disabled ? 'đang khóa' : '',
  ]);
  const head = ['TÊN ĐĂNG NHẬP', 'HỌ TÊN', 'VAI', 'BƯỚC HAI', 'ĐĂNG NHẬP GẦN NHẤT', ''];
  call.terminal.out(table([head, ...rows]));
}
