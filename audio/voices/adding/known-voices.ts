import { readTable } from '../../tables/read-table.ts';

export interface KnownVoice {
  /** Its model's file, without `.onnx`. */
  readonly name: string;
  readonly where: string;
  /** Of the model as its publisher gives it; '' where nobody here could see it: a digest is never made up. */
  readonly sha256: string;
  readonly modelLicence: string;
  readonly dataLicence: string;
  /** Vietnamese. */
  readonly doubt: string;
}

/** audio/tables/known-voices.tsv. */
export const knownVoices: readonly KnownVoice[] = readTable('known-voices').map(
  ([name = '', where = '', sha256 = '', modelLicence = '', dataLicence = '', doubt = '']) => ({
    ...{ name, where, sha256, modelLicence, dataLicence, doubt },
  }),
);
