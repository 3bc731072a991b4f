/** How the line of one address is, both ways. */
export interface LineState {
  readonly isUp: boolean;
  /** Of packets, 0 to 1, each way. */
  readonly lossPart: number;
  /** Each way, ms. */
  readonly delayMs: number;
}

export interface WireOrder {
  readonly seed?: number;
  readonly address?: string;
  readonly state?: LineState;
}
