// The last good content, and what became of it in the store. Content with a mistake changes nothing that is queued.
import type { Loaded } from '../core/rules.ts';
import { tellError } from '../../content/schema/say-error.ts';
import { formatProblem, type Problem } from '../../content/schema/problem.ts';
import { rollsOn } from '../core/airings.ts';
import { tryRules } from '../core/try-rules.ts';
import { readWall } from '../core/zone.ts';
import { lastGood, rememberGood } from '../store/last-good.ts';
import { enterPlan } from '../store/plan-in-store.ts';
import type { Production } from './production.ts';
import { note } from './record.ts';
import type { State } from './state.ts';
import { quietAroundAiringMs } from './timing.ts';

export interface ContentKeeper {
  /** Takes up the last good content at once, and reads content/; waits for it only where there is no last good one. */
  begin(): Promise<void>;
  /** Brings new content into the store. Call it at each wake-up. */
  enter(): void;
  /** Has the site rebuilt where it is outdated and nothing airs soon. Call it after `production.start`. */
  refreshSite(): void;
  /** Reads content/ anew whenever it changes, until the returned function is called. */
  watch(): () => void;
}

export function createContentKeeper(state: State, production: Production): ContentKeeper {
  const { store, clock, workshop, watchContent, tell } = state.parts;
  let entered: Loaded | undefined;
  let enteredOn: string | undefined;
  let refusedBefore: readonly Problem[] = [];
  let reading: Promise<void> | undefined;
  let again = false;
  let builtOn: string | undefined;

  const adopt = async (loaded: Loaded): Promise<void> => {
    const reopened =
      JSON.stringify(state.loaded?.ward.output) !== JSON.stringify(loaded.ward.output);
    if (reopened) {
      const old = state.outputs;
      state.outputs = await state.parts.openOutputs(loaded.ward);
      await Promise.all([...old.chosen, ...old.standby].map((output) => output.close()));
      // A standby's mount would be heard beside what is chosen.
      for (const output of state.outputs.chosen) output.keep?.();
    }
    state.loaded = loaded;
    state.campaigns = new Map(loaded.campaigns.map((campaign) => [campaign.id, campaign]));
  };

  const read = async (): Promise<void> => {
    const release = clock.hold();
    try {
      const { loaded, problems: found } = await workshop.load();
      // Before it takes the place of the last good one.
      const problems = [...found, ...(loaded ? tryRules(loaded, clock.now()) : [])];
      tellNew(problems);
      state.problems = problems;
      if (!loaded || problems.some(({ severity }) => severity === 'error')) return;
      await adopt(loaded);
      rememberGood(store, loaded);
      production.invalidate();
      state.siteOutdated = true;
    } catch (error) {
      if (!state.stopping) tell(`Chưa đọc được nội dung: ${tellError(error)}`);
    } finally {
      reading = undefined;
      release();
      state.poke();
      if (again) {
        again = false;
        start();
      }
    }
  };

  const start = (): void => {
    if (reading) again = true;
    else if (!state.stopping) reading = read();
  };

  const tellNew = (problems: readonly Problem[]): void => {
    const known = new Set(state.problems.map(formatProblem));
    const news = problems.map(formatProblem).filter((line) => !known.has(line));
    if (news.length === 0) return;
    for (const line of news) tell(line);
    note(state, 'content-problem', { message: news.join(' · '), count: news.length });
  };

  const isNearAiring = (): boolean => {
    const now = clock.now();
    return store
      .slots()
      .some(
        ({ state: is, startsAt }) =>
          is === 'airing' || Math.abs(startsAt - now) < quietAroundAiringMs,
      );
  };

  return {
    async begin() {
      const kept = lastGood(store);
      // An earlier program may have kept what this one cannot go by.
      const known = kept && tryRules(kept, clock.now()).length === 0 ? kept : undefined;
      if (known) await adopt(known);
      start();
      if (!known) await reading;
    },
    enter() {
      const { loaded } = state;
      if (!loaded || state.clockWrong !== undefined) return;
      const { day } = readWall(loaded.ward.timeZone, clock.now());
      // A campaign without an end is planned a day further each day.
      const isOutgrown = day !== enteredOn && rollsOn(loaded.campaigns);
      if (entered !== loaded || isOutgrown) {
        const refused = enterPlan(store, loaded, clock.now());
        entered = loaded;
        enteredOn = day;
        state.dirty = true;
        tellNew(refused);
        state.problems = [
          ...state.problems.filter((one) => !refusedBefore.includes(one)),
          ...refused,
        ];
        refusedBefore = refused;
      }
    },
    refreshSite() {
      const { loaded } = state;
      if (!loaded || state.clockWrong !== undefined) return;
      // A fact becomes overdue, a notice ends: pages go by the day.
      const { day } = readWall(loaded.ward.timeZone, clock.now());
      if (builtOn !== undefined && builtOn !== day) state.siteOutdated = true;
      if (!state.siteOutdated || production.working() || isNearAiring()) return;
      state.siteOutdated = false;
      builtOn = day;
      state.parts.siteOutdated?.().catch((error: unknown) => {
        tell(`Chưa dựng lại được trang: ${tellError(error)}`);
      });
    },
    watch: () =>
      watchContent?.({
        changed: start,
        deaf: (why) => {
          const message = `Hệ điều hành không báo được khi nội dung đổi (${why}); cứ nửa phút thư mục ${state.parts.config.contentDir} được xem một lần. Nếu là giới hạn inotify: sudo sysctl fs.inotify.max_user_watches=65536, rồi mở lại chương trình.`;
          note(state, 'content-watch', { message });
          tell(message);
        },
      }) ?? (() => undefined),
  };
}
