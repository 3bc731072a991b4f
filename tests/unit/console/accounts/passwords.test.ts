import { describe, expect, it } from 'vitest';
import {
  hashPassword,
  isOutdated,
  isPassword,
  usualCost,
} from '../../../../scheduler/signing-in/password-hash.ts';
import { createHashQueue } from '../../../../scheduler/signing-in/hash-queue.ts';
import { hasAccents, passwordProblem } from '../../../../scheduler/signing-in/password-rules.ts';
import { cheap } from './open-test-people.ts';

const names = ['phường An Phụ', 'Đài truyền thanh phường An Phụ', 'Nguyễn Văn An', 'an.nguyen'];

describe('a new password', () => {
  const cases: readonly (readonly [password: string, problem: RegExp | undefined])[] = [
    ['', /Chưa gõ/],
    ['ngắn quá', /ít nhất 12/],
    ['ba con trâu cày', undefined],
    ['xe đạp, hoa gạo', undefined],
    ['a'.repeat(9) + 'b', /đoán trước tiên/],
    ['1212121212', /đoán trước tiên/],
    ['1234567890', /đoán trước tiên/],
    ['MatKhau123', /đoán trước tiên/],
    ['Mật khẩu 123', /đoán trước tiên/],
    ['mat-khau-123', /đoán trước tiên/],
    ['Vietnam@2026', /đoán trước tiên/],
    ['anhyeuem123', /đoán trước tiên/],
    ['phuonganphu', /tên phường/],
    ['PhuongAnPhu2026', /tên phường/],
    ['Phường An Phụ', /tên phường/],
    ['nguyenvanan1990', /tên phường/],
    ['truyenthanhanphu', /tên phường/],
    ['an phụ có cây đa to', undefined],
    ['x'.repeat(50) + 'Đây là câu dài', undefined],
    ['đồng lúa '.repeat(30), /dài quá/],
    ['8402957163', /ít nhất 12/],
    ['840295716384', undefined],
  ];
  it.each(cases)('%j → %s', (password, problem) => {
    const said = passwordProblem(password, { names });
    if (problem === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(problem);
  });

  it.each([
    ['matkhaư', true],
    ['mật khẩu', true],
    ['matkhau123', false],
    ['đ', true],
  ])('%s: a Vietnamese keyboard may have changed it: %s', (password, accents) => {
    expect(hasAccents(password)).toBe(accents);
  });
});

describe('the hash', () => {
  it('names its cost, and tells right from wrong', async () => {
    const hash = await hashPassword('ba con trâu cày', cheap);
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(await isPassword('ba con trâu cày', hash)).toBe(true);
    expect(await isPassword('ba con trau cay', hash)).toBe(false);
    expect(isOutdated(hash, cheap)).toBe(false);
    expect(isOutdated(hash, usualCost)).toBe(true);
  });
  it('is of OWASP’s cost', () => {
    expect(usualCost).toEqual({ memory: 19_456, passes: 2, parallelism: 1 });
  });
  it('takes a letter however the keyboard composes it', async () => {
    const hash = await hashPassword('trâu'.normalize('NFD'), cheap);
    expect(await isPassword('trâu'.normalize('NFC'), hash)).toBe(true);
  });
  it('that nobody made is nobody’s', async () => {
    expect(await isPassword('', 'nothing')).toBe(false);
  });
});

describe('hashing at once', () => {
  it('strangers: one works, eight wait, the rest is turned away; who is known gets in beside them', async () => {
    const queue = createHashQueue();
    let working = 0;
    let most = 0;
    const gate = Promise.withResolvers<undefined>();
    const work = async () => {
      working += 1;
      most = Math.max(most, working);
      await gate.promise;
      working -= 1;
      return 'done';
    };
    const strangers = Array.from({ length: 500 }, () => queue.run(work, false));
    const known = queue.run(work, true);
    await Promise.resolve();
    expect(working).toBe(2);
    gate.resolve(undefined);
    expect(await known).toBe('done');
    const outcomes = await Promise.all(strangers);
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(9);
    expect(most).toBe(2);
  });
  it('goes on after one that failed', async () => {
    const queue = createHashQueue({ atOnce: 1, waiting: 1 });
    const failing = queue.run(() => Promise.reject(new Error('no')), true);
    const next = queue.run(() => Promise.resolve('done'), true);
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });
});
