import { getRequestListener } from '@hono/node-server';
import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { ConsoleApp } from '../app.ts';
import type { EditingDesk } from '../editing/editing-desk.ts';
import type { From } from './console-env.ts';

/** Real ms: what the page's process hands on comes at once, but a file may come from a slow phone. */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  keepAliveTimeout: 30_000,
  connectionsCheckingInterval: 5000,
};

interface ListenSettings {
  /** Whom a request is from: who hands on to this socket is believed. */
  readonly fromOf?: (request: IncomingMessage) => From;
  /** What reads all of content/ is answered there. */
  readonly editing?: EditingDesk;
}

/** Listens where the page's process hands on to; resolves once it does. It believes whom that process says a request is from. */
export async function listenHere(
  app: ConsoleApp,
  socket: string,
  { fromOf = fromPage, editing }: ListenSettings = {},
): Promise<Server> {
  // What a process before this one left behind when it was killed.
  if (process.platform !== 'win32') rmSync(socket, { force: true });
  const server = createServer(patience, listenerOf(app, fromOf, editing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(socket, resolve);
  });
  return server;
}

/** Answers with the app, which is told where each request comes from. */
export function listenerOf(
  app: ConsoleApp,
  fromOf: (request: IncomingMessage) => From,
  editing?: EditingDesk,
) {
  const listener = getRequestListener(
    // HTTP/1.1 alone is listened to.
    (request, { incoming }) => app.fetch(request, { from: fromOf(incoming as IncomingMessage) }),
    { overrideGlobalObjects: false },
  );
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (editing?.takes(request)) editing.hand(request, response, fromOf(request));
    else void listener(request, response);
  };
}

/** From this machine alone (server/loopback.ts looked), so that its name is one of ours. */
function fromPage({ headers }: IncomingMessage): From {
  const address = headers['x-loa-from'];
  return {
    address: typeof address === 'string' ? address : '',
    origin: `http://${headers.host ?? ''}`,
  };
}
