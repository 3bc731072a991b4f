import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Role } from '../../../../scheduler/acts/roles.ts';
import type { Letter } from '../../../../scheduler/console/notify/letter.ts';
import { createNotify } from '../../../../scheduler/console/notify/notify.ts';
import { createPost } from '../../../../scheduler/console/notify/post.ts';
import { letterReaders } from '../../../../scheduler/console/notify/readers.ts';
import type { WaitingThing } from '../../../../scheduler/link/placing/what-waits.ts';
import type { SentBackText } from '../../../../scheduler/console/writing/asked-texts.ts';
import { emergencyCampaign, type Slot } from '../../../../scheduler/core/slot.ts';
import { createMemoryStore } from '../../../../scheduler/store/memory.ts';
import { wardWith } from '../../../setup/schedule.ts';
import { openTestPeople } from '../accounts/open-test-people.ts';

const mail = { smtp: 'smtp://127.0.0.1:2525', sender: 'loa@anphu.gov.vn' };
const startsAt = Date.parse('2026-11-24T17:00:00+07:00');
const bulletin = {
  ...{ sha256: 'a'.repeat(64), contentKey: 'khoa-1', title: 'Dịch vụ công', durationMs: 60_000 },
};

function slotWith(more: Partial<Slot> = {}): Slot {
  return { id: 'dvc@1', campaign: 'dvc', startsAt, state: 'ready', bulletin, ...more };
}

function office({ required = true, withMail = true } = {}) {
  const store = createMemoryStore();
  const people = openTestPeople();
  const sent: Letter[] = [];
  const said: string[] = [];
  let refuses = false;
  let backs: readonly SentBackText[] = [];
  let fromCentre: readonly WaitingThing[] = [];
  const ward = { ...wardWith(), approval: { required }, ...(withMail && { mail }) };
  const post = Promise.resolve((letter: Letter) => {
    if (refuses) return Promise.reject(new Error('ECONNREFUSED'));
    sent.push(letter);
    return Promise.resolve();
  });
  const notify = createNotify({
    ...{ store: () => store, told: people.told, ward: () => ward },
    sentBackTexts: () => backs,
    centreWaits: () => fromCentre,
    ...{ sayFailure: (why) => `Chưa gửi được thư: ${why}`, tell: (line) => said.push(line) },
    readers: (of) =>
      letterReaders(
        { book: people.book, origin: () => 'https://10.0.0.5:4343', openPost: () => post },
        of,
      ),
  });
  let seq = 0;
  return {
    ...{ store, sent, said, notify, people },
    refuse: (does: boolean) => (refuses = does),
    centreSends: (...things: readonly WaitingThing[]) => (fromCentre = things),
    giveBack: (...texts: readonly SentBackText[]) => (backs = texts),
    add: async (account: string, ...roles: readonly Role[]) => {
      await people.add(account, roles);
      people.book.setEmail(account, `${account}@anphu.gov.vn`);
    },
    happens: (event: string, slot: Slot, detail = {}) => {
      const known = store.slot(slot.id);
      store.commit([
        { at: startsAt + seq++, slot: slot.id, event, detail, after: slot, from: known?.state },
      ]);
    },
    alarm: (message: string) => {
      store.commit([{ at: startsAt + seq++, slot: '', event: 'alarm', detail: { message } }]);
    },
  };
}

