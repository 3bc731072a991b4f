import { z } from 'zod';
import { simulatorRuleSchema } from './simulator-rule.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const text = z.string().min(1);

/** What a field looks like and which keyboard a telephone offers for it; the table of kinds is the browser part's. */
export const fieldTypes = [
  'text',
  'digits',
  'phone',
  'email',
  'date',
  'password',
  'choice',
  'code',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** Pictures that an option may carry: how a photographed paper turned out, or a file that is none. */
export const paperPictures = ['clear', 'blurred', 'cut', 'large', 'other'] as const;

const optionSchema = z.strictObject({
  value: id,
  label: text,
  note: text.optional(),
  picture: z.enum(paperPictures).optional(),
});

export const fieldSchema = z.strictObject({
  id,
  type: z.enum(fieldTypes),
  label: text,
  /** One sentence below the label: what to write and where it stands on paper. */
  help: text.optional(),
  options: z.array(optionSchema).min(2).optional(),
  /**
   * What "Chỉ cho tôi" and the example identities fill in: the text itself, or one of
   * `@<key>` a value of the chosen identity, `@code.<code id>` the code now in force, `@field.<field id>` what stands in another field,
   * `@ngay.<number>` the day so many days from today.
   */
  example: text,
  /** Checked in this order; a field without rules may stay empty. */
  rules: z.array(simulatorRuleSchema).default([]),
});
export type Field = z.infer<typeof fieldSchema>;

/**
 * Where a button leads: one screen, or one for each option of a choice. Exactly one of `to` and `by`. A choice of an
 * earlier screen decides only where every way has asked it, and none came round it (read/simulator/branches.ts).
 */
const wayShape = {
  to: id.optional(),
  by: z
    .strictObject({
      field: id,
      cases: z.record(id, id).default({}),
      /** Each procedure's case is its first screen of this guide step; without it, its first screen. */
      step: id.optional(),
      /** The case of procedures without a screen of that step. */
      else: id.optional(),
    })
    .optional(),
};

const actionSchema = z.strictObject({
  label: text,
  ...wayShape,
  /** Whether the screen's fields must be right first. Default: true for the first action of a screen with fields. */
  checks: z.boolean().optional(),
  /** Code that gets its next value on the way. */
  renews: id.optional(),
  /** Goes back to where `remembers` was pressed; `to` where nothing was remembered. */
  returns: z.boolean().optional(),
});
export type Action = z.infer<typeof actionSchema>;

/** A difficulty met on purpose: either wrong values that bring up an error here, or another screen. */
const trySchema = z.strictObject({
  label: text,
  fills: z.record(id, z.string()).optional(),
  to: id.optional(),
  /** Remembers this screen, so that an action with `returns` comes back to it. */
  remembers: z.boolean().optional(),
});

/** What a screen is drawn as. `end` closes a flow and has no fields. */
export const screenLooks = ['portal', 'phone', 'mail', 'call', 'note', 'end'] as const;

/** Host and path, as a browser's bar shows them: `dichvucong.gov.vn/p/home`; `''` for a bar that waits to be filled in. */
const address = z.string().regex(/^([a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?)?$/);
const messages = z.array(z.strictObject({ from: text, text })).default([]);

/** A second drawn thing beside the one that is practised on: it only shows. */
const besideSchema = z.strictObject({
  look: z.enum(['portal', 'phone']),
  address: address.optional(),
  app: text.optional(),
  written: z.array(text).default([]),
  messages,
  qr: z.boolean().default(false),
});
export type Beside = z.infer<typeof besideSchema>;

/** How sure it is that the real portal shows this: `likely` is said on the screen. */
const certainties = ['found', 'likely'] as const;

export const screenSchema = z.strictObject({
  id,
  /** Guide step it practises. */
  step: id,
  look: z.enum(screenLooks),
  /** In the drawn browser's bar; of a portal without it, the simulator's. */
  address: address.optional(),
  /** Name of the app on the drawn telephone; without it, its messages. */
  app: text.optional(),
  /** What stands on the drawn screen itself; `says` is the teacher's. */
  written: z.array(text).default([]),
  /** Whether a QR code is drawn. Scanned for real it says that it is practice. */
  qr: z.boolean().default(false),
  beside: besideSchema.optional(),
  /** Whether fields and buttons are the teacher's question about what is drawn, and stand outside it. */
  question: z.boolean().default(false),
  certainty: z.enum(certainties).default('found'),
  title: text,
  /** Paragraphs; `{<field id>}` and `{code.<code id>}` stand for what was typed and for the code in force. */
  says: z.array(text).min(1),
  /** An error that is the whole screen's (session expired): drawn as error summary, takes focus. */
  problem: text.optional(),
  /** Ids of content/facts.yaml shown here with their dates. */
  facts: z.array(id).default([]),
  /** What stands on the drawn telephone or in the drawn mailbox. */
  messages,
  /** Items: next steps, what to bring. */
  list: z.array(text).default([]),
  /** Whether they are done in this order, and numbered. */
  ordered: z.boolean().default(false),
  /** Code drawn as an image with its words as text. */
  image: id.optional(),
  /** Whether that image is too blurred to read. */
  blurred: z.boolean().default(false),
  /** Guide step whose answers are shown again here, each with a way to change it. */
  reviews: id.optional(),
  fields: z.array(fieldSchema).default([]),
  /** The first is the main one. Only an `end` may have none. */
  actions: z.array(actionSchema).default([]),
  tries: z.array(trySchema).default([]),
  /** Opened by "Gợi ý". */
  hint: text,
  /** Said by "Chỉ cho tôi" while it fills the fields and marks the button. */
  show: text,
  /** What the closing page says was practised here, once its main button was pressed. */
  practised: text.optional(),
  /** Screens that this one says are behind the reader: no way may lead here without them. */
  after: z.array(id).default([]),
});

const codeSchema = z.strictObject({
  id,
  /** In the order in which they come; after the last the first again. */
  values: z.array(text).min(1),
});

/** content/simulator/<slug>.yaml with `kind: simulator`. */
export const simulatorFileSchema = z.strictObject({
  kind: z.literal('simulator'),
  title: text,
  description: text,
  /** Document id of the guide whose steps are practised. */
  guide: text,
  start: id,
  /** In the bar of its portal screens. */
  address: address.optional(),
  /** The day on which the drawn screens were held against what is known of the real ones. */
  asOf: z.iso.date().optional(),
  /** Place in lists, smallest first. */
  order: z.int().default(100),
  codes: z.array(codeSchema).default([]),
  screens: z.array(screenSchema).min(2),
});

/** content/simulator/<name>.yaml with `kind: procedure`: a form that a simulator's choice offers. */
export const procedureFileSchema = z.strictObject({
  kind: z.literal('procedure'),
  /** Slug of the simulator it belongs to. */
  simulator: id,
  /** Choice field that gets it as an option. */
  choice: id,
  value: id,
  title: text,
  description: text,
  order: z.int().default(100),
  screens: z.array(screenSchema).min(1),
});

/** content/simulator/<name>.yaml with `kind: common`: what all simulators share. */
export const commonFileSchema = z.strictObject({
  kind: z.literal('common'),
  banner: text,
  identities: z.array(z.strictObject({ id, label: text, values: z.record(id, text) })).min(2),
  /** Said where something real-looking was typed. */
  refusals: z.strictObject({ number: text, email: text }),
});
export type Common = z.infer<typeof commonFileSchema>;

/** A screen as the machine and the page get it. */
export interface Screen extends z.infer<typeof screenSchema> {
  /** The answer that opens it, for a procedure's screens. */
  readonly when?: { readonly field: string; readonly value: string };
}

/** One practised portal, its procedures merged in, checked: what the page is drawn from and the machine runs on. */
export interface Simulator
  extends Omit<z.infer<typeof simulatorFileSchema>, 'kind' | 'screens'>, Omit<Common, 'kind'> {
  /** File name without `.yaml`, and its path below /thuc-hanh/. */
  readonly slug: string;
  readonly file: string;
  readonly screens: readonly Screen[];
}
