// One's own second factor; POST /dai/viec/second-factor….
import {
  untouched,
  type Asker,
  type Fields,
  type Form,
  type OwnDone,
  type Read,
} from '../../form.ts';
import {
  beginCodes,
  beginPasskey,
  endCodes,
  endPasskey,
  removeFactor,
  renewRecovery,
} from '../factor-acts.ts';
import { codeAddress } from '../../../signing-in/totp.ts';
import { ownAccountView } from '../own-account-view.ts';
import { ownPasswordProblem } from '../own-acts.ts';
import { codeSetUpPage, passkeySetUpPage, recoveryCodesPage } from '../pages/factor-pages.ts';
import { ownAccountPage } from '../pages/own-account-page.ts';
import type { Refusal } from '../refusal.ts';
import { sayRefusal } from '../say-refusal.ts';
import { actorOf } from '../who-looks.ts';
import { refused } from './own-forms.ts';

const here = '/dai/tai-khoan/';

const again: Form['again'] = (seen, looking, typed) =>
  ownAccountPage(seen, ownAccountView(seen, looking), typed);

export const factorForms: Readonly<Record<string, Form>> = {
  'second-factor': { needs: 'own-account', read: readFactor, again },
  'second-factor-codes': {
    needs: 'own-account',
    read({ text }, { seen, looking }) {
      const typed = { half: text('half'), code: text('code') };
      const done = endCodes(looking.parts.accounts, actorOf({ seen }), typed);
      return turnedOn(done, { seen, looking });
    },
    again(seen, { parts: { accounts } }, typed) {
      const half = typed.values['half'] ?? '';
      const { secret = '' } = accounts.halves.find(half) ?? {};
      const address = codeAddress(secret, seen.person.account, seen.station);
      return codeSetUpPage(seen, { half, secret, address }, typed);
    },
  },
  'second-factor-passkey': {
    needs: 'own-account',
    again,
    async read({ text }, { seen, looking }) {
      const typed = {
        ...{ half: text('half'), answer: text('passkey') },
        label: text('label').slice(0, 60) || 'máy này',
      };
      const { accounts } = looking.parts;
      const done = await endPasskey(accounts, actorOf({ seen }), typed, looking.from.origin);
      if ('code' in done)
        return { errors: { '': 'Khóa của máy chưa đăng ký được. Làm lại từ trang này.' } };
      return turnedOn(done, { seen, looking });
    },
  },
};

function turnedOn(done: { readonly recovery: readonly string[] } | Refusal, { seen }: Asker): Read {
  if (!('recovery' in done)) return refused(done);
  const { recovery } = done;
  return {
    own: (): OwnDone =>
      recovery.length > 0
        ? { page: recoveryCodesPage(seen, recovery) }
        : { to: `${here}?xong=buoc-hai` },
  };
}

/** One form, the password once; the button that was pressed says what is to be done. */
async function readFactor({ text }: Fields, asker: Asker): Promise<Read> {
  const { seen, looking } = asker;
  const { accounts } = looking.parts;
  const owner = actorOf(asker);
  const wanted = text('lam');
  const wrong = await ownPasswordProblem(accounts, owner.account, text('old'));
  if (wrong) return { errors: { '': sayRefusal(wrong) } };
  if (wanted === 'codes') {
    const begun = beginCodes(accounts, owner);
    const address = codeAddress(begun.secret, owner.account, seen.station);
    return { own: () => ({ page: codeSetUpPage(seen, { ...begun, address }, untouched) }) };
  }
  if (wanted === 'passkey') {
    const { origin } = looking.from;
    const begun = await beginPasskey(accounts, owner, { origin, station: seen.station });
    if (!begun) return { errors: { '': 'Ở địa chỉ này trình duyệt không có khóa của máy.' } };
    return { own: () => ({ page: passkeySetUpPage(seen, begun) }) };
  }
  if (wanted === 'recovery') {
    const made = renewRecovery(accounts, owner);
    if ('code' in made) return refused(made);
    return { own: () => ({ page: recoveryCodesPage(seen, made.recovery) }) };
  }
  const [what, id = ''] = wanted.split(' ');
  if (what !== 'codes-off' && what !== 'passkey-off')
    return { errors: { '': 'Chưa rõ cần làm gì. Bấm một trong các nút.' } };
  const refusal = removeFactor(
    accounts,
    owner,
    what === 'codes-off' ? 'one-time-code' : { passkey: id },
  );
  return refusal ? refused(refusal) : { own: () => ({ to: `${here}?xong=tat-buoc-hai` }) };
}