describe('letters', () => {
  it('a bulletin that waits for a yes: to approvers, once, with a link to exactly this one', async () => {
    const { add, happens, notify, sent } = office();
    await add('pho', 'approver');
    await add('truc', 'operator');
    happens('ready', slotWith());
    happens('ready', slotWith({ id: 'dvc@2' }));
    await notify(0);
    await notify(1);
    expect(sent.map(({ to }) => to)).toEqual(['pho@anphu.gov.vn']);
    expect(sent[0]?.text).toContain(`https://10.0.0.5:4343/dai/duyet/${'a'.repeat(64)}/`);
    expect(sent[0]?.subject).toMatch(/^\[.+\] bản tin chờ duyệt$/);
    // Another content is another question.
    const other = { ...bulletin, contentKey: 'khoa-2', sha256: 'b'.repeat(64) };
    happens('ready', slotWith({ bulletin: other }));
    await notify(2);
    expect(sent[1]?.text).toContain('b'.repeat(64));
  });
  it.each([
    ['no approval is asked for', { required: false }],
    ['no mail server is named', { withMail: false }],
  ])('none where %s', async (_, how) => {
    const { add, happens, notify, sent } = office(how);
    await add('pho', 'approver');
    happens('ready', slotWith());
    await notify(0);
    expect(sent).toEqual([]);
  });
  it('a text that was given back: once to whoever had asked, with why', async () => {
    const { add, giveBack, notify, sent } = office({ required: false });
    await add('hoa', 'editor');
    await add('lan', 'editor');
    await add('pho', 'approver');
    const ofBefore = { by: 'Ông Ba', why: 'Thiếu giờ.', at: 1 };
    const sentBack = { ...ofBefore, to: 'hoa' };
    const text = { file: 'content/announcements/lich.mdx', title: 'Lịch tiêm', sentBack };
    giveBack({ ...text, sentBack: ofBefore });
    await notify(0);
    expect(sent).toEqual([]);
    giveBack(text);
    await notify(0);
    await notify(1);
    expect(sent.map(({ to }) => to)).toEqual(['hoa@anphu.gov.vn']);
    expect(sent[0]?.subject).toMatch(/bài bị trả lại$/);
    expect(sent[0]?.text).toContain('Bị trả lại: bài "Lịch tiêm", Ông Ba dặn: Thiếu giờ.');
    expect(sent[0]?.text).toContain('https://10.0.0.5:4343/dai/bai/thong-bao/lich/');
    giveBack({ ...text, sentBack: { ...sentBack, at: 2, why: 'Còn thiếu.' } });
    await notify(2);
    expect(sent.map(({ to }) => to)).toEqual(['hoa@anphu.gov.vn', 'hoa@anphu.gov.vn']);
  });
  it('what was missed, what is wrong, an emergency that was aired: one letter for all, to whom it is for', async () => {
    const { add, happens, alarm, notify, sent } = office({ required: false });
    await add('truc', 'operator');
    await add('pho', 'approver');
    await add('xem', 'viewer');
    await notify(0);
    happens('missed', slotWith({ state: 'missed', reason: { code: 'left-plan' } }));
    alarm('Không mở được đường ra speaker.');
    const order = { id: `${emergencyCampaign}@1`, campaign: emergencyCampaign, state: 'aired' };
    happens('aired', slotWith({ ...order, state: 'aired' }));
    const repeat = { of: order.id, everyMinutes: 60, by: 'An' };
    happens('aired', slotWith({ ...order, state: 'aired', id: `${order.id}/2`, repeat }));
    await notify(1);
    await notify(2);
    expect(sent.map(({ to, subject }) => [to, subject.replace(/^\[.*\] /, '')])).toEqual([
      ['pho@anphu.gov.vn', 'đã phát khẩn'],
      ['truc@anphu.gov.vn', 'đã phát khẩn, buổi phát bị lỡ, sự cố'],
    ]);
    expect(sent[1]?.text).toContain('Sự cố: Không mở được đường ra speaker.');
    expect(sent[1]?.text.match(/Đã phát khẩn/g)).toHaveLength(1);
  });
  it('who gives his address today isn’t told of yesterday; who has none is told nothing', async () => {
    const { add, alarm, notify, sent, people } = office();
    await people.add('im', ['admin']);
    alarm('hôm qua');
    await add('truc', 'operator');
    await notify(0);
    expect(sent).toEqual([]);
    alarm('hôm nay');
    await notify(1);
    expect(sent.map(({ to }) => to)).toEqual(['truc@anphu.gov.vn']);
    expect(sent[0]?.text).not.toContain('hôm qua');
  });
  it('what the server refuses is sent later, said once, and told nobody twice', async () => {
    const { add, alarm, notify, sent, said, refuse } = office();
    await add('truc', 'operator');
    await notify(0);
    alarm('mất tiếng');
    refuse(true);
    await notify(10);
    await notify(20);
    await notify(70_000);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/Chưa gửi được thư/);
    refuse(false);
    await notify(100_000);
    expect(sent).toEqual([]);
    await notify(400_000);
    await notify(500_000);
    expect(sent).toHaveLength(1);
  });
});

it('a mail server gets it whole, in Vietnamese', async () => {
  const got: string[] = [];
  const server = createServer((socket) => {
    let inData = false;
    socket.write('220 test\r\n');
    socket.setEncoding('utf8').on('data', (text: string) => {
      got.push(text);
      if (inData && text.includes('\r\n.\r\n')) {
        inData = false;
        socket.write('250 ok\r\n');
      } else if (!inData) {
        inData = /^DATA/m.test(text);
        socket.write(inData ? '354 go\r\n' : /^QUIT/m.test(text) ? '221 bye\r\n' : '250 ok\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // Its port is a number, since it listens to one.
  const { port } = server.address() as AddressInfo;
  const smtp = `smtp://127.0.0.1:${port}`;
  const post = await createPost({ smtp, sender: 'loa@anphu.gov.vn' }, '/nonexistent');
  await post({ to: 'an@anphu.gov.vn', subject: 'Sự cố', text: 'Mất tiếng.\nhttps://a.vn/dai/' });
  const whole = got.join('');
  expect(whole).toContain('RCPT TO:<an@anphu.gov.vn>');
  expect(whole).toMatch(/Subject: =\?UTF-8\?/);
  expect(whole).toContain('https://a.vn/dai/');
});

it('what a centre sends is told to approvers once, each version anew', async () => {
  const { centreSends, notify, sent, add } = office({ required: false });
  await add('ba', 'approver');
  await add('hoa', 'editor');
  centreSends({ id: 'lenh-1', title: 'Phòng\nchống lụt', isUrgent: false });
  await notify(0);
  await notify(60_000);
  expect(sent.map(({ to }) => to)).toEqual(['ba@anphu.gov.vn']);
  expect(sent[0]?.text).toContain('Phòng chống lụt');
  expect(sent[0]?.text).toContain('/dai/tu-trung-tam/lenh-1/');
  centreSends({ id: 'lenh-2', title: 'Phòng chống lụt', isUrgent: false });
  await notify(120_000);
  expect(sent).toHaveLength(2);
});
