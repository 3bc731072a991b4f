// The station's talk with its centre, in a process of its own: what hears a network never shares one with what airs.
import { loaCommand } from '../../content/schema/loa-command.ts';
import { sayError, tellError } from '../../content/schema/say-error.ts';
import { firstWithOrders } from '../centre/talk/message.ts';
import { createClock } from '../clock.ts';
import { createMaker } from '../console/emergency/maker.ts';
import { isThere } from '../places.ts';
import { openStoreAsItIs } from '../store/open.ts';
import { forgetOrderLeap } from '../store/order-leap.ts';
import { noteContact } from './apart/last-contact.ts';
import type { LinkArgument, LinkNews, LinkReport } from './link-messages.ts';
import { keepClockError } from './received/clock-error.ts';
import { keepEmergencies } from './emergency/keep-emergencies.ts';
import { keepTalking } from './keep-talking.ts';
import { readMembership, type Membership } from './membership.ts';
import { createNudge } from './nudge.ts';
import { createPost, type Post } from './post.ts';
import { reachOut } from './reach-out.ts';
import { openReceived } from './received/book.ts';
import { tellCentre, type Round } from './round.ts';
import { standingOf } from './standing.ts';

// Written by open-link.ts from this shape.
const {
  dataDir,
  databaseFile,
  contentDir,
  outputs,
  clock: spec,
} = JSON.parse(process.argv[2] ?? '') as LinkArgument;
const clock = createClock(spec);
const gone = new AbortController();
let news: LinkNews = { daemon: undefined };

const report = (message: LinkReport): void => {
  process.send?.(message, undefined, {}, () => undefined);
};
let hear: () => void = () => undefined;
/** The daemon's first word: before it, nobody here knows whether it runs. */
const heard = new Promise<void>((resolve) => {
  hear = resolve;
});
process.on('message', (told: LinkNews) => {
  news = told;
  hear();
  report({ is: 'alive' });
});
// Ctrl-C goes to both; the daemon ends this process when it has ended itself.
for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => {
  gone.abort();
  process.exit(0);
});

let said = '';
/** Once, until something else is to be said. */
const say = (line: string): void => {
  if (line !== said) report({ is: 'says', line });
  said = line;
};

const member = membershipOrSay();
await heard;
if (member) await talk(member);

async function talk(of: Membership): Promise<void> {
  const post = createPost(of);
  const book = openReceived(dataDir);
  const nudge = createNudge();
  const now = (): number => Math.round(clock.now());
  let hasSpoken = false;
  const emergencies = keepEmergencies({
    centre: of.centre,
    ...{
      databaseFile,
      book,
      now,
      say,
      maker: createMaker({ contentDir, dataDir, ...(outputs && { outputs }) }),
    },
    clockErrorMs: () => (hasSpoken ? post.clockErrorMs() : undefined),
    isClockProved: () => hasSpoken && post.isClockProved(),
    isRunning: () => news.daemon !== undefined,
    // Within two seconds: thousands of stations come to the same point in the same moment.
    told: () => {
      nudge.soon(Math.random() * 2000);
    },
  });
  const { signal } = gone;
  const down = { dataDir, databaseFile, book, emergencies, now, say, signal, post, member: of };
  await keepTalking({
    ...{ nudge, signal, round: () => round(post) },
    down: { ...down, busy: new Set(), isHurried: () => nudge.isDue() },
    went({ lines, isStuck }) {
      hasSpoken = true;
      noteContact(dataDir, Date.now(), '');
      if (isStuck)
        say(
          `Trung tâm không nhận tiếp nhật ký của đài: nhật ký thiếu hoặc bị sửa. Xem: ${loaCommand} log --verify`,
        );
      else if (post.speaks() < firstWithOrders)
        say(
          'Trung tâm chạy phiên bản cũ: nhận nhật ký của đài, chưa gửi bài xuống được. Đài vẫn phát như thường.',
        );
      else if (said !== '' || lines > 1000)
        say(`Đã nối với trung tâm ${of.url}${lines > 0 ? `, gửi ${lines} dòng nhật ký` : ''}.`);
    },
    failed(error) {
      noteContact(dataDir, Date.now(), sayError(error));
      say(`${sayError(error)}. Đài vẫn phát như thường; sẽ thử lại.`);
    },
  });
  emergencies.close();
  book.close();
}

/** Opened for each round: between two, nothing here holds the station's database. */
async function round(post: Post): Promise<Round> {
  if (!isThere(databaseFile)) return { lines: 0, isStuck: false };
  const store = openStoreAsItIs(databaseFile);
  try {
    const told = await tellCentre(post, store, standingOf(news, store, clock.now()), gone.signal);
    // For whoever must know whether an order has expired while no line is there.
    keepClockError(store, post.clockErrorMs());
    forgetOrderLeap(store);
    return told;
  } finally {
    store.close();
  }
}

/** Undefined where it cannot be used: that mends itself with the next `loa join`, which starts this process anew. */
function membershipOrSay(): Membership | undefined {
  try {
    reachOut(process.env);
    return readMembership(dataDir);
  } catch (error) {
    say(tellError(error));
    return undefined;
  }
}
