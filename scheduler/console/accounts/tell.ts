import type { Audit } from '../gate/audit.ts';

/** How the station's log is written into; the command writes each line at once. */
export type Tell = Pick<Audit, 'write' | 'gather'>;
