import { existsSync, readFileSync } from 'node:fs';

/** What `loa run --output capture` writes down. */
export interface CaptureLine {
  readonly slot: string;
  readonly event: 'start' | 'end';
  readonly virtualAt: string;
  readonly realAt: string;
  readonly sha256: string;
  readonly samples?: number;
}

export function readCapture(file: string): readonly CaptureLine[] {
  if (!existsSync(file)) return [];
  // Our own capture's lines; a torn one would throw here, and must not exist.
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as CaptureLine);
}
