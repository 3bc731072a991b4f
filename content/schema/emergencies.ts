import { z } from 'zod';
import { hazards } from './names.ts';

/** One entry of content/emergencies.yaml: a text that waits for its hour. */
export const preparedEmergencySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  hazard: z.enum(hazards),
  /** As the button names it, e.g. `Lũ: rời nhà ngay`. */
  title: z.string().min(1),
  /** What is said; what only the hour knows is a blank: `{thôn, tổ dân phố}`. */
  text: z.string().min(1).max(3000),
  /** Proposed to whoever airs it: said again after so many minutes, until it is ended. Bounds: scheduler/core/repeat.ts. */
  everyMinutes: z.int().min(5).max(720).optional(),
});
export type PreparedEmergency = z.infer<typeof preparedEmergencySchema>;
