-- What stations tell: the copy of their logs, what the copy proves, how they are.

-- One run of a station's chain. A log that was begun anew, cut, or rewritten goes on in a history of its own, from the
-- first line that differs: what was copied before stays as it is.
CREATE TABLE loa.history (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  station text NOT NULL REFERENCES loa.station,
  number integer NOT NULL,
  -- Where it leaves the one before; 0 and no parent for a first line of all.
  parent bigint REFERENCES loa.history,
  parent_seq bigint NOT NULL DEFAULT 0,
  began_at bigint NOT NULL,
  head_seq bigint NOT NULL,
  head_hash bytea NOT NULL,
  UNIQUE (station, number)
);

-- A line as the station has it. `detail` is the text that the hash covers: jsonb would order its keys anew.
CREATE TABLE loa.line (
  history bigint NOT NULL REFERENCES loa.history,
  seq bigint NOT NULL,
  at bigint NOT NULL,
  slot text NOT NULL,
  event text NOT NULL,
  detail text NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (history, seq)
);
CREATE FUNCTION loa.append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'append-only'; END $$;
CREATE TRIGGER line_is_not_altered BEFORE UPDATE OR DELETE ON loa.line
  FOR EACH ROW EXECUTE FUNCTION loa.append_only();
CREATE TRIGGER lines_are_not_emptied BEFORE TRUNCATE ON loa.line
  FOR EACH STATEMENT EXECUTE FUNCTION loa.append_only();

-- Where a log does not hold what it promised. Never removed; somebody may have looked at it.
CREATE TABLE loa.finding (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  station text NOT NULL REFERENCES loa.station,
  kind text NOT NULL CHECK (kind IN ('restarted', 'forked', 'cut', 'gap', 'altered')),
  history bigint REFERENCES loa.history,
  seq bigint NOT NULL,
  -- What the station says there: with it one and the same finding is entered once.
  said_hash text NOT NULL,
  found_at bigint NOT NULL,
  seen_by text,
  seen_at bigint,
  UNIQUE NULLS NOT DISTINCT (station, kind, history, seq, said_hash)
);

-- What the lines say of each slot.
CREATE TABLE loa.airing (
  station text NOT NULL REFERENCES loa.station,
  slot text NOT NULL,
  -- Of the line that told last.
  history bigint NOT NULL REFERENCES loa.history,
  day date NOT NULL,
  starts_at bigint NOT NULL,
  state text NOT NULL,
  aired_at bigint,
  ended_at bigint,
  reason text,
  -- A later history says another end than an earlier one: it counts as neither.
  disputed boolean NOT NULL DEFAULT false,
  PRIMARY KEY (station, slot)
);
CREATE INDEX airing_by_day ON loa.airing (station, day);

-- Counted from the airings whenever one of that day changes.
CREATE TABLE loa.station_day (
  station text NOT NULL REFERENCES loa.station,
  day date NOT NULL,
  waiting integer NOT NULL,
  aired integer NOT NULL,
  handed_over integer NOT NULL,
  lost integer NOT NULL,
  cancelled integer NOT NULL,
  disputed integer NOT NULL,
  PRIMARY KEY (station, day)
);
CREATE INDEX day_of_stations ON loa.station_day (day);

-- The last sign of life.
CREATE TABLE loa.station_now (
  station text PRIMARY KEY REFERENCES loa.station,
  heard_at bigint NOT NULL,
  -- The station's log as it says it is, to see how far the copy lags behind.
  log_seq bigint NOT NULL,
  clock_error_ms bigint NOT NULL,
  program text NOT NULL,
  protocol integer NOT NULL,
  is_running boolean NOT NULL,
  troubles jsonb NOT NULL,
  airing text,
  next_slot text,
  next_at bigint
);
