-- How long a station was heard, also by month: a year of all stations is 12 rows each, not 365.
CREATE TABLE loa.heard_month (
  station text NOT NULL REFERENCES loa.station,
  -- Its first day.
  month date NOT NULL,
  heard_ms bigint NOT NULL,
  silences integer NOT NULL,
  PRIMARY KEY (station, month)
);
CREATE INDEX heard_in_month ON loa.heard_month (month);
INSERT INTO loa.heard_month
  SELECT station, date_trunc('month', day)::date, sum(heard_ms), sum(silences) FROM loa.station_heard GROUP BY 1, 2;

-- Also where the database knows no letters but those of ASCII (locale C): marks are taken away first.
CREATE OR REPLACE FUNCTION loa.plain(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT lower(translate(regexp_replace(normalize($1, NFD), '[\u0300-\u036f]', '', 'g'), 'Đđ', 'dd')) $$;
