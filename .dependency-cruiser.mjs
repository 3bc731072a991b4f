// The arrows between rooms (ARCHITECTURE.md). A wrong arrow fails `npm run check` with the sentence in its comment.
const browserRooms = '^site/(answers|search|simulator|player|offline|studio)/';
/** These, and the editor, which has a rule of its own for what it imports. */
const inBrowser = '^site/(answers|search|simulator|player|offline|studio|editor)/';

/** Files of scheduler/ that stand in no room: anybody in scheduler/ may import them, save core/. */
const hall =
  '(?:clock|clock-stepped|config|failure|open-files|places|program-version|small-process|still-watch|typed-code)\\.ts$';

/** Each room of scheduler/: which others it may import, and why no more. core/ has rules of its own. */
const schedulerRooms = {
  store: [
    ['core'],
    'The store remembers; who acts and who sounds asks it, never the other way round.',
  ],
  acts: [
    ['core', 'store'],
    'What a person may ask is carried out in the store alone, so that a command, the console and the daemon share it.',
  ],
  playout: [['core'], 'An output sounds what it is given; it knows no store and no schedule.'],
  feeds: [['core'], 'A feed is made from slots that are handed in.'],
  inspect: [['core'], 'What preflight and doctor both ask looks at files alone.'],
  render: [['core', 'store'], 'Making sound knows slots and their bulletins, not when they air.'],
  housekeeping: [['core'], 'Tidying looks at files and slots that are handed in.'],
  'site-build': [[], 'The site is built in a process of its own, from files.'],
  server: [
    ['core', 'store', 'feeds', 'site-build'],
    'The server only reads: it is told how the daemon is, and imports neither it nor a command.',
  ],
  doctor: [
    ['core', 'store', 'acts', 'playout', 'inspect'],
    'The doctor looks from outside: it imports neither the daemon nor the page that shows its findings.',
  ],
  daemon: [
    ['core', 'store', 'acts', 'playout', 'feeds', 'inspect', 'render'],
    'The daemon meets commands and the console in the store; it imports neither.',
  ],
  rehearsal: [
    ['core', 'store', 'acts', 'playout', 'feeds', 'render', 'daemon'],
    'A rehearsal is the daemon on another clock; it knows no command.',
  ],
  'signing-in': [
    [],
    'What proves a person is decided the same at the station and at its centre: pure, no store.',
  ],
  console: [
    [
      ...['core', 'store', 'acts', 'feeds', 'inspect', 'doctor', 'server', 'signing-in'],
      ...['centre/talk', 'link/placing', 'link/received', 'link/apart'],
    ],
    'The console meets the daemon in the store: whatever happens to it, what airs goes on. Of the link it knows what came down.',
  ],
  centre: [
    ['core', 'store', 'acts', 'feeds', 'signing-in'],
    'Station and centre meet in messages and in the store.',
  ],
  link: [
    ['core', 'store', 'server', 'centre/talk'],
    'A station knows of its centre what both say to each other (centre/talk), and nothing of its ledger.',
  ],
};

const schedulerRules = Object.entries(schedulerRooms).map(([room, [may, why]]) => {
  const allowed = [room, ...may].map((name) => `${name}/`);
  // daemon.ts is the front door of daemon/.
  if (may.includes('daemon') || room === 'daemon') allowed.push('daemon\\.ts$');
  // The centre's emergencies are made by the process that makes the console's; nothing else of the console is there.
  if (room === 'link') allowed.push('console/emergency/maker(-messages)?\\.ts$');
  const from = room === 'daemon' ? '^scheduler/daemon(/|\\.ts$)' : `^scheduler/${room}/`;
  return {
    name: `scheduler-${room}`,
    comment: why,
    severity: 'error',
    from: { path: from },
    to: { path: `^scheduler/(?!${[...allowed, hall].join('|')})` },
  };
});

