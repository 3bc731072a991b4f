import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { acceptInvitation } from '../../../../scheduler/console/accounts/own-acts.ts';
import { openPeople } from '../../../../scheduler/console/accounts/people.ts';
import { openStoreAsItIs } from '../../../../scheduler/store/open.ts';
import { callLoa } from '../../../e2e/cli/run-loa.ts';
import { cheap, station } from './open-test-people.ts';

const person = { password: 'ba con trâu cày', again: 'ba con trâu cày' };

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'loa-account-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** `loa account …` on this folder; `--json` is read. */
async function call(folder: string, ...args: readonly string[]) {
  const { code, out, err } = await callLoa(['account', ...args], { LOA_DATA: folder });
  const json: unknown = args.includes('--json') && code === 0 ? JSON.parse(out) : undefined;
  return { code, out, err, json };
}

async function accept(folder: string, code: string, account: string): Promise<void> {
  const log = { write: () => undefined, gather: () => undefined };
  const file = join(folder, 'accounts.db');
  const people = openPeople({ file, now: () => Date.now(), log, cost: cheap });
  const made = await acceptInvitation(
    people,
    code,
    { ...person, name: `Tên ${account}`, account },
    station,
    [],
  );
  people.close();
  expect(made).toMatchObject({ is: 'in' });
}

const codeIn = (text: string): string => /[0-9A-Z]{4}(-[0-9A-Z]{4}){2}/.exec(text)?.[0] ?? '';

describe('loa account', () => {
  it('invites, lists, resets and removes; each is in the log, with who did it', async () => {
    const folder = dataFolder();
    const added = await call(folder, 'add', 'Nguyễn Văn An', '--roles', 'admin,operator');
    expect(added.out).toMatch(/Lời mời cho Nguyễn Văn An.*\n\n {2}[-0-9A-Z]{14}\n\n.*\/dai\/moi\//);
    await accept(folder, codeIn(added.out), 'an');
    const more = await call(folder, 'add', 'Bình', '--roles=approver', '--by', 'Cô Tư', '--json');
    expect(more.json).toMatchObject({
      link: expect.stringMatching(
        /^http:\/\/127\.0\.0\.1:4321\/dai\/moi\/[-0-9A-Z]{14}\/$/,
      ) as string,
    });
    await accept(folder, codeIn(more.out), 'binh');

    const list = await call(folder, 'list', '--json');
    expect(list.json).toMatchObject([
      { account: 'an', name: 'Tên an', roles: ['operator', 'admin'], disabled: false },
      { account: 'binh', roles: ['approver'], secondFactor: false },
    ]);
    expect((await call(folder, 'list')).out).toMatch(/an +Tên an +trực máy, quản trị/);

    expect((await call(folder, 'reset', 'BINH')).out).toContain('Mã đặt lại mật khẩu của binh');
    expect((await call(folder, 'remove', 'binh')).code).toBe(0);
    const last = await call(folder, 'remove', 'an');
    expect([last.code, last.err]).toMatchInlineSnapshot(`
      [
        1,
        "Lỗi: Đây là người quản trị cuối cùng: không gỡ, không khóa và không bỏ vai quản trị được. Mời một người quản trị khác trước.
      ",
      ]
    `);

    const store = openStoreAsItIs(join(folder, 'loa.db'));
    const lines = store.events().map(({ detail }) => [detail['act'], detail['of']]);
    expect(lines).toEqual([
      ['invited', 'Nguyễn Văn An'],
      ['invited', 'Bình'],
      ['reset-begun', 'binh'],
      ['removed', 'binh'],
    ]);
    expect(store.events()[1]?.detail['by']).toBe('Cô Tư');
    expect(store.verify().ok).toBe(true);
    store.close();
    expect(statSync(join(folder, 'accounts.db')).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['without a word', []],
    ['to do what nobody knows', ['them']],
    ['to invite nobody', ['add']],
    ['to invite without roles', ['add', 'An']],
    ['to invite with a role that is none', ['add', 'An', '--roles', 'admin,sep']],
    ['to reset nobody', ['reset']],
    ['to reset who isn’t there', ['reset', 'ma']],
    ['to remove who isn’t there', ['remove', 'ma']],
  ])('asked %s, says how', async (_, args) => {
    const { code, out, err } = await call(dataFolder(), ...args);
    expect({ code, out, err }).toMatchSnapshot();
  });

  it('lists nobody: how the first account is made', async () => {
    expect((await call(dataFolder(), 'list')).out).toContain('--roles admin');
  });
});
