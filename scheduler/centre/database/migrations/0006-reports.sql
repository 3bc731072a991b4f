-- What reports and progress ask of the airings, counted when lines come: never when a page is asked for.

-- Which campaign, which of its weeks, for which lost one it stands, what is heard in it, and why it ended as it did.
ALTER TABLE loa.airing
  ADD COLUMN campaign text NOT NULL GENERATED ALWAYS AS (split_part(slot, '@', 1)) STORED,
  ADD COLUMN week integer,
  ADD COLUMN weeks integer,
  ADD COLUMN makes_up_for text,
  -- `document thong-bao/mot`, `recording quoc-ca.mp3`; null where the station never said.
  ADD COLUMN parts text[],
  -- The reason of its state, JSON as the line has it.
  ADD COLUMN why text;
CREATE INDEX airing_of_campaign ON loa.airing (station, campaign);
-- Whose hour may have passed without a word: few at any time.
CREATE INDEX airing_without_end ON loa.airing (campaign, starts_at)
  WHERE NOT disputed AND state IN ('planned', 'ready', 'airing');

ALTER TABLE loa.station_day
  -- Asked for by the plan: no make-up, nothing ordered at once, nothing that left the plan.
  ADD COLUMN planned integer NOT NULL DEFAULT 0,
  -- Of the aired ones, those that stand for a lost one.
  ADD COLUMN made_up integer NOT NULL DEFAULT 0,
  -- Of all, emergencies; and those of them that were aired.
  ADD COLUMN urgent integer NOT NULL DEFAULT 0,
  ADD COLUMN urgent_aired integer NOT NULL DEFAULT 0;

-- The days of a month in one row: a year of all stations is 12 rows each.
CREATE TABLE loa.station_month (
  station text NOT NULL REFERENCES loa.station,
  -- Its first day.
  month date NOT NULL,
  waiting integer NOT NULL,
  aired integer NOT NULL,
  handed_over integer NOT NULL,
  lost integer NOT NULL,
  cancelled integer NOT NULL,
  disputed integer NOT NULL,
  planned integer NOT NULL,
  made_up integer NOT NULL,
  urgent integer NOT NULL,
  urgent_aired integer NOT NULL,
  PRIMARY KEY (station, month)
);
CREATE INDEX month_of_stations ON loa.station_month (month);

-- By which causes airings were lost: the code of the reason, '' where none was told.
CREATE TABLE loa.station_day_loss (
  station text NOT NULL REFERENCES loa.station,
  day date NOT NULL,
  code text NOT NULL,
  lost integer NOT NULL,
  PRIMARY KEY (station, day, code)
);
CREATE INDEX losses_of_day ON loa.station_day_loss (day);

-- How far a station is with a campaign.
CREATE TABLE loa.station_campaign (
  station text NOT NULL REFERENCES loa.station,
  campaign text NOT NULL,
  -- As the station calls it; null until it says so.
  title text,
  -- Airings that its plan asks for, each counted once however often it left the plan and came back.
  planned integer NOT NULL,
  -- Null: it has no number of weeks.
  weeks integer,
  waiting integer NOT NULL,
  aired integer NOT NULL,
  handed_over integer NOT NULL,
  lost integer NOT NULL,
  disputed integer NOT NULL,
  first_day date,
  last_day date,
  PRIMARY KEY (station, campaign)
);
CREATE INDEX stations_of_campaign ON loa.station_campaign (campaign);

-- And with each document, recording, relay that its airings say they have in them.
CREATE TABLE loa.station_part (
  station text NOT NULL REFERENCES loa.station,
  part text NOT NULL,
  waiting integer NOT NULL,
  aired integer NOT NULL,
  handed_over integer NOT NULL,
  lost integer NOT NULL,
  cancelled integer NOT NULL,
  disputed integer NOT NULL,
  PRIMARY KEY (station, part)
);
CREATE INDEX stations_of_part ON loa.station_part (part);

-- How long of each day a station was heard of without a gap, ms; and how often it fell silent.
CREATE TABLE loa.station_heard (
  station text NOT NULL REFERENCES loa.station,
  day date NOT NULL,
  heard_ms bigint NOT NULL,
  silences integer NOT NULL,
  PRIMARY KEY (station, day)
);
CREATE INDEX heard_on_day ON loa.station_heard (day);
-- Since when that is counted: before it nothing is known.
ALTER TABLE loa.station_now ADD COLUMN watched_from bigint;

