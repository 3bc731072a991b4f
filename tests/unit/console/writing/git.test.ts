// Published versions in a real git: each as it was published, in the name of whoever did, whatever state the checkout is in.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Version } from '../../../../scheduler/console/writing/desk.ts';
import { openDraftBook, type DraftBook } from '../../../../scheduler/console/writing/draft-book.ts';
import { createGitKeeper } from '../../../../scheduler/console/writing/git/git-keeper.ts';

const file = 'content/faq/x.mdx';

let root: string;
let contentDir: string;
let book: DraftBook;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'loa-git-test-'));
  contentDir = join(root, 'content');
  lay(file, 'đầu\n');
  book = openDraftBook(':memory:');
  git('init', '-q', '-b', 'main');
  git('add', 'content');
  git('commit', '-qm', 'đầu');
  return () => {
    book.close();
    rmSync(root, { recursive: true });
  };
});

function git(...args: readonly string[]): string {
  return execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
    ...{ cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  }).trim();
}

function lay(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** As the desk does it: the file is written, and the version is known. */
function publish(was: string | undefined, is: string, by = 'Bà Hoa', path = file): number {
  lay(path, is);
  const [before, after] = [was, is].map((text) =>
    text === undefined ? undefined : book.versions.keep(Buffer.from(text)),
  );
  return book.versions.add({
    ...{ at: 1_000_000_000_000, by, account: 'hoa', why: `${by} sửa`, how: 'published' },
    files: [{ file: path, was: before, is: after }],
  });
}

const keep = (needs: Partial<Parameters<typeof createGitKeeper>[0]> = {}): Promise<void> =>
  createGitKeeper({ contentDir, versions: book.versions, patienceMs: 0, ...needs }).now();
const gitOf = (id: number): Version['git'] =>
  book.versions.list().find((one) => one.id === id)?.git;
const head = (): string => git('rev-parse', 'HEAD');
const log = (): readonly string[] => git('log', '--format=%an: %s', '--reverse').split('\n');

it('of two that follow each other at once, each has a commit with its own words', async () => {
  const first = publish('đầu\n', 'một\n');
  const keeper = createGitKeeper({ contentDir, versions: book.versions });
  const [one, second] = [keeper.now(), publish('một\n', 'hai\n', 'Ông Ba')];
  await Promise.all([one, keeper.now()]);
  expect(log()).toEqual(['t: đầu', 'Bà Hoa: Bà Hoa sửa', 'Ông Ba: Ông Ba sửa']);
  expect(git('show', `${gitOf(first)?.commit ?? ''}:${file}`)).toBe('một');
  expect(git('show', `${gitOf(second)?.commit ?? ''}:${file}`)).toBe('hai');
  expect(git('status', '--porcelain')).toBe('');
});

it('has these files alone: what others have staged stays staged, what they write stays unwritten', async () => {
  lay('content/ghi-chu.txt', 'x');
  git('add', 'content/ghi-chu.txt');
  lay('content/faq/tay.mdx', 'sửa tay\n');
  const id = publish('đầu\n', 'một\n');
  await keep();
  expect(gitOf(id)).toEqual({ commit: head() });
  expect(git('show', '--name-only', '--format=%an %ae %aI', 'HEAD')).toBe(
    `Bà Hoa hoa@loa.invalid 2001-09-09T01:46:40+00:00\n\n${file}`,
  );
  expect(git('status', '--porcelain')).toBe('A  content/ghi-chu.txt\n?? content/faq/tay.mdx');
});

it('has what was published, not what somebody has written by hand since', async () => {
  publish('đầu\n', 'một\n');
  lay(file, 'một\nsửa tay\n');
  await keep();
  expect(git('show', `HEAD:${file}`)).toBe('một');
  expect(git('status', '--porcelain')).toBe(`M ${file}`);
});

it('takes hand-made changes along that the publishing stands on', async () => {
  const id = publish('đầu\nsửa tay\n', 'đầu\nsửa tay\nmột\n');
  await keep();
  expect(gitOf(id)).toEqual({ commit: head() });
  expect(git('show', `HEAD:${file}`)).toBe('đầu\nsửa tay\nmột');
});

it('knows a new file', async () => {
  const id = publish(undefined, 'bytes', 'Bà Hoa', 'content/pictures/a.webp');
  await keep();
  expect(gitOf(id)).toEqual({ commit: head() });
  expect(git('status', '--porcelain')).toBe('');
});

it('makes no commit of what somebody has committed already, and names his', async () => {
  const id = publish('đầu\n', 'một\n');
  git('commit', '-qam', 'tay');
  const his = head();
  lay('khac.txt', 'x');
  git('add', '.');
  git('commit', '-qm', 'khác');
  await keep();
  expect([gitOf(id)?.commit, log().length]).toEqual([his, 3]);
});

it('never takes back in git what somebody has committed since', async () => {
  const id = publish('đầu\n', 'một\n');
  lay(file, 'một\nsửa tay\n');
  git('commit', '-qam', 'tay');
  await keep();
  expect(gitOf(id)?.says).toMatch(/lần ghi git của bản sau/);
  expect(git('show', `HEAD:${file}`)).toBe('một\nsửa tay');
});

it('killed after the commit and before it is noted, the next one notes it', async () => {
  const id = publish('đầu\n', 'một\n');
  await keep();
  const commit = head();
  book.versions.setGit(id, { waits: true });
  await keep();
  expect([gitOf(id), head()]).toEqual([{ commit }, commit]);
});

describe('a checkout that keeps other ends of lines than the file has', () => {
  beforeEach(() => {
    lay('.gitattributes', '* text=auto eol=lf\n');
    git('add', '.gitattributes');
    git('commit', '-qm', 'dòng');
  });
  it.each([
    ['the kill came after the commit', () => keep()],
    [
      'somebody has committed it by hand',
      () => {
        git('commit', '-qam', 'tay');
      },
    ],
  ] as const)('has it once, where %s', async (_, commit) => {
    const id = publish('đầu\n', 'một\r\nhai\r\n');
    await commit();
    const first = head();
    book.versions.setGit(id, { waits: true });
    const next = publish(undefined, 'khác\r\n', 'Ông Ba', 'content/faq/khac.mdx');
    await keep();
    expect(gitOf(id)).toEqual({ commit: first });
    expect(gitOf(next)).toEqual({ commit: head() });
    expect(log().slice(-1)).toEqual(['Ông Ba: Ông Ba sửa']);
  });
});

it('one that git refuses keeps no later one out, and is tried again', async () => {
  lay('.git/info/attributes', `${file} filter=hong\n`);
  git('config', 'filter.hong.clean', 'false');
  git('config', 'filter.hong.required', 'true');
  const first = publish('đầu\n', 'một\n');
  const second = publish(undefined, 'khác\n', 'Ông Ba', 'content/faq/khac.mdx');
  await keep();
  expect(gitOf(first)).toMatchObject({ waits: true });
  expect(gitOf(second)).toEqual({ commit: head() });
  rmSync(join(root, '.git/info/attributes'));
  await keep();
  expect(gitOf(first)).toEqual({ commit: head() });
});

describe('a lock that somebody else holds', () => {
  const lock = (): string => join(root, '.git/index.lock');
  beforeEach(() => {
    writeFileSync(lock(), '');
  });
  it('is waited for', async () => {
    const id = publish('đầu\n', 'một\n');
    await keep({
      patienceMs: 60_000,
      pause: () => {
        rmSync(lock(), { force: true });
        return Promise.resolve();
      },
    });
    expect(gitOf(id)).toEqual({ commit: head() });
  });
  it('for long is told, and what waited goes in later, each by itself', async () => {
    const first = publish('đầu\n', 'một\n');
    const second = publish('một\n', 'hai\n', 'Ông Ba');
    await keep();
    for (const id of [first, second]) {
      expect(gitOf(id)?.says).toMatch(/bị khóa.*giữ trong kho của đài và tự ghi vào git khi được/);
      expect(gitOf(id)?.waits).toBe(true);
    }
    rmSync(lock());
    await keep();
    expect(log().slice(1)).toEqual(['Bà Hoa: Bà Hoa sửa', 'Ông Ba: Ông Ba sửa']);
    expect(gitOf(second)).toEqual({ commit: head() });
  });
});

describe('a checkout in which something else goes on gets its commit when that is over', () => {
  const clash = (how: string) => () => {
    git('checkout', '-qb', 'khac');
    lay('khac.txt', 'của nhánh khác');
    git('add', 'khac.txt');
    git('commit', '-qm', 'khác');
    git('checkout', '-q', 'main');
    lay('khac.txt', 'của nhánh chính');
    git('add', 'khac.txt');
    git('commit', '-qm', 'chính');
    expect(() => git(how, 'khac')).toThrow();
  };
  const detach = (): void => {
    git('checkout', '-q', '--detach');
  };
  it.each([
    ['a merge', clash('merge'), ['merge', '--abort'], /gộp dở/],
    ['a rebase', clash('rebase'), ['rebase', '--abort'], /gộp dở/],
    ['a cherry-pick', clash('cherry-pick'), ['cherry-pick', '--abort'], /gộp dở/],
    ['no branch', detach, ['checkout', '-q', 'main'], /không đứng ở nhánh nào/],
  ] as const)('%s', async (_, make, end, says) => {
    make();
    const id = publish('đầu\n', 'một\n');
    await keep();
    expect(gitOf(id)).toMatchObject({ says: expect.stringMatching(says) as string, waits: true });
    git(...end);
    lay(file, 'một\n');
    await keep();
    expect(gitOf(id)).toEqual({ commit: head() });
    expect(git('log', '-1', '--format=%an')).toBe('Bà Hoa');
  });
});

describe('a checkout', () => {
  it('whose hooks refuse everything', async () => {
    for (const hook of [
      'pre-commit',
      'commit-msg',
      'prepare-commit-msg',
      'post-commit',
      'reference-transaction',
    ])
      writeFileSync(join(root, '.git/hooks', hook), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const id = publish('đầu\n', 'một\n');
    await keep();
    expect(gitOf(id)?.commit).toMatch(/^[0-9a-f]{40}$/);
  });
  it('in which nobody has told git who works here', async () => {
    const home = process.env['HOME'];
    process.env['HOME'] = root;
    const id = publish('đầu\n', 'một\n');
    await keep();
    process.env['HOME'] = home;
    expect(gitOf(id)).toEqual({ commit: head() });
    expect(git('log', '-1', '--format=%cn|%ce')).toBe('Loa Phường|loa@loa.invalid');
  });
  it('that leaves the file out is told so, and does not wait', async () => {
    lay('.gitignore', 'content/files/\n');
    const id = publish(undefined, 'x', 'Bà Hoa', 'content/files/mau.pdf');
    await keep();
    expect(gitOf(id)).toEqual({
      says: 'Không ghi vào git vì .gitignore bỏ qua: content/files/mau.pdf.',
    });
  });
  it('without a first commit', async () => {
    rmSync(join(root, '.git'), { recursive: true });
    git('init', '-q', '-b', 'main');
    git('add', 'content');
    const id = publish('đầu\n', 'một\n');
    await keep();
    expect(gitOf(id)).toEqual({ commit: head() });
  });
  it('of which content/ is a folder far down, come by through a link, with a link in it', async () => {
    lay('phuong/web/content/faq/y.mdx', 'đầu\n');
    symlinkSync(join(root, 'phuong/web/content/faq'), join(root, 'phuong/web/content/hoi'));
    git('add', '.');
    git('commit', '-qm', 'phường');
    symlinkSync(join(root, 'phuong/web/content'), join(root, 'noi-khac'));
    contentDir = join(root, 'noi-khac');
    publish('đầu\n', 'x', 'Bà Hoa', 'content/hoi/y.mdx');
    lay('phuong/web/content/faq/y.mdx', 'một\n');
    const [version] = book.versions.list();
    const is = book.versions.keep(Buffer.from('một\n'));
    const id = book.versions.add({
      ...{ at: 1, by: 'Bà Hoa', account: 'hoa', why: 'x', how: 'published' },
      files: [{ file: 'content/hoi/y.mdx', was: version?.files[0]?.was, is }],
    });
    await keep();
    expect(gitOf(id)).toEqual({ commit: head() });
    expect(git('show', '--name-only', '--format=', 'HEAD')).toBe('phuong/web/content/faq/y.mdx');
  });
});

describe('nothing is to be said of a content/', () => {
  it.each([
    [
      'in no checkout',
      () => {
        rmSync(join(root, '.git'), { recursive: true });
      },
    ],
    [
      'of which the checkout keeps nothing',
      () => {
        git('rm', '-rq', '--cached', 'content');
        git('commit', '-qm', 'không giữ content');
      },
    ],
  ] as const)('%s', async (_, make) => {
    make();
    const id = publish('đầu\n', 'một\n');
    await keep();
    expect(gitOf(id)).toEqual({});
    expect(book.versions.withoutGit()).toEqual([]);
  });
});
