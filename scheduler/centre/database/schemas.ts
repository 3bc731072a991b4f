/** The ledger's own; another program's may lie beside it in one database. */
export const ledgerSchema = 'loa';
/** pg-boss makes it, and brings it up to its own version under its own lock (centre/jobs). */
export const jobsSchema = 'loa_viec';
