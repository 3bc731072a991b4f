-- Who may do what at the centre, and for which part of the tree.

CREATE TABLE loa.account (
  -- The name one signs in by. A removed account keeps its row: its name stands among the acts, and nobody else may ever have it.
  account text PRIMARY KEY,
  name text NOT NULL,
  password text,
  state text NOT NULL CHECK (state IN ('active', 'disabled', 'removed')),
  made_at bigint NOT NULL,
  made_by text NOT NULL,
  signed_in_at bigint,
  -- Of an authenticator app; the half minute of the last code that was taken, so that none is right twice.
  code_secret text,
  code_step bigint NOT NULL DEFAULT 0
);

-- No place: everywhere.
CREATE TABLE loa.account_role (
  account text NOT NULL REFERENCES loa.account,
  role text NOT NULL CHECK (role IN ('viewer', 'sender', 'emergency', 'admin')),
  place bigint REFERENCES loa.place,
  UNIQUE NULLS NOT DISTINCT (account, role, place)
);

CREATE TABLE loa.recovery_code (
  account text NOT NULL REFERENCES loa.account,
  code_hash bytea NOT NULL,
  PRIMARY KEY (account, code_hash)
);

-- A code of one use that makes an account, or gives one a new password.
CREATE TABLE loa.account_invitation (
  code_hash bytea PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('first', 'invite', 'reset')),
  -- Whose password is made anew.
  account text REFERENCES loa.account,
  name text NOT NULL DEFAULT '',
  -- As in account_role: [{"role": "viewer", "place": 3}].
  roles jsonb NOT NULL DEFAULT '[]',
  made_by text NOT NULL,
  made_at bigint NOT NULL,
  ends_at bigint NOT NULL,
  CHECK ((kind = 'reset') = (account IS NOT NULL))
);

-- The password was right, the second step is to come.
CREATE TABLE loa.half_sign_in (
  hash text PRIMARY KEY,
  account text NOT NULL REFERENCES loa.account,
  made_at bigint NOT NULL,
  tries integer NOT NULL DEFAULT 0
);

-- Where somebody has signed in before: his browser, or the address. Strangers' tries don't slow him there.
CREATE TABLE loa.known_place (
  account text NOT NULL REFERENCES loa.account,
  place text NOT NULL,
  seen_at bigint NOT NULL,
  PRIMARY KEY (account, place)
);

-- Tries of passwords and codes: all processes of the centre count together.
CREATE TABLE loa.slow_down (
  lane text PRIMARY KEY,
  tries integer NOT NULL,
  at bigint NOT NULL,
  until_at bigint NOT NULL
);
CREATE INDEX slow_down_by_age ON loa.slow_down (at);

-- A form that acts is sent once: its number is entered together with what it does, and what came of it is shown to who sends it again.
CREATE TABLE loa.sent_form (
  form text PRIMARY KEY,
  at bigint NOT NULL,
  leads_to text NOT NULL
);
CREATE INDEX sent_form_by_age ON loa.sent_form (at);

-- No account: somebody let in by a code of the centre's machine.
ALTER TABLE loa.session
  ADD COLUMN account text REFERENCES loa.account,
  ADD COLUMN address text NOT NULL DEFAULT '',
  ADD COLUMN agent text NOT NULL DEFAULT '';
CREATE INDEX session_of_account ON loa.session (account);

-- Whose act it was, and which part of the tree it was about, so that who answers for that part alone reads it.
ALTER TABLE loa.act
  ADD COLUMN account text,
  ADD COLUMN place bigint REFERENCES loa.place;
CREATE INDEX act_by_time ON loa.act (at DESC, id DESC);

-- Whom to call where the line is down. A station's own messages change none of this.
ALTER TABLE loa.station ADD COLUMN phone text NOT NULL DEFAULT '';
ALTER TABLE loa.invitation ADD COLUMN phone text NOT NULL DEFAULT '';

-- What somebody is about to send: files wait in loa.blob, whom it is for is chosen step by step. It is gone once it is sent.
CREATE TABLE loa.draft (
  id text PRIMARY KEY,
  -- Whose it is: nobody else sees it. '' with a name: let in by a code.
  account text NOT NULL,
  name text NOT NULL,
  made_at bigint NOT NULL,
  content jsonb NOT NULL
);
CREATE TABLE loa.draft_blob (
  draft text NOT NULL REFERENCES loa.draft ON DELETE CASCADE,
  sha256 bytea NOT NULL REFERENCES loa.blob,
  PRIMARY KEY (draft, sha256)
);
CREATE INDEX draft_of_blob ON loa.draft_blob (sha256);
