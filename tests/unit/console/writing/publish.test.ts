import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Node } from 'prosemirror-model';
import { beforeEach, describe, expect, it } from 'vitest';
import type { WritingDesk } from '../../../../scheduler/console/writing/desk.ts';
import { openDraftBook, writingFileOf } from '../../../../scheduler/console/writing/draft-book.ts';
import { openWritingDesk } from '../../../../scheduler/console/writing/open-desk.ts';
import type { DeskNeeds } from '../../../../scheduler/console/writing/open-parts.ts';
import { stateWords } from '../../../../scheduler/console/writing/pages/state-words.ts';
import { versionWords } from '../../../../scheduler/console/writing/pages/version-words.ts';
import type { Settled } from '../../../../scheduler/console/writing/settle-intents.ts';
import { ba, hoa, readOf, sayMore, writeOf, writingFolders } from '../../../setup/writing.ts';

const file = 'content/faq/quen-mat-khau.mdx';

let folders: ReturnType<typeof writingFolders>;
let desk: WritingDesk;
beforeEach(() => {
  folders = writingFolders();
  desk = openDesk();
  return () => {
    desk.close();
  };
});

function openDesk(needs: Partial<DeskNeeds> = {}): WritingDesk {
  return openWritingDesk({ ...folders, now: () => Date.now(), ...needs });
}

const write = (words: string): string => {
  desk.open(file, hoa);
  desk.change(file, hoa, sayMore(words));
  return desk.seal(file);
};

describe('publishing', () => {
  it('writes the file, keeps the version before and the one after, and the draft is over', async () => {
    const was = readOf(folders.contentDir, file);
    const seal = write(' Thêm một câu.');
    const version = await desk.publish(file, hoa, 'Bổ sung', seal);
    expect(version).toMatchObject({ by: 'Bà Hoa', why: 'Bổ sung', how: 'published' });
    expect(readOf(folders.contentDir, file)).toContain('Thêm một câu.');
    expect(desk.draft(file)).toBeUndefined();
    const [now, found] = desk.versions(file);
    expect([now?.how, found?.how]).toEqual(['published', 'found']);
    expect(desk.textOf(found?.id ?? 0, file)).toBe(was);
    expect(desk.textOf(now?.id ?? 0, file)).toBe(readOf(folders.contentDir, file));
  });
  it('is refused where the draft is another than was seen', async () => {
    const seal = write(' Một.');
    write(' Hai.');
    await expect(desk.publish(file, hoa, 'x', seal)).rejects.toThrow(/đã đổi từ lúc mở/);
  });
  it('is refused with what load.ts finds wrong, and nothing is written', async () => {
    const was = readOf(folders.contentDir, file);
    desk.open(file, hoa);
    desk.change(file, hoa, (tr) => tr.setDocAttribute('title', ''));
    await expect(desk.publish(file, hoa, 'x', desk.seal(file))).rejects.toThrow(/quen-mat-khau/);
    expect(readOf(folders.contentDir, file)).toBe(was);
    expect(desk.draft(file)).toBeDefined();
  });
  it('takes readings along, and leaves rows that others add meanwhile', async () => {
    desk.open(file, hoa);
    const row = { written: 'ABCX', spoken: 'a bê xê ích' };
    desk.setExtras(file, hoa, (was) => ({ ...was, lexicon: [row] }));
    const seal = desk.seal(file);
    const lexicon = 'content/lexicon.tsv';
    writeOf(folders.contentDir, lexicon, `${readOf(folders.contentDir, lexicon)}DEFY\tđê e ép\n`);
    await desk.publish(file, hoa, 'x', seal);
    expect(readOf(folders.contentDir, lexicon)).toMatch(/DEFY\tđê e ép\nABCX\ta bê xê ích\n$/);
  });
  it('keeps what is written while it goes on, as a draft that stands on what was published', async () => {
    desk.close();
    let isChecked = false;
    const check = (): readonly [] => {
      if (!isChecked) write(' Hai.');
      isChecked = true;
      return [];
    };
    desk = openDesk({ check: () => check });
    await desk.publish(file, hoa, 'x', write(' Một.'));
    const published = readOf(folders.contentDir, file);
    expect([published.includes(' Một.'), published.includes(' Hai.')]).toEqual([true, false]);
    expect(desk.text(file)).toContain(' Một. Hai.');
    await desk.publish(file, hoa, 'x', desk.seal(file));
    expect(readOf(folders.contentDir, file)).toContain(' Một. Hai.');
  });
});

