// An emergency from typed words to the act, with nothing made: what is asked, what is refused, what airs.
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../scheduler/console/emergency/drafts.ts';
import type { Wish } from '../../../scheduler/console/emergency/emergency-desk.ts';
import { createSpeakAhead } from '../../../scheduler/console/emergency/speak-ahead.ts';
import { consoleInTest, type ConsoleInTest } from '../../setup/console.ts';

const bulletin = {
  sha256: 'a'.repeat(64),
  contentKey: 'key',
  title: 'Khẩn: Nước lên',
  durationMs: 20_000,
};
const made = { bulletin, spoken: 'Nước lên.', unknown: ['XYZ'], guesses: [] };
const draft: Draft = {
  id: 'd1',
  order: { title: bulletin.title, text: 'Nước lên. <b>', readings: [], today: '2026-11-24' },
  made,
};
const texts = [
  { id: 'lu', hazard: 'flood', title: 'Lũ', text: 'Nước {sông} lên.', everyMinutes: 15 },
] as const;

/** A console whose desk has one draft, and takes down what it is asked to make. */
function desk(): ConsoleInTest & {
  readonly wishes: Wish[];
  readonly spoken: string[];
  readonly cookie: string;
} {
  const wishes: Wish[] = [];
  const spoken: string[] = [];
  const opened = consoleInTest('/nonexistent/loa-console-test', '', {
    choice: () => Promise.resolve({ texts, recordings: [] }),
    draft: (id) => (id === draft.id ? draft : undefined),
    prepare(wish) {
      wishes.push(wish);
      return Promise.resolve(draft.id);
    },
    makeReady: () => Promise.resolve(false),
    speakAhead: (text) => void spoken.push(text),
    close: () => undefined,
  });
  return { ...opened, spoken, wishes, cookie: opened.signIn('operator') };
}

const send = (
  { post, tokenOf, cookie }: ReturnType<typeof desk>,
  name: string,
  fields: Readonly<Record<string, string>>,
) => post(`/dai/viec/${name}`, { cookie, fields: { token: tokenOf(cookie), ...fields } });

describe('spoken while somebody types', () => {
  const ahead = (at: ReturnType<typeof desk>, text: string, cookie = at.cookie) =>
    at.get(`/dai/khan-cap/doc-san?loi=${encodeURIComponent(text)}`, cookie);
  it.each([
    ['a sentence', 'Nước đang lên.', ['Nước đang lên.']],
    ['no word', ' … ', []],
    ['a whole book', 'Nước lên. '.repeat(100), []],
  ])('%s', async (_, text, spoken) => {
    const at = desk();
    expect((await ahead(at, text)).status).toBe(204);
    expect(at.spoken).toEqual(spoken);
  });
  it('only for who may air it, and it leaves no line in the log', async () => {
    const at = desk();
    expect((await ahead(at, 'Nước lên.', at.signIn('viewer'))).status).toBe(403);
    expect((await ahead(at, 'Nước lên.', '')).status).toBe(303);
    expect(at.spoken).toEqual([]);
    await ahead(at, 'Nước lên.');
    expect(at.logged().filter(({ event }) => event !== 'account-refused')).toEqual([]);
  });
  it('one at a time; of what comes meanwhile the last', async () => {
    const begun: string[] = [];
    const waits: (() => void)[] = [];
    const speak = createSpeakAhead((text) => {
      begun.push(text);
      return new Promise<void>((resolve) => waits.push(resolve));
    });
    for (const text of ['a', 'b', 'c']) speak(text);
    expect(begun).toEqual(['a']);
    waits[0]?.();
    await expect.poll(() => begun).toEqual(['a', 'c']);
    waits[1]?.();
  });
});

describe('heard before it airs', () => {
  it('typed words are made, and lead to where they are heard', async () => {
    const at = desk();
    const answer = await send(at, 'emergency-preview', { source: 'text', text: ' Nước lên. ' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/dai/khan-cap/d1/']);
    expect(at.wishes).toEqual([
      { by: 'hoa1', order: { title: 'Khẩn: Nước lên.', text: 'Nước lên.', readings: [] } },
    ]);
  });
  it('a prepared text has its blanks filled, and proposes its repeats', async () => {
    const at = desk();
    const filled = { 'blank-name': 'sông', 'blank-words': 'sông Sặt' };
    await send(at, 'emergency-preview', { source: 'prepared', prepared: 'lu', ...filled });
    expect(at.wishes).toMatchObject([{ order: { text: 'Nước sông Sặt lên.' }, everyMinutes: 15 }]);
  });
  it.each([
    [{ source: 'text', text: ' … ' }, 'Chưa có lời nào để phát.'],
    [{ source: 'prepared', prepared: 'lu' }, 'Chưa điền: sông.'],
    [{ source: 'prepared', prepared: 'x' }, 'Lời soạn sẵn này không còn.'],
    [{ source: 'file' }, 'Chưa chọn tệp âm thanh.'],
  ])('%j: %s', async (fields, says) => {
    const at = desk();
    const answer = await send(at, 'emergency-preview', fields);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(says);
    expect(at.wishes).toEqual([]);
  });
  it('shows what is said, asks what nobody can read, and escapes what was typed', async () => {
    const { get, cookie } = desk();
    const page = await (await get('/dai/khan-cap/d1/', cookie)).text();
    expect(page).toContain('“XYZ”: đang đọc từng chữ cái');
    expect(page).toContain('Nước lên. &lt;b&gt;');
    expect(page).toContain('data-countdown="3"');
  });
});

describe('aired', () => {
  it('asks once more where no script has counted down, and is no act yet', async () => {
    const at = desk();
    const answer = await send(at, 'emergency', { draft: 'd1', sure: '', every: '15' });
    expect([answer.status, at.logged()]).toEqual([200, []]);
    const page = await answer.text();
    expect(page).toContain('Phát khẩn ngay?');
    expect(page).toContain('name="every" value="15"');
  });
  it('is asked of the station, with what was heard in the log', async () => {
    const at = desk();
    const answer = await send(at, 'emergency', { draft: 'd1', sure: 'yes', every: '15' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/dai/viec/1/']);
    expect(at.store.request(1)?.act).toEqual({
      ...{ kind: 'emergency', bulletin },
      repeat: { everyMinutes: 15 },
    });
    expect(at.logged()).toMatchObject([
      { event: 'account-act', detail: { act: 'emergency', sha256: bulletin.sha256 } },
    ]);
    const outcome = await (await at.get('/dai/viec/1/', at.cookie)).text();
    // No daemon runs here.
    expect(outcome).toContain('data-outcome="refused"');
  });
  it.each([
    [{ draft: 'gone', sure: 'yes' }, 'Bản này không còn để phát.'],
    [{ draft: 'd1', sure: 'yes', every: '2' }, 'phút'],
    [{ draft: 'd1', sure: 'yes', every: '15', until: '25:00' }, 'Không hiểu giờ “25:00”.'],
  ])('%j: %s', async (fields, says) => {
    const at = desk();
    const answer = await send(at, 'emergency', fields);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(says);
    expect(at.store.pendingRequests()).toEqual([]);
  });
});