-- Where a station stands, degrees; both or none.
ALTER TABLE loa.station
  ADD COLUMN lat double precision CHECK (lat BETWEEN -90 AND 90),
  ADD COLUMN lon double precision CHECK (lon BETWEEN -180 AND 180),
  ADD CONSTRAINT whole_coordinates CHECK ((lat IS NULL) = (lon IS NULL));

-- Without marks and capitals, so that what was typed without them is found.
CREATE FUNCTION loa.plain(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT replace(regexp_replace(normalize(lower($1), NFD), '[\u0300-\u036f]', '', 'g'), 'đ', 'd') $$;

-- What was copied before this step. A line whose words PostgreSQL cannot read as text says nothing here.
UPDATE loa.airing SET week = told.week, weeks = told.weeks, makes_up_for = told.makes_up_for
FROM (
  SELECT DISTINCT ON (station, slot) station, slot,
    CASE WHEN detail::json #>> '{reason,week}' ~ '^\d{1,4}$' THEN (detail::json #>> '{reason,week}')::integer END AS week,
    CASE WHEN detail::json #>> '{reason,weeks}' ~ '^\d{1,4}$' THEN (detail::json #>> '{reason,weeks}')::integer END AS weeks,
    detail::json ->> 'makeUpFor' AS makes_up_for
  FROM loa.line JOIN loa.history ON history.id = line.history
  WHERE event = 'planned' AND position('\u0000' IN detail) = 0
  ORDER BY station, slot, seq DESC
) AS told
WHERE told.station = airing.station AND told.slot = airing.slot;
UPDATE loa.airing SET why = told.why
FROM (
  SELECT DISTINCT ON (station, slot) station, slot, event, left((detail::json -> 'reason')::text, 2000) AS why
  FROM loa.line JOIN loa.history ON history.id = line.history
  WHERE event IN ('missed', 'interrupted', 'cancelled', 'handed-over', 'aired') AND position('\u0000' IN detail) = 0
  ORDER BY station, slot, number DESC, seq DESC
) AS told
WHERE told.station = airing.station AND told.slot = airing.slot AND told.event = airing.state;

UPDATE loa.station_day SET planned = counted.planned, made_up = counted.made_up, urgent = counted.urgent,
  urgent_aired = counted.urgent_aired
FROM (
  SELECT station, day,
    count(DISTINCT regexp_replace(slot, '~\d+$', '')) FILTER (
      WHERE campaign NOT IN ('khan-cap', 'noi-truc-tiep') AND makes_up_for IS NULL
      AND NOT (state = 'cancelled' AND reason IS NOT NULL AND reason IN ('left-plan', 'nothing-new'))) AS planned,
    count(*) FILTER (WHERE NOT disputed AND state = 'aired' AND makes_up_for IS NOT NULL) AS made_up,
    count(*) FILTER (WHERE campaign = 'khan-cap') AS urgent,
    count(*) FILTER (WHERE campaign = 'khan-cap' AND NOT disputed AND state = 'aired') AS urgent_aired
  FROM loa.airing GROUP BY station, day
) AS counted
WHERE counted.station = station_day.station AND counted.day = station_day.day;
INSERT INTO loa.station_month
  SELECT station, date_trunc('month', day)::date, sum(waiting), sum(aired), sum(handed_over), sum(lost), sum(cancelled),
    sum(disputed), sum(planned), sum(made_up), sum(urgent), sum(urgent_aired)
  FROM loa.station_day GROUP BY 1, 2;
INSERT INTO loa.station_day_loss
  SELECT station, day, coalesce(reason, ''), count(*) FROM loa.airing
  WHERE NOT disputed AND state IN ('missed', 'interrupted') GROUP BY 1, 2, 3;
INSERT INTO loa.station_campaign
  SELECT station, campaign, NULL,
    count(DISTINCT regexp_replace(slot, '~\d+$', '')) FILTER (
      WHERE makes_up_for IS NULL
      AND NOT (state = 'cancelled' AND reason IS NOT NULL AND reason IN ('left-plan', 'nothing-new'))),
    max(weeks),
    count(*) FILTER (WHERE NOT disputed AND state IN ('planned', 'ready', 'airing')),
    count(*) FILTER (WHERE NOT disputed AND state = 'aired'),
    count(*) FILTER (WHERE NOT disputed AND state = 'handed-over'),
    count(*) FILTER (WHERE NOT disputed AND state IN ('missed', 'interrupted')),
    count(*) FILTER (WHERE disputed), min(day), max(day)
  FROM loa.airing WHERE campaign NOT IN ('khan-cap', 'noi-truc-tiep') GROUP BY station, campaign;
