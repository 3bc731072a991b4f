import type { ConsoleParts } from '../console-parts.ts';

/** What everybody here knows, and no password may be. */
export function wardNames({ rules }: Pick<ConsoleParts, 'rules'>): readonly string[] {
  const ward = rules()?.ward;
  return ['loa phường truyền thanh', ...(ward ? [ward.name, ward.station] : [])];
}
