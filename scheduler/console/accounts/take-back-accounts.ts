import { sayError } from '../../../content/schema/say-error.ts';
import { note } from './actor.ts';
import { bringBackAccounts } from './bring-back-accounts.ts';
import type { Tell } from './tell.ts';

/** Accounts of a backup that was restored, before anybody opens accounts.db; told on the terminal and in the log. */
export function takeBackAccounts(
  { dataDir }: { readonly dataDir: string },
  log: Tell,
  tell: (line: string) => void,
): void {
  try {
    const back = bringBackAccounts(dataDir, Date.now(), tell);
    if (!back) return;
    const { people, keptAs } = back;
    const kept = keptAs === undefined ? '' : `; tài khoản trước đó giữ ở ${keptAs}`;
    tell(`Tài khoản đã về như trong bản sao lưu: ${people} người, ai cũng đăng nhập lại${kept}.`);
    note({ log }, { by: 'Loa Phường' }, 'restored', '', { people, ...(kept !== '' && { keptAs }) });
  } catch (error) {
    tell(
      `Chưa đưa được tài khoản về như trong bản sao lưu: ${sayError(error)}. Lần mở sau thử lại.`,
    );
  }
}
