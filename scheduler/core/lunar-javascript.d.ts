// The package ships no types; these are the parts that lunar.ts uses.
declare module 'lunar-javascript' {
  export const ShouXingUtil: {
    /** When the moon stands `angle` radians east of the sun: Julian centuries of TT from J2000. */
    msaLonT(angle: number): number;
    /** When the sun's apparent longitude is `angle` radians: Julian centuries of TT from J2000. */
    saLonT(angle: number): number;
    /** TT − UT in days, `days` after J2000. */
    dtT(days: number): number;
  };
}
