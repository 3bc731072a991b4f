import type { Looking } from '../console-parts.ts';

/** Where an invitation is opened: at the address by which its maker is here, and from the ward's network, where that is open. */
export function linksTo({ from, parts }: Looking, code: string): readonly string[] {
  const origins = [from.origin, ...parts.doors().map(({ url }) => new URL(url).origin)];
  return [...new Set(origins)].map((origin) => `${origin}/dai/moi/${code}/`);
}
