// Keeps the last good content, and brings it into the store. Content with a mistake changes nothing that is queued.
import type { Loaded } from '../core/rules.ts';
import { tellError } from '../../content/schema/say-error.ts';
import { formatProblem, type Problem } from '../../content/schema/problem.ts';
import { rollsOn } from '../core/airings.ts';
import { isWaiting, type Slot } from '../core/slot.ts';
import { tryRules } from '../core/try-rules.ts';
import { readWall } from '../core/zone.ts';
import { lastGood, rememberGood } from '../store/last-good.ts';
import { enterPlan } from '../store/plan-in-store.ts';
import type { KeptContent } from './content.ts';
import type { Production } from './production.ts';
import type { State } from './state.ts';

export interface ContentKeeper {
  /** Takes up the last good content at once, and reads content/; waits for it only where there is no last good one. */
  begin(): Promise<void>;
  /** Brings new content into the store. Call it at each wake-up. */
  enter(): void;
  /** Reads content/ anew whenever it changes, until the returned function is called. */
  watch(): () => void;
}

/** What was brought into the store last, on which day. */
interface Entered {
  readonly loaded: Loaded;
  readonly on: string;
  readonly lengths: string;
}

export function createContentKeeper(
  state: State,
  content: KeptContent,
  production: Production,
): ContentKeeper {
  const { store, clock, watchContent } = state.parts;
  let entered: Entered | undefined;
  let refused: readonly Problem[] = [];
  const reader = createReader(state, () => read(state, content, production));
  return {
    async begin() {
      const kept = lastGood(store);
      // An earlier program may have kept what this one cannot go by.
      const known = kept && tryRules(kept, clock.now()).length === 0 ? kept : undefined;
      if (known) await adopt(state, content, known);
      const first = reader.start();
      if (!known) await first;
    },
    enter() {
      const { loaded } = content;
      if (!loaded) return;
      const { day: on } = readWall(content.timeZone, clock.now());
      // A campaign without an end is planned a day further each day.
      const isOutgrown = on !== entered?.on && rollsOn(loaded.campaigns);
      // How long a bulletin is decides what has its place beside it.
      const lengths = loaded.campaigns.length > 1 ? lengthsOf(store.slots()) : '';
      const isSame = entered?.loaded === loaded && entered.lengths === lengths;
      if (isSame && !isOutgrown) return;
      const before = refused;
      refused = enterPlan(store, loaded, clock.now());
      entered = { loaded, on, lengths };
      state.publisher.outdate();
      tellNew(state, refused);
      const others = content.problems.filter((one) => !before.includes(one));
      content.findWrong([...others, ...refused]);
    },
    watch: () =>
      watchContent?.({
        changed: () => void reader.start(),
        deaf: (why) => {
          const message = `Hệ điều hành không báo được khi nội dung đổi (${why}); cứ nửa phút thư mục ${state.parts.config.contentDir} được xem một lần. Nếu là giới hạn inotify: sudo sysctl fs.inotify.max_user_watches=65536, rồi mở lại chương trình.`;
          state.journal.note('content-watch', { message });
          state.parts.tell(message);
        },
      }) ?? (() => undefined),
  };
}

function lengthsOf(slots: readonly Slot[]): string {
  return slots
    .flatMap((slot) =>
      isWaiting(slot) && slot.bulletin ? [`${slot.id} ${slot.bulletin.durationMs}`] : [],
    )
    .join('\n');
}

/** One reading at a time; a change while one is under way asks for another after it. */
function createReader(state: State, read: () => Promise<void>) {
  const { clock } = state.parts;
  let reading: Promise<void> | undefined;
  let again = false;
  const start = (): Promise<void> | undefined => {
    if (reading) again = true;
    else if (!state.stopping.aborted) {
      const release = clock.hold();
      reading = read().finally(() => {
        reading = undefined;
        release();
        state.poke();
        if (!again) return;
        again = false;
        void start();
      });
    }
    return reading;
  };
  return { start };
}

/** Reads content/; what is wrong there is told, what is good takes the place of what was. Never rejects. */
async function read(state: State, content: KeptContent, production: Production): Promise<void> {
  const { store, clock, workshop, tell } = state.parts;
  try {
    const { loaded, problems: found } = await workshop.load();
    // Before it takes the place of the last good one.
    const problems = [...found, ...(loaded ? tryRules(loaded, clock.now()) : [])];
    tellNew(state, problems);
    content.findWrong(problems);
    if (!loaded || problems.some(({ severity }) => severity === 'error')) return;
    await adopt(state, content, loaded);
    rememberGood(store, loaded);
    production.invalidate();
    state.site.outdate();
  } catch (error) {
    if (!state.stopping.aborted) tell(`Chưa đọc được nội dung: ${tellError(error)}`);
  }
}

async function adopt(state: State, content: KeptContent, good: Loaded): Promise<void> {
  await state.outputs.follow(good.ward);
  content.take(good);
}

/** Says each mistake once, as long as it stands. */
function tellNew(state: State, problems: readonly Problem[]): void {
  const known = new Set(state.content.problems.map(formatProblem));
  const news = problems.map(formatProblem).filter((line) => !known.has(line));
  if (news.length === 0) return;
  for (const line of news) state.parts.tell(line);
  state.journal.note('content-problem', { message: news.join(' · '), count: news.length });
}
