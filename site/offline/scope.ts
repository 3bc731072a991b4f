// TypeScript's "webworker" types cannot stand beside "dom" in one program: the few of them that are used, by hand.

export interface WaitingEvent {
  waitUntil(work: Promise<unknown>): void;
}

export interface RequestEvent extends WaitingEvent {
  readonly request: Request;
  /** The browser's own request, begun while the worker woke. */
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(response: Promise<Response>): void;
}

/** The Network Information API, where a browser has it: not in TypeScript's types, only Chromium has it. */
export interface WithConnection {
  readonly connection?: { readonly saveData?: boolean };
}

/** The part of ServiceWorkerGlobalScope that the worker uses. */
export interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  readonly registration: {
    /** Of the version before, while another installs. */
    readonly active: unknown;
    readonly navigationPreload?: { enable(): Promise<void> };
  };
  readonly navigator: WithConnection;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WaitingEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
}
