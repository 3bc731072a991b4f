-- Running the centre: its backups, what a restore left to be made good, what was let go of.

-- Each backup that was made whole; the file lies on the machine that made it.
CREATE TABLE loa.backup (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at bigint NOT NULL,
  host text NOT NULL,
  file text NOT NULL,
  bytes bigint NOT NULL,
  -- Of the dump in it, hex.
  sha256 text NOT NULL
);

-- This ledger began as a backup: what happened between the two instants it does not know of itself.
CREATE TABLE loa.restored (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at bigint NOT NULL,
  by text NOT NULL,
  backup_at bigint NOT NULL,
  sha256 text NOT NULL
);

-- Stations that have told since what they hold: orders that were sent, and what became of them, after the backup.
CREATE TABLE loa.restored_told (
  restored bigint NOT NULL REFERENCES loa.restored,
  station text NOT NULL REFERENCES loa.station,
  PRIMARY KEY (restored, station)
);

-- Up to which line the copy of a history was let go of, and the hash of that line: what remains follows it, and proves
-- itself from there.
CREATE TABLE loa.removed_lines (
  history bigint NOT NULL REFERENCES loa.history,
  up_to bigint NOT NULL,
  hash bytea NOT NULL,
  -- Of the line.
  at bigint NOT NULL,
  removed_at bigint NOT NULL,
  PRIMARY KEY (history, up_to)
);
CREATE TRIGGER removed_lines_is_not_altered BEFORE UPDATE OR DELETE ON loa.removed_lines
  FOR EACH ROW EXECUTE FUNCTION loa.append_only();
CREATE TRIGGER removed_lines_are_not_emptied BEFORE TRUNCATE ON loa.removed_lines
  FOR EACH STATEMENT EXECUTE FUNCTION loa.append_only();

-- A line may go where it was written down before that it goes; none is ever altered.
CREATE FUNCTION loa.line_may_go() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
  IF EXISTS (SELECT FROM loa.removed_lines WHERE history = OLD.history AND up_to >= OLD.seq) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'append-only';
END $$;
DROP TRIGGER line_is_not_altered ON loa.line;
CREATE TRIGGER line_is_not_altered BEFORE UPDATE ON loa.line
  FOR EACH ROW EXECUTE FUNCTION loa.append_only();
CREATE TRIGGER line_does_not_go BEFORE DELETE ON loa.line
  FOR EACH ROW EXECUTE FUNCTION loa.line_may_go();
