// Loudspeakers of others, asked over the network: what each model is sent and says, in templates. No name of a field is
// guessed: it stands here, from the maker's own document.
import { z } from 'zod';
import { isServerAddress } from './server-address.ts';
import { isJsonPointer } from './json-pointer.ts';

/** A short name: devices and models are called by it, and so are their secrets. */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const template = z.string().min(1).max(8000);
const pointer = z.string().refine(isJsonPointer);
/** Values as the device writes them; numbers and true/false are compared as text. */
const values = z.array(z.string().min(1)).min(1);
const percent = z.int().min(0).max(100);

/** How what a device says is read. */
const toldFields = {
  /** Where in its JSON the state stands; absent: all of the text is the state. */
  at: pointer.optional(),
  playing: values,
  idle: values,
  failed: values.optional(),
  positionAt: pointer.optional(),
  positionUnit: z.enum(['ms', 's']).optional(),
  volumeAt: pointer.optional(),
  /** Where it says what it plays, and how that looks where it is ours; absent: whatever it plays is taken for ours. */
  playsAt: pointer.optional(),
  plays: template.optional(),
};

const requestFields = {
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE']).optional(),
  url: template,
  headers: z
    .array(z.strictObject({ name: z.string().regex(/^[\w-]+$/), value: template }))
    .optional(),
  type: z.enum(['json', 'xml', 'form', 'text']).optional(),
  body: template.optional(),
};

const httpVerb = z.strictObject({
  ...requestFields,
  /** What an answer looks like that means yes; absent: any status from 200 to 299. */
  success: z
    .strictObject({
      statuses: z.array(z.int().min(100).max(599)).min(1).optional(),
      at: pointer.optional(),
      equals: z.string().optional(),
      contains: z.string().min(1).optional(),
    })
    .optional(),
  /** The device does it once however often it is asked with the same `{key}`. */
  safeToRepeat: z.boolean().optional(),
});
export type HttpVerb = z.infer<typeof httpVerb>;

const httpModel = z.strictObject({
  id,
  auth: z.enum(['none', 'basic', 'digest', 'bearer', 'header']).optional(),
  /** With `auth: header`: its name. */
  authHeader: z
    .string()
    .regex(/^[\w-]+$/)
    .optional(),
  /** For one answer. */
  timeoutMs: z.int().min(200).max(10_000).optional(),
  play: httpVerb,
  stop: httpVerb,
  schedule: httpVerb.optional(),
  volume: httpVerb.optional(),
  status: z
    .strictObject({
      ...requestFields,
      ...toldFields,
      everyMs: z.int().min(200).max(10_000).optional(),
    })
    .optional(),
});
export type HttpModel = z.infer<typeof httpModel>;

const httpDevice = z.strictObject({
  id,
  name: z.string().min(1),
  model: id,
  /** Host, with a port where it is not the usual one. */
  address: z.string().regex(/^([A-Za-z0-9._-]+|\[[0-9a-fA-F:.]+\])(:\d{1,5})?$/),
  user: z.string().min(1).optional(),
  volume: percent.optional(),
});
export type HttpDevice = z.infer<typeof httpDevice>;

const mqttVerb = z.strictObject({
  topic: template,
  type: z.enum(['json', 'text']).optional(),
  payload: template,
});
export type MqttVerb = z.infer<typeof mqttVerb>;

const mqttModel = z.strictObject({
  id,
  qos: z.int().min(0).max(2).optional(),
  play: mqttVerb,
  stop: mqttVerb,
  schedule: mqttVerb.optional(),
  volume: mqttVerb.optional(),
  status: z.strictObject({ topic: template, ...toldFields }).optional(),
  /** Whether it is there at all: its last will says that it is not. */
  presence: z
    .strictObject({
      topic: template,
      at: pointer.optional(),
      here: values,
      gone: values,
    })
    .optional(),
});
export type MqttModel = z.infer<typeof mqttModel>;

const mqttDevice = z.strictObject({
  id,
  name: z.string().min(1),
  model: id,
  /** What `{address}` is in its topics. */
  address: z.string().regex(/^[\w.:/-]+$/),
  volume: percent.optional(),
});
export type MqttDevice = z.infer<typeof mqttDevice>;

export type ToldRules = Pick<NonNullable<MqttModel['status']>, keyof typeof toldFields>;

/** `output.http` of ward.yaml. */
export const httpSpeakersSchema = z.strictObject({
  /** Certificates (PEM) that are believed beside the system's; from LOA_DATA where it is not absolute. */
  ca: z.string().min(1).optional(),
  models: z.array(httpModel).min(1),
  devices: z.array(httpDevice).min(1),
});
export type HttpSpeakers = z.infer<typeof httpSpeakersSchema>;

/** `output.mqtt` of ward.yaml. */
export const mqttSpeakersSchema = z.strictObject({
  /** Of the broker; its password never stands here. */
  broker: z.url({ protocol: /^mqtts?$/ }).refine(isServerAddress),
  user: z.string().min(1).optional(),
  ca: z.string().min(1).optional(),
  models: z.array(mqttModel).min(1),
  devices: z.array(mqttDevice).min(1),
});
export type MqttSpeakers = z.infer<typeof mqttSpeakersSchema>;
