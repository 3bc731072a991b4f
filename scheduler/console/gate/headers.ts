import { createMiddleware } from 'hono/factory';
import { securityHeaders, strictPolicy } from '../../server/security-headers.ts';
import type { ConsoleEnv } from './console-env.ts';

/** On every answer, whatever it is: nothing is kept by the browser, framed, sniffed, or loaded from elsewhere. */
const always = Object.entries({
  ...securityHeaders,
  'Content-Security-Policy': strictPolicy,
  'Cross-Origin-Resource-Policy': 'same-origin',
});

/**
 * Where one speaks live; the prompter of one document, and what it answers to a form of it that was refused:
 * nowhere else is listened.
 */
const listens =
  /^\/dai\/(?:noi-truc-tiep\/|phong-thu\/(?!tep\/)[^/]+\/(?:(?!bai-doc\/)[^/]+\/)?|viec\/(?:keep-take|choose-take|withdraw-take|studio-consent|withdraw-consent))$/;
const withMicrophone = securityHeaders['Permissions-Policy'].replace(
  'microphone=()',
  'microphone=(self)',
);

export const secureHeaders = createMiddleware<ConsoleEnv>(async (context, next) => {
  await next();
  for (const [name, value] of always) context.res.headers.set(name, value);
  if (listens.test(context.req.path)) context.res.headers.set('Permissions-Policy', withMicrophone);
  // A script that has its hash in its address says so itself; nothing that anybody wrote does.
  const isForEver = context.res.headers.get('Cache-Control')?.endsWith('immutable') === true;
  if (!isForEver) context.res.headers.set('Cache-Control', 'no-store');
});
