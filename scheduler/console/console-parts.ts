import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Loaded } from '../core/rules.ts';
import type { PageNews } from '../server/page-messages.ts';
import type { DoctorWatch } from '../server/standing/doctor-watch.ts';
import type { Store } from '../store/store.ts';
import type { Audit } from './gate/audit.ts';
import type { From } from './gate/console-env.ts';
import type { People } from './accounts/people.ts';
import type { EmergencyDesk } from './emergency/emergency-desk.ts';
import type { Door } from './gate/door.ts';
import type { LiveDesk } from './live/live-desk.ts';
import type { Mending } from './mending/mending.ts';
import type { AskedText } from './writing/asked-texts.ts';
import type { WritingDesk } from './writing/desk.ts';
import type { CentreLook } from '../link/placing/what-waits.ts';
import type { ListeningDesk } from './listening/desk.ts';
import type { LogSearch } from './log-search/log-search.ts';

/** What the console stands on. */
export interface ConsoleParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly accounts: People;
  /** The station's, opened when it is first asked for. Throws StoreError. */
  readonly store: () => Store;
  /** What the daemon goes by; undefined before it has ever read content/ without a mistake. */
  readonly rules: () => Loaded | undefined;
  readonly news: News;
  readonly audit: Audit;
  /** It examines the machine apart from us, and only while somebody looks. */
  readonly doctor: DoctorWatch;
  /** Where it is open to other machines; empty where it is not. */
  readonly doors: () => readonly Door[];
  readonly emergencies: EmergencyDesk;
  /** Whoever speaks live. */
  readonly speeches: LiveDesk;
  /** Tells the daemon that something was asked for in the store, which it looks at five times a second. */
  readonly asked: () => void;
  readonly logSearch: LogSearch;
  readonly mending: Mending;
  /** Texts that wait for consent. */
  readonly askedTexts: () => readonly AskedText[];
  /** What came from a centre and waits; by a look a second at most. */
  readonly centre: () => CentreLook;
  readonly listening: ListeningDesk;
  /** Opened when it is first asked for; in the editing process alone. */
  readonly writing: () => WritingDesk;
}

/** What the daemon has told last, about every second. */
export interface News {
  readonly last: () => PageNews;
  /** Real ms since it told anything: many seconds mean that it stands still. */
  readonly silentMs: () => number;
  /** Calls with each news until the returned function is called. */
  readonly follow: (listener: (news: PageNews) => void) => () => void;
}

/** What a page looks into: the parts, and what was asked. */
export interface Looking {
  readonly parts: ConsoleParts;
  /** A part of the path: of `/dai/duyet/:key/` the `key`; '' where it has none of that name. */
  readonly param: (name: string) => string;
  /** `?name=`; '' where it is not given. */
  readonly query: (name: string) => string;
  readonly request: Request;
  /** Where it came from. */
  readonly from: From;
}
