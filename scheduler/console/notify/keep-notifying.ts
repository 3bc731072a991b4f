import type { Config } from '../../config.ts';
import type { People } from '../accounts/people.ts';
import type { ConsoleParts, News } from '../console-parts.ts';
import type { Door } from '../gate/door.ts';
import { createNotify } from './notify.ts';
import { createPost } from './post.ts';

/** Real ms between two looks: a letter takes longer than that anyway. */
const lookMs = 15_000;

interface Parts extends Pick<ConsoleParts, 'store' | 'rules'> {
  readonly config: Config;
  readonly accounts: People;
  readonly news: News;
  readonly doors: () => readonly Door[];
  readonly tell: (line: string) => void;
}

/** Looks again and again for what is to be told by letter, until `close`. */
export function keepNotifying({ config, accounts, news, doors, rules, store, tell }: Parts): {
  close(): void;
} {
  const { book, told } = accounts;
  const notify = createNotify({
    ...{ store, book, told, tell },
    // Before the daemon has told its ward there may be no store yet.
    ward: () => (news.last().ward === undefined ? undefined : rules()?.ward),
    origin() {
      const url = doors()[0]?.url;
      return url === undefined ? `http://127.0.0.1:${config.port}` : new URL(url).origin;
    },
    openPost: (mail) => createPost(mail, config.dataDir),
  });
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void notify(performance.now()).finally(() => {
      looking = false;
    });
  }, lookMs).unref();
  return {
    close() {
      clearInterval(timer);
    },
  };
}
