// What an admin does for others; POST /dai/viec/account-….
import { isRole, roles, type ActName, type Role } from '../../../acts/roles.ts';
import type { Fields, Form, OwnDone } from '../../form.ts';
import { oneLine } from '../../gate/plain-text.ts';
import { note } from '../actor.ts';
import { changeRoles, changeState, invite, startReset } from '../admin-acts.ts';
import { allAccountsView } from '../all-accounts-view.ts';
import { linksTo } from '../links.ts';
import { allAccountsPage, codeMadePage } from '../pages/all-accounts-page.ts';
import { actorOf } from '../who-looks.ts';
import { refused } from './own-forms.ts';

const here = '/dai/tai-khoan/moi-nguoi/';

const form = (needs: ActName, read: Form['read']): Form => ({
  ...{ needs, read },
  // Whoever finds the admin's browser open makes himself nobody's admin.
  asksPassword: () => true,
  again: (seen, looking, typed) => allAccountsPage(seen, allAccountsView(looking), typed),
});

/** What only takes something back asks for no password. */
const plainForm = (needs: ActName, read: Form['read']): Form => ({
  ...form(needs, read),
  asksPassword: () => false,
});

export const adminForms: Readonly<Record<string, Form>> = {
  'account-invite': form('account-invite', (fields, asker) => {
    const { seen, looking } = asker;
    const name = oneLine(fields.text('name'));
    const made = invite(looking.parts.accounts, actorOf(asker), { name, roles: rolesIn(fields) });
    if (!('endsAt' in made)) return refused(made);
    const page = codeMadePage(seen, {
      ...made,
      links: linksTo(looking, made.code),
      title: `Lời mời cho ${name}`,
    });
    return { own: (): OwnDone => ({ page }), facts: { of: name } };
  }),
  'account-reset': form('account-reset', ({ text }, asker) => {
    const { seen, looking } = asker;
    const account = text('account');
    const made = startReset(looking.parts.accounts, actorOf(asker), account);
    if (!('endsAt' in made)) return refused(made);
    const title = `Đặt lại mật khẩu của ${account}`;
    const page = codeMadePage(seen, { ...made, links: linksTo(looking, made.code), title });
    return { own: (): OwnDone => ({ page }), facts: { of: account } };
  }),
  'account-roles': form('account-roles', (fields, asker) => {
    const account = fields.text('account');
    const { accounts } = asker.looking.parts;
    const refusal = changeRoles(accounts, actorOf(asker), account, rolesIn(fields));
    if (refusal) return refused(refusal);
    return { own: () => ({ to: `${here}?xong=vai` }), facts: { of: account } };
  }),
  'account-state': form('account-remove', ({ text }, asker) => {
    const [account, state] = [text('account'), text('state')];
    if (state !== 'active' && state !== 'disabled' && state !== 'removed')
      return { errors: { '': 'Chưa rõ cần làm gì. Bấm một trong các nút.' } };
    const refusal = changeState(asker.looking.parts.accounts, actorOf(asker), account, state);
    if (refusal) return refused(refusal);
    return { own: () => ({ to: `${here}?xong=${state}` }), facts: { of: account } };
  }),
  'invitation-withdraw': plainForm('account-invite', ({ text }, asker) => {
    const { accounts } = asker.looking.parts;
    const found = accounts.invitations.open().find(({ hash }) => hash === text('hash'));
    if (!found) return refused({ code: 'code-gone' });
    return {
      own() {
        accounts.invitations.withdraw(found.hash);
        const of = found.kind === 'invite' ? found.name : found.account;
        note(accounts, actorOf(asker), 'invitation-withdrawn', of);
        return { to: `${here}?xong=rut-lai` };
      },
    };
  }),
  'second-factor-roles': form('settings', (fields, asker) => ({
    own() {
      const { accounts } = asker.looking.parts;
      const needy = rolesIn(fields);
      accounts.factors.setRolesThatNeedOne(needy);
      note(accounts, actorOf(asker), 'second-factor-roles', '', { roles: [...needy] });
      return { to: `${here}?xong=bat-buoc` };
    },
  })),
};

/** Those that were ticked, in the table's order. */
function rolesIn({ all }: Fields): readonly Role[] {
  const ticked = all('roles').filter(isRole);
  return roles.filter((role) => ticked.includes(role));
}
