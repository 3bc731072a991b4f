import { readMembership } from '../membership.ts';

/** As a person reads it: `trung-tam.tinh.vn`. */
export function centreName(dataDir: string): string {
  try {
    const member = readMembership(dataDir);
    return member ? new URL(member.url).host : 'trung tâm';
  } catch {
    // A paper that can't be used is told where one looks at the machine.
    return 'trung tâm';
  }
}
