-- Who belongs to the centre. Instants are epoch ms, as everywhere in the program.

-- The one centre of this ledger. Its private key is in a file of the machines that serve, never here.
CREATE TABLE loa.centre (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  id text NOT NULL,
  public_key bytea NOT NULL
);

-- Province, commune: as deep as the tree is.
CREATE TABLE loa.place (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  parent bigint REFERENCES loa.place,
  name text NOT NULL,
  UNIQUE NULLS NOT DISTINCT (parent, name)
);

CREATE TABLE loa.station (
  id text PRIMARY KEY,
  name text NOT NULL,
  place bigint REFERENCES loa.place,
  joined_at bigint NOT NULL,
  -- It left, by its own word or the centre's; what it sent stays.
  left_at bigint
);
CREATE INDEX station_of_place ON loa.station (place);

CREATE TABLE loa.station_group (
  station text NOT NULL REFERENCES loa.station,
  name text NOT NULL,
  PRIMARY KEY (station, name)
);
CREATE INDEX station_of_group ON loa.station_group (name);

-- A machine of a station. One key of a station holds at a time.
CREATE TABLE loa.station_key (
  id text PRIMARY KEY,
  station text NOT NULL REFERENCES loa.station,
  public_key bytea NOT NULL UNIQUE,
  since bigint NOT NULL,
  ended_at bigint,
  end_reason text CHECK (end_reason IN ('replaced', 'revoked', 'left')),
  -- Of the last message that was taken: one that is not greater was seen before.
  last_sequence bigint NOT NULL DEFAULT 0,
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE UNIQUE INDEX one_key_of_station ON loa.station_key (station) WHERE ended_at IS NULL;

CREATE TABLE loa.invitation (
  code_hash bytea PRIMARY KEY,
  name text NOT NULL,
  place bigint REFERENCES loa.place,
  groups text[] NOT NULL DEFAULT '{}',
  -- The station whose machine is to be replaced.
  replaces text REFERENCES loa.station,
  made_by text NOT NULL,
  made_at bigint NOT NULL,
  ends_at bigint NOT NULL,
  used_at bigint,
  -- The key that used it: who lost the answer asks again.
  used_by text REFERENCES loa.station_key
);

-- What people did at the centre.
CREATE TABLE loa.act (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at bigint NOT NULL,
  by text NOT NULL,
  act text NOT NULL,
  station text REFERENCES loa.station,
  detail jsonb NOT NULL DEFAULT '{}'
);

-- Signing in at the pages: a code of one use, then a session. Hashes alone are kept.
CREATE TABLE loa.sign_in_code (
  code_hash bytea PRIMARY KEY,
  name text NOT NULL,
  ends_at bigint NOT NULL
);
CREATE TABLE loa.session (
  cookie_hash bytea PRIMARY KEY,
  name text NOT NULL,
  began_at bigint NOT NULL,
  seen_at bigint NOT NULL
);
