// A browser asks to be told at once, or no more; POST /dai/viec/<name>. What it gives comes from its own maker's service.
import { type Fields, type Form, type Read, type Asker } from '../../form.ts';
import { isPushService } from '../../notify/push.ts';
import { note } from '../actor.ts';
import { ownAccountView } from '../own-account-view.ts';
import { ownAccountPage } from '../pages/own-account-page.ts';
import { actorOf } from '../who-looks.ts';

const own = {
  needs: 'own-account',
  again: (seen, looking, typed) => ownAccountPage(seen, ownAccountView(seen, looking), typed),
} satisfies Pick<Form, 'needs' | 'again'>;

const here = '/dai/tai-khoan/';

export const pushForms: Readonly<Record<string, Form>> = {
  'push-on': { ...own, read: readDevice },
  'push-off': {
    ...own,
    read: ({ text }, asker) => ({
      own() {
        const { accounts } = asker.looking.parts;
        accounts.pushes.remove(text('device'), asker.seen.person.account);
        note(accounts, actorOf(asker), 'push-off', asker.seen.person.account);
        return { to: `${here}?xong=thoi-bao` };
      },
    }),
  },
};

function readDevice({ text }: Fields, asker: Asker): Read {
  const endpoint = text('endpoint');
  const keys = { p256dh: text('p256dh'), auth: text('auth') };
  if (!isPushService(endpoint) || endpoint.length > 1000)
    return { errors: { push: 'Dịch vụ báo của trình duyệt này chưa được chương trình biết.' } };
  // What RFC 8291 says: a point of P-256, and 16 bytes.
  if (bytesOf(keys.p256dh) !== 65 || bytesOf(keys.auth) !== 16)
    return { errors: { push: 'Trình duyệt đưa khóa chưa đúng; tải lại trang rồi bấm lại.' } };
  return {
    own() {
      const { accounts } = asker.looking.parts;
      const { account } = asker.seen.person;
      const agent = asker.looking.request.headers.get('user-agent') ?? '';
      accounts.pushes.add({ account, endpoint, keys, agent });
      note(accounts, actorOf(asker), 'push-on', account);
      return { to: `${here}?xong=bao` };
    },
  };
}

function bytesOf(base64Url: string): number {
  return /^[\w-]{1,100}=*$/.test(base64Url) ? Buffer.from(base64Url, 'base64url').length : 0;
}
