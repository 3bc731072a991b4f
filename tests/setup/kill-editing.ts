// The process in which people write, killed in the midst of publishing, behind the real console: what a person sees afterwards.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs';
import { dirname } from 'node:path';
import { Node } from 'prosemirror-model';
import { Step, Transform } from 'prosemirror-transform';
import { proseSchema } from '../../content/markup/prose-schema.ts';
import { hasIntent } from '../../scheduler/console/writing/asked-texts.ts';
import { openStore } from '../../scheduler/store/open.ts';
import { openEditorsConsole } from './editors-console.ts';
import { seeded } from './schedule.ts';
import { readOf, sayMore, writeOf, writingFolders } from './writing.ts';

export interface KillReport {
  readonly kills: number;
  /** Each a sentence of what does not agree. */
  readonly wrong: readonly string[];
  /** Kills with a publishing under way, by what became of it. */
  readonly cut: { readonly finished: number; readonly undone: number };
}

const file = 'content/faq/quen-mat-khau.mdx';
const path = '/dai/bai/hoi-dap/quen-mat-khau/';

/** Writes a few words and publishes them, again and again; each time the process is killed at a moment that the seed picks. */
export async function killEditing(kills: number, seed: number): Promise<KillReport> {
  const room = await openRoom();
  const random = seeded(seed);
  const wrong: string[] = [];
  const cut = { finished: 0, undone: 0 };
  try {
    for (let round = 0; round < kills; round++) {
      const mark = `lần ${round + 1}`;
      const before = room.text();
      await room.write(` Câu ${mark}.`);
      const { answered, wasCut } = await room.publishAndKill(mark, random, round % 2 === 0);
      const page = await room.get(`${path}phat-hanh/`);
      const isPublished = room.text().includes(`Câu ${mark}.`);
      const check = (isRight: boolean, what: string): void => {
        if (!isRight) wrong.push(`${mark}: ${what}`);
      };
      if (wasCut) cut[isPublished ? 'finished' : 'undone'] += 1;
      check(isPublished || room.text() === before, 'the file is neither old nor new');
      check(isPublished || !answered, 'it was acknowledged and is not there');
      check(page.includes('data-standing') === isPublished, 'the page says something else');
      check(
        page.includes('data-draft-state') !== isPublished,
        'the draft is lost, or is there still',
      );
      check(!wasCut || page.includes('bị ngắt giữa chừng'), 'nobody is told that it was cut off');
      check(!isPublished || page.includes(`phát hành: ${mark}`), 'the version is another one');
      if (isPublished) check(await room.isInGit(mark), 'git has something else');
      const lines = room.log();
      // It may die before it has read what was asked.
      const asked = lines.filter(({ why }) => why === mark).length;
      check(asked === 1 || (asked === 0 && !isPublished), 'the log has no line of it, or two');
      const settled = lines.filter(({ how }) => how !== undefined).length;
      check(settled === cut.finished + cut.undone, 'the log does not say what became of it');
    }
    if (!room.isChainWhole()) wrong.push('the chain of the log is broken');
    return { kills, wrong, cut };
  } finally {
    await room.close();
  }
}

