// What a person names as a place to write to is never invented, and "cannot look" is never "not there".
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  emptyHook,
  isThere,
  missingMount,
  missingPlace,
  mountPoints,
  requireFile,
} from '../../../scheduler/places.ts';
import { createFolderOutput } from '../../../scheduler/playout/folder.ts';
import { fewestOpenFiles, requireOpenFiles } from '../../../scheduler/open-files.ts';
import { callLoa } from './run-loa.ts';

const home = mkdtempSync(join(tmpdir(), 'loa-places-'));
afterAll(() => {
  rmSync(home, { recursive: true });
});
const usb = join(home, 'usb');
const LOA_DATA = join(home, 'data');

describe('the drive that a person names is not there', () => {
  it.each<[string, (place: string) => readonly string[]]>([
    ['say -o', (place) => ['say', 'xin chào', '-o', join(place, 'thu.wav')]],
    ['backup', (place) => ['backup', join(place, 'loa.db')]],
    ['publish', (place) => ['publish', join(place, 'trang')]],
    ['report -o', (place) => ['report', '-o', join(place, 'bao-cao')]],
  ])('loa %s: an error that names it, and nothing is made', async (_name, words) => {
    // Something to back up and to report.
    await callLoa(['cancel', 'dich-vu-cong-truc-tuyen@x', '--by', 'An'], { LOA_DATA });
    const { code, err } = await callLoa(words(usb), { LOA_DATA });
    expect(code).toBe(1);
    expect(err).toContain(`Không có thư mục ${usb}, nơi chứa ${usb}/`);
    expect(err).toContain('Cắm ổ');
    expect(existsSync(usb)).toBe(false);
  });

  it('LOA_DATA where drives are mounted, and none is', async () => {
    const place = '/mnt/loa-khong-co/du-lieu';
    const { code, err } = await callLoa(['queue'], { LOA_DATA: place });
    expect(code, err).toBe(0);
    const written = await callLoa(['cancel', 'x', '--by', 'An'], { LOA_DATA: place });
    expect(written.code).toBe(1);
    expect(written.err).toContain('không có ổ nào được gắn');
    expect(existsSync('/mnt/loa-khong-co')).toBe(false);
  });
});

describe('a place', () => {
  it('is there, or is not', () => {
    expect([home, join(home, 'x'), join(home, 'x'.repeat(300))].map(isThere)).toEqual([
      true,
      false,
      false,
    ]);
    expect(isThere('/etc/hostname/x')).toBe(false);
  });
  it('may be made where its parent is', () => {
    mkdirSync(join(home, 'có'));
    expect(missingPlace(join(home, 'có', 'phát'))).toBeUndefined();
    expect(missingPlace(join(home, 'không', 'phát'))).toContain('ổ có thể chưa cắm');
    expect(missingMount(join(home, 'a', 'b', 'c'))).toBeUndefined();
  });
});

describe('where a drive is mounted, and none is', () => {
  const mounts = join(home, 'mnt/');
  const hook = join(mounts, 'usb');
  const hooks = { [mounts]: 1 };
  it('an empty folder there is a hook on the system’s own disk', () => {
    mkdirSync(join(hook, 'phat'), { recursive: true });
    expect(emptyHook(hook, hooks), 'in use').toBeUndefined();
    expect(emptyHook(join(hook, 'phat'), hooks), 'made on purpose below it').toBeUndefined();
    rmSync(join(hook, 'phat'), { recursive: true });
    expect(emptyHook(hook, hooks)).toBe(
      `Ở ${hook} không có ổ nào được gắn: thư mục ấy trống, nằm trên ổ của hệ thống. Nếu đúng là dùng thư mục thường này, tạo trong đó một tệp bất kỳ.`,
    );
  });
  it('a folder of the same disk mounted there, and a link to an ordinary folder, are none', () => {
    expect(emptyHook(hook, hooks, [hook])).toBeUndefined();
    expect(emptyHook(hook, hooks, [join(mounts, 'us')])).toContain('không có ổ nào');
    expect(mountPoints()).toContain('/proc');
    mkdirSync(join(home, 'thường'));
    symlinkSync(join(home, 'thường'), join(mounts, 'lối'));
    expect(emptyHook(join(mounts, 'lối'), hooks)).toBeUndefined();
    symlinkSync(hook, join(mounts, 'lối-ổ'));
    expect(emptyHook(join(mounts, 'lối-ổ'), hooks)).toContain('không có ổ nào');
  });
  it('a player that takes all out of an ordinary folder: the next bulletin is handed over too', async () => {
    const place = join(mounts, 'phat');
    mkdirSync(place);
    const output = createFolderOutput(place, false, hooks);
    expect((await output.check()).join(' ')).toContain('tạo trong đó một tệp bất kỳ');
    writeFileSync(join(place, 'x.mp3'), '');
    expect(await output.check()).toEqual([]);
    for (const name of readdirSync(place)) if (!name.startsWith('.')) rmSync(join(place, name));
    expect(await output.check()).toEqual([]);
    rmSync(join(place, '.loa'));
    expect(await output.check(), 'the mark lies on the drive that is unplugged').toHaveLength(1);
  });
  it('another disk is a drive, also while it is empty; other folders are none of this', () => {
    expect(emptyHook('/dev/shm', { '/dev/': 1 })).toBeUndefined();
    expect(emptyHook(mounts, hooks)).toBeUndefined();
    expect(emptyHook(join(mounts, 'x'), hooks)).toBeUndefined();
    expect(emptyHook(home)).toBeUndefined();
  });
});

describe('a file that is no plain file is refused, and not waited for', () => {
  const pipe = join(home, 'ống');
  const folder = join(home, 'thư-mục.mp3');
  it.each<[string, (place: string) => readonly string[]]>([
    ['import', (place) => ['import', place]],
    ['backup --restore', (place) => ['backup', '--restore', place]],
  ])('loa %s', async (_name, words) => {
    if (!existsSync(pipe)) execFileSync('mkfifo', [pipe]);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'x'), '');
    for (const place of [pipe, folder]) {
      const { code, err } = await callLoa(words(place), { LOA_DATA });
      expect(code).toBeGreaterThan(0);
      expect(err).toMatch(/không phải tệp|là thư mục/);
      expect(err).not.toContain('ngoài dự kiến');
      expect(err).not.toContain('dấu ngoặc kép');
      expect(() => {
        requireFile(place);
      }).toThrow(place);
    }
  });
});

it.each([
  [fewestOpenFiles, undefined],
  [40, 'Chương trình chỉ được mở 40 tệp cùng lúc'],
  [Infinity, undefined],
])('%s open files at most: %s', (limit, says) => {
  const tried = (): void => {
    requireOpenFiles(limit);
  };
  if (says === undefined) expect(tried).not.toThrow();
  else expect(tried).toThrow(says);
});
