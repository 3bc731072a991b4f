// The one place that knows web-push: messages are sealed for the browser, and go by the service of its maker.
import type { Agent } from 'node:https';
import type { PushBook, PushDevice, StationKeys } from '../accounts/push-book.ts';
import type { PushMessage } from './write-push.ts';

/** Sends one message; `gone`: the browser takes none any more. Rejects with what the service or the network says. */
export type Push = (
  device: Pick<PushDevice, 'endpoint' | 'keys'>,
  message: PushMessage,
) => Promise<'sent' | 'gone'>;

/**
 * The makers' services (Chrome and Chromium, Firefox, Safari, Edge), from their own documentation: the console sends
 * nowhere else, whatever a browser says.
 */
const services = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  'web.push.apple.com',
  'notify.windows.com',
] as const;

/** Whether messages may be sent to this address. */
export function isPushService(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username } = new URL(endpoint);
  const isOfAMaker = services.some((host) => hostname === host || hostname.endsWith(`.${host}`));
  return protocol === 'https:' && port === '' && username === '' && isOfAMaker;
}

/** Real s: a bulletin that waits still waits tomorrow. */
const keepsS = 24 * 3600;
const patienceMs = 15_000;

/** The station's own keys, made when they are first asked for and kept in accounts.db. */
export async function stationKeys(book: Pick<PushBook, 'keys' | 'keep'>): Promise<StationKeys> {
  const kept = book.keys();
  if (kept) return kept;
  const { default: webPush } = await import('web-push');
  return book.keep(webPush.generateVAPIDKeys());
}

/** `contact`: whom a service may write to, `https:` or `mailto:`. `agent` is for tests. */
export function createPush(
  book: Pick<PushBook, 'keys' | 'keep'>,
  contact: () => string,
  agent?: Agent,
): Push {
  return async ({ endpoint, keys }, message) => {
    const { default: webPush } = await import('web-push');
    try {
      await webPush.sendNotification({ endpoint, keys }, JSON.stringify(message), {
        vapidDetails: { subject: contact(), ...(await stationKeys(book)) },
        ...{ TTL: keepsS, timeout: patienceMs, urgency: message.isUrgent ? 'high' : 'normal' },
        ...(agent && { agent }),
      });
      return 'sent';
    } catch (error) {
      if (error instanceof webPush.WebPushError) {
        if ([404, 410].includes(error.statusCode)) return 'gone';
        throw new Error(`máy chủ báo của trình duyệt trả lời mã ${error.statusCode}`);
      }
      // The library's own words for a service that says nothing.
      if (error instanceof Error && error.message === 'Socket timeout')
        throw new Error('máy chủ báo của trình duyệt không trả lời', { cause: error });
      throw error;
    }
  };
}
