import { getRequestListener } from '@hono/node-server';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sayError } from '../../content/schema/say-error.ts';
import { Failure } from '../failure.ts';
import type { CentreApp } from './centre-app.ts';

/** Real ms: a station on a slow line takes its time, one that says nothing is let go. */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 75_000,
  connectionsCheckingInterval: 5000,
};

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves on the address; port 0 picks a free one. Rejects with Failure where it is taken. `limits`: others than ours, of
 * Node's server.
 */
export async function serveCentre(
  app: CentreApp,
  { host, port }: { readonly host: string; readonly port: number },
  limits: Partial<typeof patience> = {},
): Promise<Served> {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer({ ...patience, ...limits }, (request, response) => {
    void listener(request, response);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve);
    });
  } catch (error) {
    throw new Failure(
      `Trung tâm không lắng nghe được ở ${host}:${port}: ${sayError(error)}.`,
      'Đặt LOA_PORT (hoặc --port) là cổng khác. Đài phường trên cùng máy thường dùng cổng 4321.',
    );
  }
  // It listens to TCP.
  const bound = (server.address() as AddressInfo).port;
  const named = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return {
    url: `http://${named.includes(':') ? `[${named}]` : named}:${bound}`,
    close: () => closeServer(server),
  };
}

/** Who is being answered gets the answer; who only holds a line is let go. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const hurry = setTimeout(() => {
    server.closeAllConnections();
  }, 5000);
  await closed;
  clearTimeout(hurry);
}
