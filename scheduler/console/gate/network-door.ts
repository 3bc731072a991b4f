// Where ward.yaml opens the console to other machines: HTTPS, and nothing else.
import { createServer, type Server } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import { sayError } from '../../../content/schema/say-error.ts';
import type { Ward } from '../../../content/schema/ward.ts';
import type { Config } from '../../config.ts';
import { isLoopbackAddress, isProxied } from '../../server/loopback.ts';
import { limitVisitors, mostConnections, visitorPatience } from '../../server/visitors.ts';
import type { ConsoleApp } from '../app.ts';
import type { News } from '../console-parts.ts';
import type { EditingDesk } from '../editing/editing-desk.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import type { From } from './console-env.ts';
import type { Door } from './door.ts';
import { listenerOf } from './listen-here.ts';

type Setting = NonNullable<Ward['console']>;

export interface NetworkDoor {
  close(): void;
}

interface Told {
  /** What is open now, whenever that changes. */
  readonly doors: (doors: readonly Door[]) => void;
  /** Why it cannot be opened. Vietnamese. */
  readonly trouble: (line: string) => void;
}

/** Real ms between looks at the certificate's files, and after which what could not be opened is tried again. */
const lookMs = 60_000;
/** A file from a slow phone. */
const patience = { ...visitorPatience, requestTimeout: 300_000 };

/** Opens the door as ward.yaml says, and anew when it says something else or the certificate was renewed. */
export function keepNetworkDoor(
  app: ConsoleApp,
  config: Config,
  news: News,
  told: Told,
  editing?: EditingDesk,
): NetworkDoor {
  let wanted = '';
  let open: { readonly server: Server; readonly certificate: Certificate } | undefined;
  let said = '';

  const shut = (): void => {
    open?.server.close();
    open?.server.closeAllConnections();
    open = undefined;
  };
  const follow = async (setting: Setting | undefined): Promise<void> => {
    const now = JSON.stringify(setting ?? '');
    try {
      const certificate = setting && (await readCertificate(setting.tls, config));
      if (now === wanted && open?.certificate.version === certificate?.version) return;
      if (now === wanted && open && certificate) {
        open.server.setSecureContext(certificate);
        open = { ...open, certificate };
      } else {
        shut();
        wanted = now;
        if (setting && certificate)
          open = { server: await openServer(app, setting, certificate, editing), certificate };
      }
      told.doors(setting && certificate ? doorsOf(setting, certificate) : []);
      said = '';
    } catch (error) {
      const line = `Chưa mở được bàn điều khiển cho máy khác (mục console của content/ward.yaml): ${sayError(error)}. Mỗi phút thử lại một lần.`;
      if (line !== said) told.trouble(line);
      said = line;
      wanted = '';
    }
  };
  // One at a time: what comes meanwhile is looked at by the next.
  let following = Promise.resolve();
  const look = (): void => {
    following = following.then(() => follow(news.last().ward?.console));
  };
  let seen = '';
  const stopFollowing = news.follow(({ ward }) => {
    const now = JSON.stringify(ward?.console ?? '');
    // Nothing is closed because a daemon that has just begun does not know its ward yet.
    if (!ward || now === seen) return;
    seen = now;
    look();
  });
  const looking = setInterval(look, lookMs).unref();
  return {
    close() {
      stopFollowing();
      clearInterval(looking);
      shut();
    },
  };
}

async function openServer(
  app: ConsoleApp,
  { host, port, proxy }: Setting,
  { cert, key }: Certificate,
  editing: EditingDesk | undefined,
): Promise<Server> {
  const fromOf = (request: IncomingMessage): From => fromNetwork(request, proxy);
  const server = createServer(
    { ...patience, cert, key, minVersion: 'TLSv1.2' },
    listenerOf(app, fromOf, editing),
  );
  limitVisitors(server, mostConnections(), patience);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  return server;
}

/**
 * Through a proxy on this machine that ward.yaml does not name, everybody would seem to sit at the machine: nobody does.
 * `X-Forwarded-For` is believed of the named proxy alone, and of it only what it has added itself: the last address.
 */
export function fromNetwork(
  {
    headers,
    socket,
    httpVersion,
  }: Pick<IncomingMessage, 'headers' | 'httpVersion'> & {
    readonly socket: { readonly remoteAddress?: string | undefined };
  },
  proxy: string | undefined,
): From {
  const address = (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, '');
  const origin = `https://${headers.host ?? ''}`;
  const forwarded = headers['x-forwarded-for'];
  if (address !== proxy && isLoopbackAddress(address) && isProxied({ headers, httpVersion }))
    return { address: 'proxy', origin };
  if (proxy === undefined || address !== proxy || forwarded === undefined)
    return { address, origin };
  const last = [forwarded].flat().join(',').split(',').at(-1)?.trim() ?? '';
  return { address: last === '' ? address : last, origin };
}

/** Where a person types it in: of a machine that listens at all its addresses, each of them. */
function doorsOf({ host, port, tls }: Setting, { fingerprint }: Certificate): readonly Door[] {
  const isAll = host === '0.0.0.0' || host === '::';
  const own = Object.values(networkInterfaces())
    .flatMap((one) => one ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address);
  return (isAll ? own : [host]).map((address) => ({
    url: `https://${address.includes(':') ? `[${address}]` : address}:${port}/dai/`,
    fingerprint,
    ownCertificate: tls === 'own',
  }));
}
