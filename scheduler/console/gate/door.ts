/** An address at which the console is open to other machines. */
export interface Door {
  /** `https://10.0.0.5:4343/dai/` */
  readonly url: string;
  /** SHA-256 of its certificate, as a browser shows it: `AB:CD:…` */
  readonly fingerprint: string;
  /** Whether this program made the certificate: browsers ask at the first visit, and the fingerprint is what to compare. */
  readonly ownCertificate: boolean;
}
