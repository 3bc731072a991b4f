-- What the centre says down to stations.

-- Files that are sent along, named by their content and kept in pieces: each process of a centre has all of them, and an
-- answer reads no more than it gives.
CREATE TABLE loa.blob (
  sha256 bytea PRIMARY KEY,
  bytes bigint NOT NULL,
  kept_at bigint NOT NULL
);
CREATE TABLE loa.blob_piece (
  sha256 bytea NOT NULL REFERENCES loa.blob ON DELETE CASCADE,
  number integer NOT NULL,
  data bytea NOT NULL,
  PRIMARY KEY (sha256, number)
);
-- Sound is packed already.
ALTER TABLE loa.blob_piece ALTER data SET STORAGE EXTERNAL;

-- An order as it was signed, once for all stations.
CREATE TABLE loa.dispatch (
  id text PRIMARY KEY,
  -- Under which it was sent: the order of orders, whatever the clocks of the machines say.
  number bigint NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('parcel', 'withdraw', 'emergency', 'end-emergency')),
  -- Of a parcel and of what takes it back.
  thing text,
  version integer,
  -- The emergency that it ends.
  ends text REFERENCES loa.dispatch,
  title text NOT NULL,
  made_by text NOT NULL,
  note text,
  made_at bigint NOT NULL,
  expires_at bigint,
  -- Nobody who joins from now on is given it: it was taken back, ended, or a newer one holds.
  over_at bigint,
  -- To whom: { all, places, groups, stations, within }.
  selection jsonb NOT NULL,
  bytes bytea NOT NULL,
  signature bytea NOT NULL,
  CHECK ((kind = 'parcel') = (version IS NOT NULL)),
  CHECK (kind <> 'emergency' OR expires_at IS NOT NULL)
);
CREATE INDEX dispatch_by_time ON loa.dispatch (made_at);
CREATE INDEX dispatch_of_thing ON loa.dispatch (thing, made_at) WHERE thing IS NOT NULL;
CREATE UNIQUE INDEX version_of_thing ON loa.dispatch (thing, version) WHERE kind = 'parcel';
CREATE INDEX dispatch_that_ends ON loa.dispatch (ends) WHERE ends IS NOT NULL;

-- The files of an order: a station may fetch those of orders that are for it, and no others.
CREATE TABLE loa.dispatch_blob (
  dispatch text NOT NULL REFERENCES loa.dispatch,
  sha256 bytea NOT NULL REFERENCES loa.blob,
  PRIMARY KEY (dispatch, sha256)
);
CREATE INDEX dispatch_of_blob ON loa.dispatch_blob (sha256);

-- Numbers of orders. Who takes one holds this row until his transaction ends, so that numbers become seen in their order:
-- a station that has seen one will see no smaller one appear.
CREATE TABLE loa.down_counter (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  last bigint NOT NULL
);
INSERT INTO loa.down_counter (last) VALUES (0);

-- One order for one station, and how far it is there.
CREATE TABLE loa.station_order (
  station text NOT NULL REFERENCES loa.station,
  seq bigint NOT NULL,
  dispatch text NOT NULL REFERENCES loa.dispatch,
  -- A later order took its place at this station: who has not fetched it never does.
  superseded_by text REFERENCES loa.dispatch,
  -- As the station told it last; none while it has told nothing.
  state text,
  -- By the station's clock, and by the centre's.
  state_at bigint,
  told_at bigint,
  reason_code text,
  reason text,
  -- Each state that was told, and when it was first so, by the station's clock.
  stages jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (station, seq),
  UNIQUE (dispatch, station)
) WITH (fillfactor = 80);
