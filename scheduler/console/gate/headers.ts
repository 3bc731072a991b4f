import { createMiddleware } from 'hono/factory';
import { securityHeaders, strictPolicy } from '../../server/security-headers.ts';
import type { ConsoleEnv } from './console-env.ts';

/** On every answer, whatever it is: nothing is kept, framed, sniffed, or loaded from elsewhere. */
const always = Object.entries({
  ...securityHeaders,
  'Content-Security-Policy': strictPolicy,
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
});

export const secureHeaders = createMiddleware<ConsoleEnv>(async (context, next) => {
  await next();
  for (const [name, value] of always) context.res.headers.set(name, value);
});
