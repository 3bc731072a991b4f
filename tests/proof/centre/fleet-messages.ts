// What the proof asks of a process of simulated stations, and what it hears.

export interface CentreAddress {
  /** Any of the centre's processes; stations are spread over them. */
  readonly urls: readonly string[];
  readonly centre: string;
  /** Raw, base64url. */
  readonly publicKey: string;
}

export interface Invited {
  readonly name: string;
  readonly code: string;
}

export type FleetOrder =
  | { readonly do: 'join'; readonly centre: CentreAddress; readonly invited: readonly Invited[] }
  /** Each says how it is, once, and sends what of its log is wanted. */
  | {
      readonly do: 'round';
      readonly airings: number;
      readonly from: number;
      readonly atOnce: number;
    }

  /** From now on each goes on talking by itself, with an open line. Its books stand in `folder`. */
  | { readonly do: 'live'; readonly folder: string }
  /** They fall silent. */
  | { readonly do: 'hush' }
  /** What became of an order at those that go on talking. */
  | { readonly do: 'receipts'; readonly order: string };

export interface FleetReport {
  /** When the order was there and proven, epoch ms, one for each station that has it. */
  readonly receivedAt?: readonly number[];
  readonly stations: number;
  /** Lines that are copied now and were not before. */
  readonly lines: number;
  /** What went wrong, by code. */
  readonly failures: Readonly<Record<string, number>>;
  /** Bodies of messages and answers; the headers of HTTP come to these. */
  readonly bytesUp: number;
  readonly bytesDown: number;
  /** Of each station's part, ms. */
  readonly tookMs: readonly number[];
}

export interface FleetQuestion {
  readonly id: number;
  readonly order: FleetOrder;
}

export interface FleetAnswer {
  readonly id: number;
  readonly report?: FleetReport;
  readonly error?: string;
}
