// An alert in the Common Alerting Protocol 1.2 (OASIS, 1 July 2010), as this program keeps it. The words are the standard's.
import { z } from 'zod';

export const statuses = ['Actual', 'Exercise', 'System', 'Test', 'Draft'] as const;
export const msgTypes = ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] as const;
export const scopes = ['Public', 'Restricted', 'Private'] as const;
export const categories = [
  ...(['Geo', 'Met', 'Safety', 'Security', 'Rescue', 'Fire'] as const),
  ...(['Health', 'Env', 'Transport', 'Infra', 'CBRNE', 'Other'] as const),
] as const;
export const responseTypes = [
  ...(['Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid'] as const),
  ...(['Monitor', 'Assess', 'AllClear', 'None'] as const),
] as const;
export const capUrgencies = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const;
export const severities = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const;
export const certainties = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const;

/** Section 3.2.1: no spaces, commas or restricted characters, since `references` is a list of them. */
const plainName = z
  .string()
  .max(300)
  .regex(/^[^\s,<&]+$/);
/** `2002-05-24T16:49:00-07:00`: with a zone, which is never written `Z`. */
export const capTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?[-+]\d\d:\d\d$/)
  .refine((text) => !Number.isNaN(Date.parse(text)));
const words = z.string().max(20_000);
const short = z.string().max(2000);
const pair = z.object({ name: short, value: short });

/** Which alert: the three names together. */
export const capReferenceShape = z.object({
  ...{ sender: plainName, identifier: plainName, sent: capTime },
});
export type CapReference = z.infer<typeof capReferenceShape>;

export const capAreaShape = z.object({
  areaDesc: short.min(1),
  geocodes: z.array(pair).max(500),
  /** Polygons and circles: shown as not looked at. */
  shapes: z.int().min(0),
});
export type CapArea = z.infer<typeof capAreaShape>;

export const capInfoShape = z.object({
  language: z.string().max(40),
  categories: z.array(z.enum(categories)).min(1),
  event: short.min(1),
  responseTypes: z.array(z.enum(responseTypes)),
  urgency: z.enum(capUrgencies),
  severity: z.enum(severities),
  certainty: z.enum(certainties),
  effective: capTime.optional(),
  onset: capTime.optional(),
  expires: capTime.optional(),
  senderName: short.optional(),
  headline: short.optional(),
  description: words.optional(),
  instruction: words.optional(),
  web: short.optional(),
  contact: short.optional(),
  areas: z.array(capAreaShape).max(500),
});
export type CapInfo = z.infer<typeof capInfoShape>;

export const capAlertShape = z.object({
  ...capReferenceShape.shape,
  status: z.enum(statuses),
  msgType: z.enum(msgTypes),
  scope: z.enum(scopes),
  note: words.optional(),
  references: z.array(capReferenceShape).max(200),
  infos: z.array(capInfoShape).max(50),
});
export type CapAlert = z.infer<typeof capAlertShape>;