async function openRoom() {
  const { contentDir, dataDir } = writingFolders();
  const home = dirname(contentDir);
  const ward = readOf(contentDir, 'content/ward.yaml');
  const others = ward.replace(/^approval:[\s\S]*?(?=^\S|(?![\s\S]))/m, '');
  writeOf(contentDir, 'content/ward.yaml', `${others}\napproval:\n  texts: false\n`);
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], {
      ...{ cwd: home, encoding: 'utf8' },
    }).trim();
  git('init', '-q', '-b', 'main');
  git('add', 'content');
  git('commit', '-qm', 'đầu');
  mkdirSync(dataDir);
  const { ask, config, desk, page } = await openEditorsConsole({ home, contentDir, dataDir });
  /** Once the process is there again. */
  const get = async (at: string): Promise<string> => {
    for (;;) {
      const answer = await ask(at);
      if (answer.status === 200) return answer.text();
      await answer.body?.cancel();
      if (answer.status !== 503) throw new Error(`${at}: ${answer.status}`);
      await pause(100);
    }
  };
  const pidOfEditing = (): number => childOf(desk.pid() ?? 0, 'editing-process.ts');
  const lines = <T>(look: (store: ReturnType<typeof openStore>['store']) => T): T => {
    const { store } = openStore(config.databaseFile, Date.now());
    try {
      return look(store);
    } finally {
      store.close();
    }
  };
  return {
    get,
    text: () => readOf(contentDir, file),
    async write(words: string) {
      const opened = await get(path);
      const json = /<script type="application\/json" id="bai">([\s\S]*?)<\/script>/.exec(
        opened,
      )?.[1];
      // The console's own page has it in this shape.
      const bai = JSON.parse(json ?? '') as {
        doc: unknown;
        version: number;
        steps: readonly { step: unknown }[];
      };
      const tr = new Transform(Node.fromJSON(proseSchema, bai.doc));
      for (const { step } of bai.steps) tr.step(Step.fromJSON(proseSchema, step));
      const count = tr.steps.length;
      sayMore(words)(tr);
      const steps = tr.steps.slice(count).map((step) => step.toJSON() as unknown);
      const body = JSON.stringify({ version: bai.version, steps, client: 'c' });
      const token = /data-token="([^"]+)"/.exec(opened)?.[1] ?? '';
      const headers = { 'content-type': 'application/json', 'x-loa-token': token };
      const answer = await ask(`${path}sua`, { method: 'POST', body }, headers);
      if (answer.status !== 200) throw new Error(await answer.text());
    },
    async publishAndKill(why: string, random: () => number, onceWriting: boolean) {
      const form = /<form[^>]*action="\/dai\/viec\/publish"[\s\S]*?<\/form>/.exec(
        await get(`${path}phat-hanh/`),
      )?.[0];
      const valueOf = (name: string): string =>
        new RegExp(`name="${name}" value="([^"]*)"`).exec(form ?? '')?.[1] ?? '';
      const fields = { file, why, token: valueOf('token'), seal: valueOf('seal') };
      const pid = pidOfEditing();
      const gone = new Promise<void>((resolve) => {
        const kill = (ms: number): void => {
          setTimeout(() => {
            watcher?.close();
            process.kill(pid, 'SIGKILL');
            resolve();
          }, ms);
        };
        let isDying = false;
        const watcher = onceWriting
          ? watch(contentDir, { recursive: true }, () => {
              if (!isDying) kill(random() * 8);
              isDying = true;
            })
          : undefined;
        if (!onceWriting) kill(random() * 1500);
      });
      const body = new URLSearchParams(fields);
      const answer = await ask('/dai/viec/publish', { method: 'POST', body }).catch(
        () => undefined,
      );
      const answered = answer?.status === 303;
      await answer?.body?.cancel();
      await gone;
      while (isThere(pid)) await pause(10);
      return { answered, wasCut: hasIntent(dataDir) };
    },
    async isInGit(mark: string) {
      for (let turn = 0; turn < 600; turn++) {
        if (git('log', '-1', '--format=%an: %s') === `Bà Hoa: ${mark}`)
          return git('show', `HEAD:${file}`) === readOf(contentDir, file).trim();
        await pause(100);
      }
      return false;
    },
    log: () =>
      lines((store) =>
        store.events().flatMap(({ event, detail }) => {
          const isPublish = event === 'account-act' && detail['act'] === 'publish';
          return isPublish || event === 'publish-settled'
            ? [{ why: detail['why'], how: detail['how'] }]
            : [];
        }),
      ),
    isChainWhole: () => lines((store) => store.verify().ok),
    async close() {
      await page.close();
      await desk.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The process that another has started from this program. Linux alone. */
export function childOf(parent: number, program: string): number {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // `pid (name) state ppid …`
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/\(.*\)/s, '');
      const isIts = Number(stat.split(/\s+/)[2]) === parent;
      if (isIts && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(program))
        return Number(name);
    } catch {
      // It has ended meanwhile.
    }
  }
  throw new Error(`no ${program}`);
}

export function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
