// What a person does with his own account; POST /dai/viec/<name>.
import { type Asker, type Fields, type Form, type OwnDone, type Read } from '../../form.ts';
import { note } from '../actor.ts';
import { cookiesOf, noSession } from '../cookies.ts';
import { ownAccountView } from '../own-account-view.ts';
import { changeOwnPassword } from '../own-acts.ts';
import { ownAccountPage } from '../pages/own-account-page.ts';
import type { Refusal } from '../refusal.ts';
import { fieldOf, sayRefusal } from '../say-refusal.ts';
import { wardNames } from '../ward-names.ts';
import { actorOf, sessionOf, trierFrom } from '../who-looks.ts';

const own = {
  needs: 'own-account',
  again: (seen, looking, typed) => ownAccountPage(seen, ownAccountView(seen, looking), typed),
} satisfies Pick<Form, 'needs' | 'again'>;

const here = '/dai/tai-khoan/';

export const ownForms: Readonly<Record<string, Form>> = {
  'sign-out': {
    ...own,
    read: (_, { seen, looking }) => ({
      own() {
        const { accounts, audit } = looking.parts;
        accounts.sessions.end(seen.person.account, sessionOf(looking));
        audit.write('signed-out', whoIs({ seen, looking }));
        return { to: '/dai/dang-nhap/?vi=dang-xuat', cookies: [noSession] };
      },
    }),
  },
  'sign-out-everywhere': {
    ...own,
    read: (_, asker) => ({
      own() {
        const { accounts } = asker.looking.parts;
        accounts.sessions.endAll(asker.seen.person.account);
        note(accounts, actorOf(asker), 'signed-out-everywhere', asker.seen.person.account);
        return { to: '/dai/dang-nhap/?vi=dang-xuat', cookies: [noSession] };
      },
    }),
  },
  'session-end': {
    ...own,
    read: ({ text }, { seen, looking }) => ({
      own() {
        looking.parts.accounts.sessions.end(seen.person.account, text('session'));
        return { to: `${here}?xong=dang-xuat-noi-khac` };
      },
    }),
  },
  'own-password': { ...own, read: readPassword },
  'own-email': {
    ...own,
    read({ text }, asker) {
      const email = text('email');
      if (email !== '' && !/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(email))
        return { errors: { email: 'Địa chỉ thư chưa đúng, ví dụ an@anphu.gov.vn.' } };
      return {
        own() {
          const { accounts } = asker.looking.parts;
          accounts.book.setEmail(asker.seen.person.account, email === '' ? undefined : email);
          note(accounts, actorOf(asker), 'email', asker.seen.person.account);
          return { to: `${here}?xong=thu` };
        },
      };
    },
  },
};

async function readPassword({ text }: Fields, { seen, looking }: Asker): Promise<Read> {
  const typed = { old: text('old'), password: text('password'), again: text('again') };
  const { parts } = looking;
  const { account } = seen.person;
  const trier = trierFrom(looking);
  const done = await changeOwnPassword(parts.accounts, account, typed, trier, wardNames(parts));
  if (!('is' in done)) return refused(done);
  return { own: (): OwnDone => ({ to: `${here}?xong=mat-khau`, cookies: cookiesOf(done) }) };
}

/** What is wrong, beside its field. */
export function refused(refusal: Refusal): Extract<Read, { errors: unknown }> {
  return { errors: { [fieldOf(refusal)]: sayRefusal(refusal) } };
}

function whoIs({ seen, looking }: Asker) {
  return { ...actorOf({ seen }), address: looking.from.address };
}
