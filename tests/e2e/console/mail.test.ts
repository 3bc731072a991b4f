// Letters over a real line: by TLS from the first byte, by STARTTLS, to whom no password is said in the clear.
import { generate } from 'selfsigned';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createNotify } from '../../../scheduler/console/notify/notify.ts';
import { createPost } from '../../../scheduler/console/notify/post.ts';
import { letterReaders } from '../../../scheduler/console/notify/readers.ts';
import { createMemoryStore } from '../../../scheduler/store/memory.ts';
import { openMailServer, type MailServer, type MailSetup } from '../../setup/mail-server.ts';
import { wardWith } from '../../setup/schedule.ts';
import { openTestPeople } from '../../unit/console/accounts/open-test-people.ts';

const password = 'mật khẩu thư';
const sha256 = 'a'.repeat(64);
const usual = getCACertificates('default');
let cert = '';
let key = '';
let server: MailServer | undefined;

beforeAll(async () => {
  const made = await generate([{ name: 'commonName', value: 'thu.test' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }],
  });
  ({ cert, private: key } = made);
  process.env['LOA_SMTP_PASSWORD'] = password;
});
afterEach(() => {
  server?.close();
  setDefaultCACertificates(usual);
});
afterAll(() => {
  delete process.env['LOA_SMTP_PASSWORD'];
});

/** What came of telling an approver of a bulletin that waits: what was said of the letter at the machine. */
async function tell(setup: Partial<MailSetup>, trusted = true): Promise<string> {
  if (trusted) setDefaultCACertificates([...usual, cert]);
  server = await openMailServer({ tls: 'starttls', cert, key, password, ...setup });
  const scheme = setup.tls === 'implicit' ? 'smtps' : 'smtp';
  const smtp = `${scheme}://loa%40anphu.gov.vn@localhost:${server.port}`;
  const ward = {
    ...{ ...wardWith(), approval: { required: true } },
    mail: { smtp, sender: 'loa@anphu.gov.vn' },
  };
  const store = createMemoryStore();
  const people = openTestPeople();
  await people.add('pho', ['approver']);
  people.book.setEmail('pho', 'pho@anphu.gov.vn');
  const startsAt = Date.parse('2026-11-24T17:00:00+07:00');
  const bulletin = { sha256, contentKey: 'k', title: 'Dịch vụ công', durationMs: 60_000 };
  const after = { id: 'dvc@1', campaign: 'dvc', startsAt, state: 'ready' as const, bulletin };
  store.commit([
    { at: startsAt, slot: after.id, event: 'ready', detail: {}, after, from: undefined },
  ]);
  const said: string[] = [];
  const origin = (): string => 'https://10.0.0.5:4343';
  const openPost = (mail: Parameters<typeof createPost>[0]) => createPost(mail, '/nonexistent');
  await createNotify({
    ...{ store: () => store, told: people.told, ward: () => ward },
    ...{ sayFailure: (why: string) => why, tell: (line: string) => said.push(line) },
    readers: (of) => letterReaders({ book: people.book, origin, openPost }, of),
  })(0);
  return said.join('\n');
}

it.each(['implicit', 'starttls'] as const)(
  '%s: the letter comes whole, in Vietnamese, and leads to exactly its bulletin',
  async (tls) => {
    expect(await tell({ tls })).toBe('');
    const [letter] = server?.letters ?? [];
    expect(letter).toMatchObject({ to: ['pho@anphu.gov.vn'], encrypted: true });
    expect(letter?.text).toContain('Chờ duyệt: Dịch vụ công, phát');
    expect(letter?.text).toContain(`https://10.0.0.5:4343/dai/duyet/${sha256}/`);
    expect(server?.passwords).toEqual([{ password, encrypted: true }]);
  },
);

it.each([
  ['a certificate that nobody vouches for', { tls: 'implicit' }, false, 'chứng chỉ'],
  ['the same after STARTTLS', {}, false, 'chứng chỉ'],
  ['another password', { password: 'khác' }, true, 'mật khẩu'],
  ['no TLS at all', { tls: 'none' }, true, 'TLS'],
] as const)('refused: %s', async (_, setup, trusted, says) => {
  expect(await tell(setup, trusted)).toContain(says);
  expect(server?.letters).toEqual([]);
  // Whoever cannot prove who he is learns no password.
  expect(server?.passwords.filter(({ encrypted }) => !encrypted)).toEqual([]);
});

it('refused: a server that is not there', async () => {
  const gone = await openMailServer({ tls: 'none' });
  gone.close();
  const post = await createPost(
    { smtp: `smtp://localhost:${gone.port}`, sender: 'loa@anphu.gov.vn' },
    '/nonexistent',
  );
  await expect(post({ to: 'a@b.vn', subject: 's', text: 't' })).rejects.toThrow(
    'nơi ấy không nhận kết nối',
  );
});
