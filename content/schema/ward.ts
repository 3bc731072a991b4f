import { z } from 'zod';
import { centreAccepts, outputKinds, profiles, weekdays, fallbackTimeZone } from './names.ts';
import { isServerAddress } from './server-address.ts';
import { httpSpeakersSchema, mqttSpeakersSchema } from './speakers.ts';

export type { OutputKind } from './names.ts';

const wallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** An end may be the end of the day. */
const endTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** content/ward.yaml: the ward's names, contacts and rules; every legal limit carries its citation. */
export const wardSchema = z.strictObject({
  /** E.g. `phường An Phụ`, as it stands inside a sentence. */
  name: z.string().min(1),
  /** The name the opening speaks, e.g. `Đài truyền thanh phường An Phụ`. */
  station: z.string().min(1),
  /** Canonical address of the site, without a trailing slash; unset: links are relative. */
  siteUrl: z.url().optional(),
  timeZone: z.string().default(fallbackTimeZone),
  contacts: z
    .array(
      z.strictObject({
        label: z.string().min(1),
        value: z.string().min(1),
        href: z.string().optional(),
      }),
    )
    .default([]),
  portals: z.array(
    z.strictObject({
      id: z.string().min(1),
      name: z.string().min(1),
      url: z.url(),
      note: z.string().optional(),
    }),
  ),
  /** Other stations whose streams campaigns relay. */
  relays: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
        /** As it is said in a sentence, e.g. `Đài tỉnh Hải Dương`. */
        name: z.string().min(1),
        /** Of the stream itself, http or https. */
        url: z.url(),
      }),
    )
    .optional(),
  voice: z
    .strictObject({
      kind: z.enum(['espeak', 'say', 'recording', 'neural']).default('espeak'),
      name: z.string().default('vi'),
      /** Syllables a minute asked of the voice. */
      rate: z.int().min(80).max(300).default(150),
    })
    .default({ kind: 'espeak', name: 'vi', rate: 150 }),
  output: z
    .strictObject({
      /** They sound at once; the first is the one the log goes by. */
      kinds: z.array(z.enum(outputKinds)).min(1).default(['folder']),
      /** Takes over, in this order, from the second in which one of `kinds` fails. */
      standby: z.array(z.enum(outputKinds)).default([]),
      folder: z.string().min(1).optional(),
      /** ALSA name on Linux, e.g. `default` or `plughw:1,0`. */
      device: z.string().min(1).optional(),
      icecastUrl: z.string().min(1).optional(),
      /** For what loudspeakers bulletins are mastered; absent: `horn`. */
      profile: z.enum(profiles).optional(),
      icecast: z
        .strictObject({
          /** The mount stays between airings, with silence: who listens is not cut off and loses no beginning. */
          continuous: z.boolean().default(false),
          /** Of the stream; absent: `web`. */
          profile: z.enum(profiles).optional(),
        })
        .optional(),
      /** Where loudspeakers of the network reach this station's pages, to fetch a bulletin; absent: `siteUrl`. */
      audioBase: z.url({ protocol: /^https?$/ }).optional(),
      /** Loudspeakers that are asked over HTTP. */
      http: httpSpeakersSchema.optional(),
      /** And over MQTT. */
      mqtt: mqttSpeakersSchema.optional(),
      /**
       * How much farther the next horn is than the one a listener stands before, metres: its sound comes that much later.
       * Pauses are longer than that: between sentences with any voice, within one with espeak's alone.
       */
      otherHornMetres: z.number().min(0).max(300).optional(),
      /** Below −60 nothing is heard any more. */
      gainDb: z.number().min(-60).max(0).default(0),
    })
    .default({ kinds: ['folder'], standby: [], gainDb: 0 }),
  broadcast: z.strictObject({
    /** When sound may go out, with the rule it follows. */
    permitted: z
      .array(
        z.strictObject({
          days: z.array(z.enum(weekdays)).min(1),
          from: wallTime,
          to: endTime,
          citation: z.string().min(1),
        }),
      )
      .min(1),
    maxSessionMinutes: z
      .int()
      .positive()
      .max(24 * 60),
    maxSessionsPerDay: z
      .int()
      .positive()
      .max(24 * 60),
    sessionCitation: z.string().min(1),
    /** Hours within the permitted ones in which nothing may sound: school lessons, the midday rest. */
    quiet: z
      .array(
        z.strictObject({
          days: z.array(z.enum(weekdays)).min(1),
          from: wallTime,
          to: endTime,
          reason: z.string().min(1),
        }),
      )
      .default([]),
    /** Days without broadcast: a date, or a range; Tết by the lunar calendar. */
    blackouts: z
      .array(
        z.strictObject({
          reason: z.string().min(1),
          from: z.iso.date().optional(),
          to: z.iso.date().optional(),
          /** `MM-DD` in the lunar calendar, e.g. `01-01`; with `days` after it. */
          lunar: z
            .string()
            .regex(/^\d{2}-\d{2}$/)
            .optional(),
          days: z.int().positive().max(366).optional(),
        }),
      )
      .default([]),
  }),
  /** Opens the console (/dai/) to other machines, by HTTPS alone. Absent: it opens on the station's own machine only. */
  console: z
    .strictObject({
      /** The address that it listens at: one of this machine's, or 0.0.0.0 for all of them. */
      host: z.union([z.ipv4(), z.ipv6()]),
      port: z.int().min(1).max(65_535).default(4343),
      /** Files in PEM; `own`: a certificate that the program makes. Paths from LOA_DATA where they are not absolute. */
      tls: z
        .union([
          z.literal('own'),
          z.strictObject({ cert: z.string().min(1), key: z.string().min(1) }),
        ])
        .default('own'),
      /** The one machine whose `X-Forwarded-For` is believed. */
      proxy: z.union([z.ipv4(), z.ipv6()]).optional(),
      /** `required`: who approves or administers signs in with a second factor; whoever has none sets it up first. */
      secondFactor: z.literal('required').optional(),
    })
    .optional(),
  /** The server that sends letters to those who must know of something. Its password never stands here. */
  mail: z
    .strictObject({
      /** `smtps://loa%40anphu.gov.vn@smtp.anphu.gov.vn:465`; smtp:// begins in the clear and turns to TLS where it signs in. */
      smtp: z.url({ protocol: /^smtps?$/ }).refine(isServerAddress),
      /** From whom letters come. */
      sender: z.email(),
    })
    .optional(),
  /** Where a person has read some sentences of a document and not others. Absent: `voice`. */
  studio: z
    .strictObject({
      /** `voice`: the synthetic voice reads the others; `wait`: the bulletin is not made before a person has. */
      unread: z.enum(['voice', 'wait']).default('voice'),
    })
    .optional(),
  approval: z
    .strictObject({
      /** Of bulletins, before they air. */
      required: z.boolean().default(false),
      /** Of texts, before they are published from the console; as `required` where it is not said. */
      texts: z.boolean().optional(),
      citation: z.string().optional(),
    })
    .default({ required: false }),
  /** What the ward does with what its centre sends. Absent: as the fields' own words have it. */
  centre: z
    .strictObject({
      /** `air`: emergencies of the centre sound at once; `ask`: they wait for a person of the ward while they hold. */
      emergencies: z.enum(['air', 'ask']).default('air'),
      /** Who takes what it sends: an approver of the ward, or the station by itself. Absent: `approver`. */
      accept: z.enum(centreAccepts).default('approver'),
    })
    .optional(),
});
export type Ward = z.infer<typeof wardSchema>;
