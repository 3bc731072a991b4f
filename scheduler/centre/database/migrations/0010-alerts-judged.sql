-- Which part of an alert an emergency was made of; null: not of one, or made before this was written.
ALTER TABLE loa.emergency ADD COLUMN cap_part integer;

-- Why an alert only waits, or came to nothing; Vietnamese. Null: its own page says it, from the alert itself.
ALTER TABLE loa.cap_alert ADD COLUMN state_why text;

ALTER TABLE loa.cap_alert DROP CONSTRAINT cap_alert_state_check;
ALTER TABLE loa.cap_alert ADD CONSTRAINT cap_alert_state_check CHECK (state IN
  ('waiting', 'sent', 'not-for-air', 'dismissed', 'superseded', 'cancelled', 'nothing-to-do'));
