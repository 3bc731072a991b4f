import type { Looking } from '../console-parts.ts';

/** Where an invitation is opened: at the address by which its maker is here. */
export function linksTo({ from }: Looking, code: string): readonly string[] {
  return [`${from.origin}/dai/moi/${code}/`];
}
