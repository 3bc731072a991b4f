import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openAccounts } from '../../../../scheduler/console/accounts/open-accounts.ts';
import { makeFirst } from '../../../../scheduler/console/accounts/own-acts.ts';
import { station } from './open-test-people.ts';

const log = { write: () => undefined, gather: () => undefined };

function folder(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'loa-first-'));
  onTestFinished(() => {
    rmSync(dataDir, { recursive: true });
  });
  return dataDir;
}

function open(dataDir: string) {
  const said: string[] = [];
  const people = openAccounts({ dataDir }, log, (line) => said.push(line));
  return { people, said, code: /mã (\S{9}) /.exec(said.join('\n'))?.[1] ?? '' };
}

const person = { name: 'An', account: 'an', password: 'ba con trâu cày', again: 'ba con trâu cày' };

it('the first code stands in the terminal and in a file of this user alone; a restart shows the same, the first account ends it', async () => {
  const dataDir = folder();
  const file = join(dataDir, 'console', 'ma-lan-dau.txt');
  const first = open(dataDir);
  expect(readFileSync(file, 'utf8')).toBe(`${first.code}\n`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  first.people.close();
  const second = open(dataDir);
  expect(second.code).toBe(first.code);
  const made = await makeFirst(second.people, { ...person, code: second.code }, station, []);
  expect(made).toMatchObject({ is: 'in' });
  expect(existsSync(file)).toBe(false);
  second.people.close();
  const third = open(dataDir);
  expect(third.said).toEqual([]);
  third.people.close();
});

it('a code that was guessed at is shown anew', async () => {
  const dataDir = folder();
  const { people, said, code } = open(dataDir);
  for (let turn = 0; turn < 5; turn++)
    await makeFirst(people, { ...person, code: 'AAAA-AAAA' }, station, []);
  expect(said).toHaveLength(2);
  expect(said[1]).not.toContain(code);
  people.close();
});

it.each([
  ['no database', Buffer.from('không phải cơ sở dữ liệu '.repeat(500))],
  ['cut off', undefined],
])('a file that is %s is kept beside, and the console opens', (_, content) => {
  const dataDir = folder();
  const file = join(dataDir, 'accounts.db');
  const before = open(dataDir);
  before.people.close();
  writeFileSync(file, content ?? readFileSync(file).subarray(0, 9000));
  const { people, said } = open(dataDir);
  expect(said.join('\n')).toMatch(/bị hỏng; đã giữ lại nguyên vẹn thành .*accounts\.db\.hong-/);
  expect(readdirSync(dataDir).some((name) => name.startsWith('accounts.db.hong-'))).toBe(true);
  expect(people.isEmpty()).toBe(true);
  people.close();
});
