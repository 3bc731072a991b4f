import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actNames } from '../../../scheduler/acts/roles.ts';
import { forms } from '../../../scheduler/console/forms.ts';
import { refusals } from '../../../scheduler/console/gate/refusal.ts';
import { hasWords } from '../../../scheduler/core/act-words.ts';
import { sayEventName } from '../../../scheduler/core/event-names.ts';
import { sayEvent } from '../../../scheduler/core/say-event.ts';
import { mendNames } from '../../../scheduler/doctor/mends.ts';

const zone = 'Asia/Ho_Chi_Minh';
const lan = { by: 'Trần Thị Lan', account: 'lan', address: '192.168.1.20' };

describe('what the log says of people', () => {
  it.each([
    [
      'account-act',
      { ...lan, act: 'settings' },
      'Trần Thị Lan (lan) ra lệnh đổi cài đặt từ 192.168.1.20.',
    ],
    [
      'account-act',
      { ...lan, act: 'publish', file: 'content/faq/x.mdx', why: 'Bổ sung giờ' },
      'Trần Thị Lan (lan) ra lệnh phát hành content/faq/x.mdx: Bổ sung giờ từ 192.168.1.20.',
    ],
    [
      'account-refused',
      { ...lan, act: 'make-up', why: 'not-allowed' },
      'Từ chối phát bù của Trần Thị Lan từ 192.168.1.20: vai trò không được làm.',
    ],
    [
      'account-refused',
      { address: '192.168.1.9', act: '/dai/duyet/', why: 'not-signed-in' },
      'Từ chối /dai/duyet/ từ 192.168.1.9: chưa đăng nhập.',
    ],
    [
      'account-changed',
      { by: lan.by, act: 'roles', of: 'binh', roles: ['operator', 'viewer'] },
      'Trần Thị Lan đổi vai của binh: trực máy, xem.',
    ],
    [
      'doctor-mended',
      { by: lan.by, mend: 'tidy', ok: true, says: 'Đã dọn 3 tệp.' },
      'Trần Thị Lan chữa máy (dọn tệp cũ): Đã dọn 3 tệp.',
    ],
  ])('%s %o', (event, detail, words) => {
    expect(sayEvent(event, detail, zone)).toBe(words);
  });

  it.each([...new Set([...actNames, ...Object.keys(forms)])])('has words for the act %s', (act) => {
    expect(hasWords(act)).toBe(true);
  });

  it.each(Object.keys(refusals))('has words for the refusal %s', (why) => {
    expect(sayEvent('account-refused', { why }, zone)).not.toContain(why);
  });

  it.each(mendNames)('has words for the mend %s', (mend) => {
    expect(sayEvent('doctor-mended', { mend, says: '' }, zone)).not.toContain(mend);
  });
});

describe('an event of the log', () => {
  const rooms = 'scheduler/{acts,core,daemon,store,commands,server,console/{gate,forms}}/**/*.ts';
  const written = globSync(rooms).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:event: |\.note\(\s*)'([a-z-]+)'/g)].map(
      ([, name = '']) => name,
    ),
  );

  it.each([...new Set(written)].toSorted())('%s has a name', (event) => {
    expect(sayEventName(event)).not.toBe(event);
  });
});
