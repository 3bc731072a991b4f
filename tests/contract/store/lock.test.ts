// "Cannot lock" is not "locked by nobody": what stands where the lock should be, and who may start then.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  isStoreLocked,
  lockStore,
  LockUnknownError,
  mayBeLocked,
  StoreLockedError,
} from '../../../scheduler/store/lock.ts';

const home = mkdtempSync(join(tmpdir(), 'loa-lock-'));
chmodSync(home, 0o755);
let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(home, 'data-'));
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

const file = (): string => join(dir, 'daemon.lock');

it.each<[string, () => void]>([
  [
    'a folder',
    () => {
      mkdirSync(file());
    },
  ],
  [
    'a link to a folder',
    () => {
      symlinkSync(home, file());
    },
  ],
  [
    'a link to a place that is not there',
    () => {
      symlinkSync(join(dir, 'nowhere', 'x'), file());
    },
  ],
  [
    'something else than a lock',
    () => {
      writeFileSync(file(), 'x'.repeat(8192));
    },
  ],
])('%s in place of the lock: nobody knows', async (_what, lay) => {
  lay();
  await expect(lockStore(dir)).rejects.toThrow(LockUnknownError);
  await expect(lockStore(dir)).rejects.toThrow(file());
});

it('a link to a real lock is that lock', async () => {
  const real = join(home, 'real.lock');
  symlinkSync(real, file());
  const release = await lockStore(dir);
  expect(isStoreLocked(dir)).toBe(true);
  release();
});

it('no folder, or no lock in it: nobody has it', () => {
  expect(isStoreLocked(join(home, 'nowhere'))).toBe(false);
  expect(mayBeLocked(dir)).toBe(false);
});

/** Asks as a user who is not root, from a copy that he may read. */
function askAs(uid: number): string {
  const copy = join(home, 'program');
  cpSync('scheduler/store/lock.ts', join(copy, 'scheduler/store/lock.ts'));
  cpSync('content/schema', join(copy, 'content/schema'), { recursive: true });
  writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
  const script = `import { lockStore } from ${JSON.stringify(join(copy, 'scheduler/store/lock.ts'))};
lockStore(${JSON.stringify(dir)}).then(() => console.log('started'), (e) => console.log(e.code, e.message, e.hint));`;
  const { stdout, stderr } = spawnSync(
    resolve('node_modules/.bin/node'),
    ['--input-type=module', '-e', script],
    {
      uid,
      gid: uid,
      cwd: '/',
      encoding: 'utf8',
      env: { HOME: '/nonexistent', PATH: process.env['PATH'] },
    },
  );
  return stdout + stderr;
}

describe.skipIf(process.getuid?.() !== 0)('as another user (only root can try this)', () => {
  it.each([
    ['a lock that root made', 0o644, 0o777],
    ['a lock that nobody may read', 0o000, 0o777],
    ['a lock in a folder of root', 0o644, 0o755],
  ])('%s: no second daemon, and how to give it back', async (_name, mode, folderMode) => {
    const release = await lockStore(dir);
    chmodSync(file(), mode);
    chmodSync(dir, folderMode);
    const said = askAs(3999);
    release();
    expect(said).toContain('lock-unknown');
    expect(said).toContain('tệp là của root');
    expect(said).toContain(`sudo chown -R 3999 ${dir}`);
  });
});

describe('a lock that is removed under a daemon', () => {
  const hadDaemon = (): boolean => true;

  it('is made anew, and a second daemon waits to see that', async () => {
    const release = await lockStore(dir);
    rmSync(file());
    await expect(lockStore(dir, { hadDaemon })).rejects.toThrow(StoreLockedError);
    expect(isStoreLocked(dir)).toBe(true);
    release();
    expect(isStoreLocked(dir)).toBe(false);
  });

  it('or replaced by another file, too', async () => {
    const release = await lockStore(dir);
    rmSync(file());
    writeFileSync(file(), '');
    await vi.waitFor(() => {
      expect(isStoreLocked(dir)).toBe(true);
    }, 20_000);
    await expect(lockStore(dir)).rejects.toThrow(StoreLockedError);
    release();
  });

  it('is nobody’s where that daemon is gone', async () => {
    const release = await lockStore(dir, { hadDaemon });
    expect(isStoreLocked(dir)).toBe(true);
    release();
  });

  it('is lost where another was faster: the first is told', async () => {
    const told = Promise.withResolvers<undefined>();
    const release = await lockStore(dir, {
      lost: () => {
        told.resolve(undefined);
      },
    });
    rmSync(file());
    // A first start: it knows of no daemon, so it waits for none.
    const second = await lockStore(dir);
    await told.promise;
    release();
    second();
  });
});

it.skipIf(process.getuid?.() === 0)('a folder that nobody may look into: nobody knows', () => {
  chmodSync(dir, 0o000);
  expect(() => isStoreLocked(dir)).toThrow(LockUnknownError);
  chmodSync(dir, 0o755);
});