describe('what is chosen while it is being published', () => {
  it('goes on as a draft, and what was published does not', async () => {
    desk.close();
    const [first, second] = [
      { written: 'ABCX', spoken: 'a bê xê ích' },
      { written: 'DEFY', spoken: 'đê e ép' },
    ];
    let isChecked = false;
    const check = (): readonly [] => {
      if (!isChecked) desk.setExtras(file, hoa, (was) => ({ ...was, lexicon: [first, second] }));
      isChecked = true;
      return [];
    };
    desk = openDesk({ check: () => check });
    write(' Một.');
    desk.setExtras(file, hoa, (was) => ({ ...was, lexicon: [first] }));
    await desk.publish(file, hoa, 'x', desk.seal(file));
    expect(readOf(folders.contentDir, 'content/lexicon.tsv')).toContain('ABCX\t');
    expect(readOf(folders.contentDir, 'content/lexicon.tsv')).not.toContain('DEFY\t');
    expect(desk.draft(file)?.extras.lexicon).toEqual([second]);
    expect(desk.draft(file)?.isChanged).toBe(true);
  });
});

describe('while it is being published', () => {
  const begun = 'content/announcements/lich-moi.mdx';
  const text =
    '---\ntitle: Lịch mới\ndescription: Lịch.\n---\n\n# Lịch mới\n\nBà con tổ 3 đóng cửa.\n';
  const during = (act: () => void): void => {
    desk.close();
    let isChecked = false;
    const check = (): readonly [] => {
      if (!isChecked) act();
      isChecked = true;
      return [];
    };
    desk = openDesk({ check: () => check });
  };
  it('gets no other name: it would be published under the one and live on under the other', async () => {
    const to = 'content/announcements/lich-khac.mdx';
    during(() => {
      expect(() => desk.move(begun, to, hoa, (was) => was)).toThrow(/đang được phát hành/);
    });
    desk.begin(begun, text, hoa);
    await desk.publish(begun, hoa, 'x', desk.seal(begun));
    expect([desk.draft(begun), desk.draft(to)]).toEqual([undefined, undefined]);
  });
  it('what goes on as a draft is no longer sent back', async () => {
    during(() => write(' Hai.'));
    desk.ask(file, hoa, 'x', write(' Một.'));
    desk.sendBack(file, ba, 'Thiếu giờ');
    await desk.publish(file, hoa, 'x', desk.seal(file));
    expect(desk.draft(file)).toMatchObject({ state: 'open' });
    expect(desk.draft(file)?.sentBack).toBeUndefined();
  });
});

describe('consent', () => {
  beforeEach(() => {
    desk.close();
    desk = openDesk({ needsConsent: () => true });
  });
  it('is asked for and given, and only then it is published', async () => {
    const seal = write(' Một.');
    await expect(desk.publish(file, hoa, 'x', seal)).rejects.toThrow(/người duyệt/);
    desk.ask(file, hoa, 'Bổ sung', seal);
    const version = await desk.approve(file, ba, seal);
    expect(version).toMatchObject({ by: 'Bà Hoa', approvedBy: 'Ông Ba', why: 'Bổ sung' });
  });
  it('is asked for anew after a change', async () => {
    const seal = write(' Một.');
    desk.ask(file, hoa, 'Bổ sung', seal);
    const next = write(' Hai.');
    expect(desk.draft(file)?.state).toBe('open');
    await expect(desk.approve(file, ba, seal)).rejects.toThrow(/chưa ai xin duyệt/);
    desk.ask(file, hoa, 'Bổ sung', next);
    await expect(desk.approve(file, ba, seal)).rejects.toThrow(/đã đổi từ lúc mở/);
  });
  it('nobody gives himself, unless he is the only one who could', async () => {
    const seal = write(' Một.');
    desk.ask(file, ba, 'x', seal);
    await expect(desk.approve(file, ba, seal)).rejects.toThrow(/không tự duyệt/);
    desk.close();
    desk = openDesk({ needsConsent: () => true, hasOtherApprover: () => false });
    await expect(desk.approve(file, ba, seal)).resolves.toMatchObject({ approvedBy: 'Ông Ba' });
  });
  it('is given back with what to mend; the note stays until it is asked for again', () => {
    desk.ask(file, hoa, 'x', write(' Một.'));
    desk.sendBack(file, ba, 'Thiếu giờ');
    expect(desk.draft(file)).toMatchObject({ state: 'sent-back', sentBack: { why: 'Thiếu giờ' } });
    const seal = write(' Hai.');
    expect(desk.draft(file)).toMatchObject({ state: 'open', sentBack: { why: 'Thiếu giờ' } });
    expect(desk.ask(file, hoa, 'x', seal).sentBack).toBeUndefined();
  });
});

