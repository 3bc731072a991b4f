// The station's talk with its centre, in a process of its own: what hears a network never shares one with what airs.
import { loaCommand } from '../../content/schema/loa-command.ts';
import { sayError, tellError } from '../../content/schema/say-error.ts';
import { createClock, sleep } from '../clock.ts';
import { isThere } from '../places.ts';
import { openStoreAsItIs } from '../store/open.ts';
import { noteContact } from './apart/last-contact.ts';
import type { LinkArgument, LinkNews, LinkReport } from './link-messages.ts';
import { readMembership } from './membership.ts';
import { createPost } from './post.ts';
import { tellCentre, type Round } from './round.ts';
import { standingOf } from './standing.ts';
import { waitMs } from './waits.ts';

// Written by open-link.ts from this shape.
const { dataDir, databaseFile, clock: spec } = JSON.parse(process.argv[2] ?? '') as LinkArgument;
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

let failures = 0;
let said = '';
/** Once, until something else is to be said. */
const say = (line: string): void => {
  if (line !== said) report({ is: 'says', line });
  said = line;
};

const member = membershipOrSay();
const post = member && createPost(member);
await heard;
while (post && !gone.signal.aborted) {
  try {
    const { lines, isStuck } = await round();
    failures = 0;
    noteContact(dataDir, Date.now(), '');
    if (isStuck)
      say(
        `Trung tâm không nhận tiếp nhật ký của đài: nhật ký thiếu hoặc bị sửa. Xem: ${loaCommand} log --verify`,
      );
    else if (said !== '' || lines > 1000)
      say(`Đã nối với trung tâm ${member.url}${lines > 0 ? `, gửi ${lines} dòng nhật ký` : ''}.`);
  } catch (error) {
    failures += 1;
    noteContact(dataDir, Date.now(), sayError(error));
    say(`${sayError(error)}. Đài vẫn phát như thường; sẽ thử lại.`);
  }
  await sleep(waitMs(failures, Math.random()), gone.signal);
}

/** Opened for each round: between two, nothing here holds the station's database. */
async function round(): Promise<Round> {
  if (!post || !isThere(databaseFile)) return { lines: 0, isStuck: false };
  const store = openStoreAsItIs(databaseFile);
  try {
    return await tellCentre(post, store, standingOf(news, store, clock.now()), gone.signal);
  } finally {
    store.close();
  }
}

/** Undefined where it cannot be used: that mends itself with the next `loa join`, which starts this process anew. */
function membershipOrSay() {
  try {
    return readMembership(dataDir);
  } catch (error) {
    say(tellError(error));
    return undefined;
  }
}
