// Feeds of alerts that others serve, and a centre that asks them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pollFeeds } from '../../../scheduler/centre/emergency/cap/poll-feeds.ts';
import { at, type EmergencyDesk } from './emergency-desk.ts';

interface Answer {
  readonly status?: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const atomOf = (links: readonly string[]): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom">${links.map((link) => `<entry><link href="${link}" type="application/cap+xml"/><updated>1</updated></entry>`).join('')}</feed>`;

export type FeedsOfOthers = Awaited<ReturnType<typeof serveFeeds>>;

export async function serveFeeds(desk: EmergencyDesk) {
  const answers = new Map<string, Answer>();
  const asked: string[] = [];
  const told: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers['if-none-match'] ?? ''}`.trim());
    const answer = answers.get(request.url ?? '') ?? { status: 404, body: '' };
    const isSame =
      answer.headers?.['ETag'] !== undefined &&
      request.headers['if-none-match'] === answer.headers['ETag'];
    response.writeHead(isSame ? 304 : (answer.status ?? 200), answer.headers ?? {});
    response.end(isSame ? '' : answer.body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // It listens to TCP.
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  desk.centre.clock.now = at('19:00');
  const poll = (limits?: { feedMs: number }) =>
    pollFeeds(
      { ...desk.parts(), tell: (line: string) => told.push(line) },
      new AbortController().signal,
      limits,
    );
  const later = (minutes: number): void => {
    desk.centre.clock.now += minutes * 60_000;
  };
  return {
    ...{ answers, asked, told, base, poll, later },
    /** Emergencies that alerts have begun. */
    fromFeed: async (): Promise<readonly string[]> =>
      (await desk.ordersFor(desk.near))
        .filter(({ by }) => by.startsWith('CAP '))
        .map(({ id }) => id),
    /** What the feed `/a.atom` has from now on, asked in its time. */
    async bring(links: Readonly<Record<string, string>>): Promise<void> {
      for (const [link, body] of Object.entries(links)) answers.set(link, { body });
      answers.set('/a.atom', { body: atomOf(Object.keys(links)) });
      later(5);
      await poll();
    },
    async stateOf(identifier: string): Promise<unknown> {
      const [row] = await desk.centre.sql`
        SELECT state FROM loa.cap_alert WHERE identifier = ${identifier}`;
      return row?.['state'];
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