describe('a file that is edited by hand', () => {
  const title = /^title: .*$/m;
  it('becomes a version of nobody known', () => {
    writeOf(folders.contentDir, file, `${readOf(folders.contentDir, file)}\nThêm tay.\n`);
    expect(desk.versions(file)[0]).toMatchObject({ how: 'by-hand', by: '' });
  });
  it('elsewhere than the draft goes into it, and is published with it', async () => {
    write(' Của nháp.');
    const text = readOf(folders.contentDir, file).replace(title, 'title: Tên sửa tay');
    writeOf(folders.contentDir, file, text);
    expect(desk.conflict(file)).toBeUndefined();
    expect(desk.doc(file).attrs['title']).toBe('Tên sửa tay');
    await desk.publish(file, hoa, 'x', desk.seal(file));
    expect(readOf(folders.contentDir, file)).toMatch(/Tên sửa tay[\s\S]*Của nháp\./);
  });
  it('at the same place is for a person to decide; until then nothing is overwritten', async () => {
    desk.open(file, hoa);
    desk.change(file, hoa, (tr) => tr.setDocAttribute('title', 'Tên của nháp'));
    const theirs = readOf(folders.contentDir, file).replace(title, 'title: Tên sửa tay');
    writeOf(folders.contentDir, file, theirs);
    const conflict = desk.conflict(file);
    expect(conflict?.parts).toHaveLength(1);
    await expect(desk.publish(file, hoa, 'x', desk.seal(file))).rejects.toThrow(/sửa tay/);
    expect(readOf(folders.contentDir, file)).toBe(theirs);
    desk.settle(file, conflict?.mine ?? '', conflict?.theirsHash, hoa);
    await desk.publish(file, hoa, 'x', desk.seal(file));
    expect(readOf(folders.contentDir, file)).toContain('Tên của nháp');
  });
  it('and taken away is for a person to decide', () => {
    write(' Của nháp.');
    rmSync(join(folders.contentDir, file.slice('content/'.length)));
    expect(desk.conflict(file)).toMatchObject({ theirs: '', theirsHash: undefined });
    expect(desk.draft(file)).toBeDefined();
  });
});

describe('a step without an id', () => {
  const guide = 'content/guides/dang-ky-tai-khoan.mdx';
  it('gets one before publishing, and never one that another step ever had', () => {
    desk.open(guide, hoa);
    const was = desk.doc(guide);
    const [gone] = stepsIn(was);
    if (!gone) throw new Error('no steps');
    const { pos, node } = gone;
    desk.change(guide, hoa, (tr) => {
      tr.delete(pos, pos + node.nodeSize);
    });
    desk.change(guide, hoa, (tr) => {
      tr.insert(pos, node.type.create({ ...node.attrs, id: '' }, node.content));
    });
    desk.complete(guide, hoa);
    const now = stepsIn(desk.doc(guide))[0]?.node.attrs['id'] as unknown;
    expect(now).toMatch(/^[a-z0-9-]+$/);
    expect(now).not.toBe(node.attrs['id']);
    const { version } = desk.draft(guide) ?? {};
    desk.complete(guide, hoa);
    expect(desk.draft(guide)?.version).toBe(version);
  });
});

function stepsIn(doc: Node): { readonly pos: number; readonly node: Node }[] {
  const found: { pos: number; node: Node }[] = [];
  doc.forEach((node, pos) => {
    if (node.type.name === 'step') found.push({ pos, node });
  });
  return found;
}

