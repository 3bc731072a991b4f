// The one table of who may do what. Console, commands and tests go by it; `askFor` refuses by it.

export const roles = ['viewer', 'editor', 'operator', 'approver', 'admin'] as const;
export type Role = (typeof roles)[number];

const everybody = roles;

/** Each act, and the roles of which one is enough. */
const table = {
  see: everybody,
  report: everybody,
  log: everybody,
  /** A person's own password, second factor and sign-outs. */
  'own-account': everybody,

  cancel: ['operator'],
  restore: ['operator'],
  move: ['operator'],
  'air-now': ['operator'],
  'make-up': ['operator'],
  pause: ['operator'],
  resume: ['operator'],
  skip: ['operator'],
  volume: ['operator'],
  'test-tone': ['operator'],
  output: ['operator'],
  stop: ['operator', 'approver', 'admin'],

  emergency: ['operator', 'approver'],
  'end-emergency': ['operator', 'approver'],
  'speak-live': ['operator', 'approver'],
  'emergency-text': ['editor', 'operator'],

  approve: ['approver'],
  'send-back': ['approver'],
  campaign: ['editor', 'operator'],

  /** Listening tests: no sound that airs is touched by them. */
  listening: ['editor', 'operator'],

  /** Drafts of texts. */
  write: ['editor'],
  publish: ['editor'],
  'approve-text': ['approver'],
  'send-back-text': ['approver'],
  /** The studio: a reader's voice, kept, chosen, taken back. */
  record: ['editor', 'operator', 'approver', 'admin'],

  /** What a centre of many stations sends: taken for the ward, refused by right, taken out again, made the ward's own. */
  'centre-accept': ['approver'],
  'centre-refuse': ['approver'],
  'centre-take-out': ['approver'],
  'centre-detach': ['editor', 'approver'],
  'centre-join': ['admin'],
  'centre-leave': ['admin'],

  backup: ['operator', 'admin'],
  verify: ['operator', 'admin'],
  'restore-backup': ['admin'],
  retention: ['admin'],
  'doctor-mend': ['admin'],
  settings: ['admin'],
  'account-invite': ['admin'],
  'account-roles': ['admin'],
  'account-reset': ['admin'],
  'account-remove': ['admin'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

export type ActName = keyof typeof table;

// Object.keys forgets the names, which the table above has.
export const actNames = Object.keys(table) as readonly ActName[];

/** Whether one of these roles is enough for an act. */
export function may(held: readonly Role[], act: ActName): boolean {
  return held.some((role) => rolesFor(act).includes(role));
}

/** The roles of which one is enough. */
export function rolesFor(act: ActName): readonly Role[] {
  return table[act];
}

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}
