-- Emergencies to an area, and what other systems say and are told of them (CAP 1.2).

-- How long a station may be silent after an emergency before somebody telephones it.
CREATE TABLE loa.emergency_setting (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  call_after_seconds integer NOT NULL DEFAULT 60 CHECK (call_after_seconds BETWEEN 5 AND 86400)
);
INSERT INTO loa.emergency_setting DEFAULT VALUES;

-- Addresses that are looked at for alerts of others.
CREATE TABLE loa.cap_feed (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  url text NOT NULL UNIQUE,
  every_minutes integer NOT NULL CHECK (every_minutes BETWEEN 1 AND 1440),
  added_at bigint NOT NULL,
  added_by text NOT NULL,
  removed_at bigint,
  -- Of the last answer: an unchanged feed is not read twice.
  etag text,
  -- Links of its last list that were read, each with what it said of when it changed: they are not fetched again.
  seen jsonb NOT NULL DEFAULT '{}',
  asked_at bigint,
  answered_at bigint,
  -- Why the last asking came to nothing; Vietnamese.
  failure text
);

-- Whose alerts of that feed air without a person in between.
CREATE TABLE loa.cap_sender (
  feed bigint NOT NULL REFERENCES loa.cap_feed,
  sender text NOT NULL,
  added_at bigint NOT NULL,
  added_by text NOT NULL,
  PRIMARY KEY (feed, sender)
);

-- Which stations an area of an alert means. `name` is that of a geocode, '' for an area's own words. What is not here is unknown.
CREATE TABLE loa.cap_area (
  name text NOT NULL,
  value text NOT NULL,
  selection jsonb NOT NULL,
  added_at bigint NOT NULL,
  added_by text NOT NULL,
  PRIMARY KEY (name, value)
);

-- An alert that came, as it came. The three names are its identity (CAP 1.2, 3.2.1): what comes again is no second one.
CREATE TABLE loa.cap_alert (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sender text NOT NULL,
  identifier text NOT NULL,
  sent text NOT NULL,
  -- Null: a file that somebody brought.
  feed bigint REFERENCES loa.cap_feed,
  came_at bigint NOT NULL,
  brought_by text NOT NULL,
  document text NOT NULL,
  -- What is read of it: the program may read it anew.
  alert jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('waiting', 'sent', 'not-for-air', 'dismissed', 'superseded', 'cancelled')),
  state_at bigint NOT NULL,
  state_by text NOT NULL,
  UNIQUE (sender, identifier, sent)
);
CREATE INDEX cap_alert_newest ON loa.cap_alert (came_at DESC);

-- What was sent down, beside its order.
CREATE TABLE loa.emergency (
  -- Of the order that carries it.
  id text PRIMARY KEY,
  title text NOT NULL,
  text text NOT NULL,
  urgency text NOT NULL,
  severity text NOT NULL,
  certainty text NOT NULL,
  category text NOT NULL,
  -- In words, as people read it.
  area text NOT NULL,
  selection jsonb NOT NULL,
  every_minutes integer,
  until_at bigint,
  made_at bigint NOT NULL,
  made_by text NOT NULL,
  expires_at bigint NOT NULL,
  -- The emergency that it takes the place of.
  replaces text REFERENCES loa.emergency,
  cap_alert bigint REFERENCES loa.cap_alert,
  ended_at bigint,
  ended_by text,
  ended_why text,
  -- Of the order that ends it.
  end_order text UNIQUE,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX emergency_newest ON loa.emergency (made_at DESC);
CREATE INDEX emergency_of_alert ON loa.emergency (cap_alert);