export default {
  forbidden: [
    {
      name: 'content-stands-alone',
      comment:
        'content/ reads what staff wrote; it imports nothing of ours, so that every room may import it.',
      severity: 'error',
      from: { path: '^content/' },
      to: { path: '^(audio|scheduler|site|tests)/' },
    },
    {
      name: 'content-readers-are-private',
      comment:
        'What staff wrote is read by content/load.ts, for all rooms alike; MDX is parsed by content/markup/. Nobody imports the readers behind them.',
      severity: 'error',
      from: { path: '^(audio|scheduler|site)/|^content/(?!read/|load\\.ts$)' },
      to: { path: '^content/read/' },
    },
    {
      name: 'markup-is-pure',
      comment:
        'content/markup/ turns text into a tree with places; it reads no file, so that an editor can use it.',
      severity: 'error',
      from: { path: '^content/markup/' },
      to: { path: '^content/(?!markup/|schema/)' },
    },
    {
      name: 'markup-has-no-node',
      comment: 'content/markup/ is handed its text; it imports no node:*.',
      severity: 'error',
      from: { path: '^content/markup/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'site-reads-files-not-code',
      comment:
        'The site reads what audio/ and scheduler/ published (JSON, MP3) as files, never their code.',
      severity: 'error',
      from: { path: '^site/(?!studio/)' },
      to: { path: '^(audio|scheduler)/' },
    },
    {
      name: 'studio-judges-as-the-station-does',
      comment:
        'The studio in the browser judges and trims a take by the very files that the station goes by (they import nothing), and knows no other code of audio/ or scheduler/.',
      severity: 'error',
      from: { path: '^site/studio/' },
      to: { path: '^(audio/(?!studio/(judge|trim)-take\\.ts$)|scheduler/)' },
    },
    {
      name: 'browser-rooms-stand-alone',
      comment:
        'What runs in the browser imports itself and small browser-safe packages; of content/ only types, and what needs no zod: names, lengths of time, days as they are written.',
      severity: 'error',
      from: { path: browserRooms },
      to: {
        path: '^(content/(?!schema/(names|durations|vietnamese-day)\\.ts$)|site/(pages|layouts|components)/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'browser-rooms-have-no-node',
      comment: 'What runs in the browser cannot import Node modules.',
      severity: 'error',
      from: { path: inBrowser },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'editor-room-stands-alone',
      comment:
        'The editor in the browser imports itself and the document it edits, which stands on ProseMirror alone: no file, no YAML, no zod.',
      severity: 'error',
      from: { path: '^site/editor/' },
      to: {
        path: '^(content/(?!markup/(prose-schema|prose-marks|front-keys|header-row)\\.ts$|write/prose/(step-ids|fresh-step-id)\\.ts$)|site/(?!editor/)|scheduler/|audio/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'audio-knows-no-schedule',
      comment:
        'audio/ turns text into sound; it knows content/ and itself, not when it airs or how it is shown.',
      severity: 'error',
      from: { path: '^audio/' },
      to: { path: '^(scheduler|site|tests)/' },
    },
    {
      name: 'audio-stages-run-one-way',
      comment:
        'audio/ is a straight line: script, normalise, voices, master. A stage may import only those before it.',
      severity: 'error',
      from: { path: '^audio/(script|normalise)/' },
      to: { path: '^audio/(voices|master|[^/]+\\.ts)' },
    },
    {
      name: 'script-before-normalise',
      comment: 'script/ comes before normalise/ in the line, and may not import it.',
      severity: 'error',
      from: { path: '^audio/script/' },
      to: { path: '^audio/normalise/' },
    },
    {
      name: 'voices-before-master',
      comment: 'voices/ comes before master/ and the composition, and may not import them.',
      severity: 'error',
      from: { path: '^audio/voices/' },
      to: { path: '^audio/(master|[^/]+\\.ts)' },
    },
    {
      name: 'pure-stages',
      comment: 'script/ and normalise/ are pure: no files, no clock, no processes.',
      severity: 'error',
      from: { path: '^audio/(script|normalise)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'takes-are-judged-alike',
      comment:
        'How a take is judged and trimmed runs in the browser too: these files import nothing.',
      severity: 'error',
      from: { path: '^audio/studio/(judge|trim)-take\\.ts$' },
      to: { path: '.' },
    },
    {
      name: 'core-decides-only',
      comment:
        "scheduler/core/ is pure: itself, types of content/schema, pure packages. The outside world is the daemon's.",
      severity: 'error',
      from: { path: '^scheduler/core/' },
      to: { path: '^(scheduler/(?!core/)|audio/|site/|tests/|content/(?!schema/))' },
    },
    {
      name: 'core-has-no-node',
      comment:
        'scheduler/core/ imports no node:*: it is handed instants and facts, and gives decisions.',
      severity: 'error',
      from: { path: '^scheduler/core/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'scheduler-uses-audio-by-its-door',
      comment:
        'The scheduler uses audio/ through its doors only: index.ts makes sound, play.ts plays it, studio/index.ts keeps what people read.',
      severity: 'error',
      from: { path: '^scheduler/' },
      to: { path: '^(site|tests)/|^audio/(?!(index|play|studio/index)\\.ts$)' },
    },
    {
      name: 'scheduler-hall',
      comment: 'Clock, config and the like stand below every room of scheduler/, and know none.',
      severity: 'error',
      from: { path: `^scheduler/${hall}` },
      to: { path: `^scheduler/(?!${hall})` },
    },
    ...schedulerRules,
    {
      name: 'talk-is-shared',
      comment:
        'What station and centre say to each other (centre/talk) is loaded by both: it knows nothing of the centre.',
      severity: 'error',
      from: { path: '^scheduler/centre/talk/' },
      to: { path: `^scheduler/(?!centre/talk/|signing-in/|${hall})` },
    },
    {
      name: 'sql-in-one-place',
      comment:
        'PostgreSQL is spoken to in scheduler/centre/{database,ledger}/ alone (docs/adr/0130); a station never loads its driver.',
      severity: 'error',
      from: {
        path: '^(content|audio|scheduler|site)/',
        pathNot: '^scheduler/centre/(database|ledger)/',
      },
      to: { path: '^postgres$|node_modules/postgres/' },
    },
    {
      name: 'jobs-in-one-place',
      comment:
        'pg-boss is spoken to in scheduler/centre/jobs/ alone, through our driver (docs/adr/0146).',
      severity: 'error',
      from: {
        path: '^(content|audio|scheduler|site)/',
        pathNot: '^scheduler/centre/jobs/',
      },
      to: { path: '^(pg-boss|pg)$|node_modules/(pg-boss|pg)/' },
    },
    {
      name: 'no-circles',
      comment: 'Files that import each other in a circle cannot be read one at a time.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|var|\\.astro)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    detectProcessBuiltinModuleCalls: true,
  },
};
