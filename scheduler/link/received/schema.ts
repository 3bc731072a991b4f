/** Forward only: what an older program made is added to. */
export const schema = `
  CREATE TABLE IF NOT EXISTS cursor (
    centre TEXT NOT NULL, station TEXT NOT NULL, seq INTEGER NOT NULL, at_order TEXT,
    PRIMARY KEY (centre, station)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS received (
    id TEXT PRIMARY KEY, seq INTEGER NOT NULL, kind TEXT NOT NULL, thing TEXT,
    bytes BLOB NOT NULL, signature BLOB NOT NULL, received_at INTEGER NOT NULL,
    state TEXT NOT NULL, state_at INTEGER NOT NULL, reason_code TEXT, reason TEXT, by TEXT,
    is_whole INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS received_of_thing ON received (thing);
  CREATE INDEX IF NOT EXISTS received_by_state ON received (state);
  CREATE TABLE IF NOT EXISTS told (
    number INTEGER PRIMARY KEY AUTOINCREMENT, order_id TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL,
    reason_code TEXT, reason TEXT, done INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS not_told ON told (number) WHERE done = 0;
`;