describe('a version', () => {
  it('comes back as a draft, and leaves what is published as it is', async () => {
    const was = readOf(folders.contentDir, file);
    await desk.publish(file, hoa, 'x', write(' Một.'));
    const [, first] = desk.versions(file);
    desk.restore(first?.id ?? 0, file, hoa);
    expect(desk.text(file)).toBe(was);
    expect(readOf(folders.contentDir, file)).toContain(' Một.');
  });
});

it('goes into git, by itself and in the name of whoever published it', async () => {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
      ...{ cwd: dirname(folders.contentDir), encoding: 'utf8' },
    }).trim();
  git('init', '-q', '-b', 'main');
  git('add', 'content');
  git('commit', '-qm', 'đầu');
  const { id } = await desk.publish(file, hoa, 'Bổ sung giờ', write(' Một.'));
  const inGit = () => desk.versions(file).find((one) => one.id === id)?.git;
  await expect.poll(() => inGit()?.commit).toBeDefined();
  expect(inGit()).toEqual({ commit: git('rev-parse', 'HEAD') });
  expect(git('log', '-1', '--format=%an|%s')).toBe('Bà Hoa|Bổ sung giờ');
});

describe('a program that ends while it publishes', () => {
  /** As it lies there after a kill: the intent is written down, and these of its files are. */
  const cutOff = (written: 'none' | 'first' | 'all'): string => {
    const was = readOf(folders.contentDir, file);
    write(' Một.');
    const row = { written: 'ABCX', spoken: 'a bê xê ích' };
    desk.setExtras(file, hoa, (extras) => ({ ...extras, lexicon: [row] }));
    const texts = [...desk.texts(file)].map(([name, text]) => [name, String(text)] as const);
    const book = openDraftBook(writingFileOf(folders.dataDir));
    const { version = 0, extras = { lexicon: [], attached: [] } } = desk.draft(file) ?? {};
    const files = texts.map(([name, text]) => ({
      file: name,
      was: book.versions.keep(Buffer.from(readOf(folders.contentDir, name))),
      is: book.versions.keep(Buffer.from(text)),
    }));
    book.versions.begin(file, {
      who: hoa,
      why: 'Bổ sung',
      at: 1_800_000_000_000,
      version,
      extras,
      files,
    });
    const count = { none: 0, first: 1, all: texts.length }[written];
    for (const [name, text] of texts.slice(0, count)) writeOf(folders.contentDir, name, text);
    book.close();
    desk.close();
    return was;
  };
  let settled: Settled[];
  const reopen = (): void => {
    settled = [];
    desk = openDesk({ settled: (one) => settled.push(one) });
  };
  it('before anything is written: nothing is changed, and the draft says so until it is published', async () => {
    const was = cutOff('none');
    reopen();
    expect(settled).toEqual([{ file, by: 'Bà Hoa', how: 'undone' }]);
    expect(readOf(folders.contentDir, file)).toBe(was);
    const draft = desk.draft(file);
    expect(draft?.cut).toEqual({ by: 'Bà Hoa', at: 1_800_000_000_000 });
    expect(draft && stateWords({ timeZone: 'Asia/Ho_Chi_Minh' }, draft)).toMatch(
      /^Bà Hoa phát hành .* bị ngắt giữa chừng: trang chưa đổi gì, bản nháp còn nguyên/,
    );
    await desk.publish(file, hoa, 'x', desk.seal(file));
    expect(readOf(folders.contentDir, file)).toContain(' Một.');
  });
  it.each(['first', 'all'] as const)('with %s of its files written: it is finished', (written) => {
    cutOff(written);
    reopen();
    expect(settled).toEqual([{ file, by: 'Bà Hoa', how: 'finished' }]);
    expect(readOf(folders.contentDir, file)).toContain(' Một.');
    expect(readOf(folders.contentDir, 'content/lexicon.tsv')).toContain('ABCX\t');
    expect(desk.draft(file)).toBeUndefined();
    const [version] = desk.versions(file);
    expect(version).toMatchObject({ wasCut: true, by: 'Bà Hoa', why: 'Bổ sung', how: 'published' });
    expect(version && versionWords({ timeZone: 'Asia/Ho_Chi_Minh' }, version)).toContain(
      'Chương trình bị ngắt giữa chừng, mở lại thì đã làm xong.',
    );
  });
});
