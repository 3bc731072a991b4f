-- Files that no order needs any more are let go of: what went, and when.
CREATE TABLE loa.removed_files (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at bigint NOT NULL,
  files integer NOT NULL,
  bytes bigint NOT NULL
);
