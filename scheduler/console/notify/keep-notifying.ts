import type { Config } from '../../config.ts';
import { waitingThings } from '../../link/placing/what-waits.ts';
import type { People } from '../accounts/people.ts';
import type { ConsoleParts, News } from '../console-parts.ts';
import type { Door } from '../gate/door.ts';
import { createSentBackTexts } from '../writing/asked-texts.ts';
import { createNotify } from './notify.ts';
import { createPost } from './post.ts';
import { createPush } from './push.ts';
import { letterReaders, pushReaders } from './readers.ts';

/** Real ms between two looks: a letter takes longer than that anyway. */
const lookMs = 15_000;

interface Parts extends Pick<ConsoleParts, 'store' | 'rules' | 'askedTexts'> {
  readonly config: Config;
  readonly accounts: People;
  readonly news: News;
  readonly doors: () => readonly Door[];
  readonly tell: (line: string) => void;
}

/** Looks again and again for what is to be told, by letter and to people's browsers, until `close`. */
export function keepNotifying(parts: Parts): { close(): void } {
  const { accounts, news, rules, store, tell, askedTexts, config } = parts;
  const usual = {
    ...{ store, tell, askedTexts, told: accounts.told },
    sentBackTexts: createSentBackTexts(config.dataDir),
    centreWaits: () => waitingThings(config.dataDir),
    // Before the daemon has told its ward there may be no store yet.
    ward: () => (news.last().ward === undefined ? undefined : rules()?.ward),
  };
  const ways = [byLetter(parts), byPush(parts)].map((way) => createNotify({ ...usual, ...way }));
  // One that waits for a server doesn't keep the other.
  const looking = new Set<unknown>();
  const timer = setInterval(() => {
    for (const notify of ways) {
      if (looking.has(notify)) continue;
      looking.add(notify);
      void notify(performance.now()).finally(() => looking.delete(notify));
    }
  }, lookMs).unref();
  return {
    close() {
      clearInterval(timer);
    },
  };
}

type Way = Pick<Parameters<typeof createNotify>[0], 'readers' | 'sayFailure'>;

function byLetter({ accounts: { book }, config, doors }: Parts): Way {
  const openPost = (mail: Parameters<typeof createPost>[0]) => createPost(mail, config.dataDir);
  const origin = (): string => {
    const url = doors()[0]?.url;
    return url === undefined ? `http://127.0.0.1:${config.port}` : new URL(url).origin;
  };
  return {
    readers: (ward) => letterReaders({ book, origin, openPost }, ward),
    sayFailure: (why) =>
      `Chưa gửi được thư báo việc: ${why}. Kiểm tra mục mail của content/ward.yaml và mật khẩu máy chủ thư; sẽ tự gửi lại.`,
  };
}

function byPush({ accounts: { book, pushes }, rules }: Parts): Way {
  const push = createPush(pushes, () => {
    const ward = rules()?.ward;
    // A service asks for somebody to write to when something is wrong with what is sent.
    return ward?.siteUrl?.startsWith('https:') ? ward.siteUrl : `mailto:${mailOf(ward?.mail)}`;
  });
  return {
    readers: (ward) => pushReaders({ book, pushes, push }, ward),
    sayFailure: (why) =>
      `Chưa báo được lên trình duyệt của người trực: ${why}. Kiểm tra đường Internet của máy; sẽ tự gửi lại.`,
  };
}

function mailOf(mail: { readonly sender: string } | undefined): string {
  return mail?.sender ?? 'loa@example.invalid';
}
