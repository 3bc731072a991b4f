/** All of it at once, for as long as it lasts. */
export const attackOf = {
  wrongSignInsPerSecond: 500,
  idleConnections: 2000,
  /** At any time so many are being sent. */
  bigBodies: 4,
  bigBodyBytes: 100 * 1024 * 1024,
  slowReaders: 50,
} as const;
