import { join } from 'node:path';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { ConsoleParts } from '../console-parts.ts';
import type { Fields } from '../form.ts';
import type { ConsoleEnv } from '../gate/console-env.ts';
import { readFields } from '../gate/read-fields.ts';
import { refuse } from '../gate/refuse.ts';
import { deviceCookie } from './cookies.ts';
import type { Trier } from './sign-in.ts';

/** A form of somebody who isn't signed in and has no token; where it can't be read the answer says so. */
export async function readOpenForm(
  context: Context<ConsoleEnv>,
  { config, audit }: ConsoleParts,
): Promise<Fields | Response> {
  const fields = await readFields({
    ...{ request: context.req.raw, takesFile: false },
    folder: join(config.dataDir, 'console'),
    useToken: () => 'ok',
  });
  return 'refused' in fields ? refuse(context, audit, fields.refused, context.req.path) : fields;
}

/** From where somebody tries. */
export function trierOf(context: Context<ConsoleEnv>): Trier {
  return {
    address: context.env.from.address,
    agent: context.req.header('user-agent') ?? '',
    device: getCookie(context, deviceCookie),
  };
}
