import { mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Step, Transform } from 'prosemirror-transform';
import { beforeEach, describe, expect, it } from 'vitest';
import type {
  DraftEvent,
  Extras,
  WritingDesk,
} from '../../../../scheduler/console/writing/desk.ts';
import { openWritingDesk } from '../../../../scheduler/console/writing/open-desk.ts';
import { ba, hoa, readOf, sayMore, writingFolders } from '../../../setup/writing.ts';

const file = 'content/faq/quen-mat-khau.mdx';

let folders: ReturnType<typeof writingFolders>;
let desk: WritingDesk;
beforeEach(() => {
  folders = writingFolders();
  desk = openDesk();
});

function openDesk(): WritingDesk {
  return openWritingDesk({ ...folders, now: () => Date.now() });
}

function stepsOf(words: string): readonly unknown[] {
  const tr = new Transform(desk.doc(file));
  sayMore(words)(tr);
  return tr.steps.map((step) => step.toJSON() as unknown);
}

describe('a draft', () => {
  it('begins from the file, and counts as none before anything is changed', () => {
    const draft = desk.open(file, hoa);
    expect(draft).toMatchObject({ kind: 'prose', state: 'open', version: 0, isChanged: false });
    expect(desk.list()).toEqual([]);
    expect(desk.text(file)).toBe(readOf(folders.contentDir, file));
  });
  it('takes steps of the version that it has, and hands the missed ones to others', () => {
    desk.open(file, hoa);
    expect(desk.take(file, 0, stepsOf(' một'), 'c1', hoa)).toEqual({ ok: true, version: 1 });
    const late = desk.take(file, 0, stepsOf(' hai'), 'c2', ba);
    expect(late).toMatchObject({ ok: false, version: 1, steps: [{ version: 1, client: 'c1' }] });
    expect(desk.text(file)).toContain(' một');
    expect(desk.text(file)).not.toContain(' hai');
  });
  it('refuses steps that do not fit, whole', () => {
    desk.open(file, hoa);
    const wrong = [...stepsOf(' đúng'), { stepType: 'replace', from: 1, to: 99_999 }];
    expect(desk.take(file, 0, wrong, 'c1', hoa)).toHaveProperty('refused');
    expect(desk.draft(file)?.version).toBe(0);
  });
  it('is there with all its steps after another start', () => {
    desk.open(file, hoa);
    for (let turn = 0; turn < 250; turn++) desk.take(file, turn, stepsOf(` chữ${turn}`), 'c1', hoa);
    const [text, seal] = [desk.text(file), desk.seal(file)];
    desk.close();
    desk = openDesk();
    expect(desk.text(file)).toBe(text);
    expect(desk.seal(file)).toBe(seal);
    expect(desk.draft(file)?.steps).toHaveLength(250);
    let doc = desk.start(file);
    for (const { step } of desk.draft(file)?.steps ?? []) doc = stepOn(doc, step);
    expect(doc.eq(desk.doc(file))).toBe(true);
  });
  it('of a new text gets another name with all its steps, told to who has it open', () => {
    const [was, to] = ['content/faq/moi.mdx', 'content/faq/ten-khac.mdx'];
    const row = { written: 'KDYT', spoken: 'khoa dược', document: 'hoi-dap/moi' };
    desk.begin(was, '---\nquestion: Gì?\n---\n\nMột.\n', hoa);
    for (const more of [' hai', ' ba']) desk.change(was, hoa, sayMore(more));
    desk.setExtras(was, hoa, (extras) => ({ ...extras, lexicon: [row] }));
    const [before, text, start] = [desk.draft(was), desk.text(was), desk.start(was)];
    const [steps, events] = [before?.steps ?? [], [] as DraftEvent[]];
    desk.follow(was, (event) => events.push(event));
    const rename = { ...row, document: 'hoi-dap/ten-khac' };
    desk.move(was, to, ba, (extras) => ({ ...extras, lexicon: [rename] }));
    expect(events).toEqual([
      { is: 'moved', file: to, address: '/dai/bai/hoi-dap/ten-khac/', by: ba.name },
    ]);
    expect(desk.draft(was)).toBeUndefined();
    desk.close();
    desk = openDesk();
    expect(desk.draft(to)).toMatchObject({
      ...{ version: 2, beganAt: before?.beganAt, changedBy: ba, extras: { lexicon: [rename] } },
    });
    expect(desk.draft(to)?.steps).toEqual(steps);
    expect(desk.text(to)).toBe(text);
    expect(desk.start(to).eq(start)).toBe(true);
    // The old name is free again.
    expect(desk.begin(was, '---\n---\n\nMới.\n', hoa)).toMatchObject({ version: 0 });
  });
  it('keeps its name where the new one is taken, or the text is published', () => {
    const same = (extras: Extras): Extras => extras;
    desk.begin('content/faq/moi.mdx', '---\n---\n\nMột.\n', hoa);
    const taken = () => desk.move('content/faq/moi.mdx', file, hoa, same);
    expect(taken).toThrow(expect.objectContaining({ code: 'exists' }));
    expect(desk.draft('content/faq/moi.mdx')?.version).toBe(0);
    desk.open(file, hoa);
    const published = () => desk.move(file, 'content/faq/khac.mdx', hoa, same);
    expect(published).toThrow(expect.objectContaining({ code: 'not-new' }));
  });
  it('tells who follows it, and who is there', () => {
    desk.open(file, hoa);
    const events: DraftEvent[] = [];
    const unfollow = desk.follow(file, (event) => events.push(event));
    const leave = desk.come(file, { client: 'c1', account: 'hoa', name: 'Bà Hoa' });
    desk.take(file, 0, stepsOf(' một'), 'c1', hoa);
    leave();
    unfollow();
    desk.take(file, 1, stepsOf(' hai'), 'c1', hoa);
    expect(events.map(({ is }) => is)).toEqual(['people', 'steps', 'people']);
  });
  it('that no file can say yet keeps nobody out: it is listed, and can be changed back', () => {
    desk.open(file, hoa);
    desk.change(file, hoa, (tr) => {
      // What runs as a program, and is not in the file.
      tr.insert(0, tr.doc.type.schema.node('opaque', { source: '{process.exit()}' }));
    });
    expect(() => desk.text(file)).toThrow(/không đưa vào bài được/);
    expect(desk.list().map((draft) => draft.file)).toEqual([file]);
    desk.change(file, hoa, (tr) => tr.delete(0, tr.doc.firstChild?.nodeSize ?? 0));
    expect(desk.text(file)).toBe(readOf(folders.contentDir, file));
  });
  it('is there on the day after an import, whose original lies beside', () => {
    desk.open(file, hoa);
    desk.take(file, 0, stepsOf(' một'), 'c1', hoa);
    desk.close();
    const originals = join(folders.dataDir, 'writing', 'goc');
    mkdirSync(originals, { recursive: true });
    const before = Date.now() / 1000 - 3 * 24 * 3600;
    utimesSync(originals, before, before);
    desk = openDesk();
    expect(desk.text(file)).toContain(' một');
  });
  it('of YAML is put whole, on the version that was seen', () => {
    const facts = 'content/facts.yaml';
    const { version } = desk.open(facts, hoa);
    const text = `${desk.text(facts)}# thêm\n`;
    expect(desk.put(facts, version, text, hoa)).toEqual({ ok: true, version: 1 });
    expect(desk.put(facts, version, 'khác', ba)).toEqual({ ok: false, version: 1, text });
  });
  it('carries readings into the lexicon that it would write', () => {
    desk.open(file, hoa);
    const row = { written: 'ABCX', spoken: 'a bê xê ích' };
    desk.setExtras(file, hoa, (was) => ({ ...was, lexicon: [row] }));
    const lexicon = String(desk.texts(file).get('content/lexicon.tsv'));
    expect(lexicon).toContain('\nABCX\ta bê xê ích\n');
    expect(lexicon.startsWith(readOf(folders.contentDir, 'content/lexicon.tsv'))).toBe(true);
  });
  it.each(['content/../ward.yaml', 'content/x.ts', '/etc/passwd', 'content/.git/config.yaml'])(
    'of %s is none',
    (path) => {
      expect(() => desk.begin(path, 'x', hoa)).toThrow(/Không soạn được tệp/);
    },
  );
});

function stepOn(doc: ReturnType<WritingDesk['doc']>, json: unknown) {
  const tr = new Transform(doc);
  tr.step(Step.fromJSON(doc.type.schema, json));
  return tr.doc;
}
