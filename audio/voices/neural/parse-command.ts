import { VoiceError } from '../voice.ts';

export const mendCommand =
  'Đặt LOA_NEURAL_COMMAND là một mảng JSON gồm chương trình và tham số, ví dụ ["piper","--model","vi.onnx","--output_file","-"]: chương trình đọc mỗi câu một dòng ở đầu vào chuẩn, ghi mỗi câu một WAV ra đầu ra chuẩn.';

export type Command = readonly [string, ...string[]];

/** `["piper","--model","a b.onnx"]` as program and arguments; an array, so that no shell and no quoting rule is needed. */
export function parseNeuralCommand(text: string): Command {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (Array.isArray(value) && value.every((part) => typeof part === 'string')) {
    const [program, ...rest] = value;
    if (program !== undefined && program !== '') {
      return [program, ...rest];
    }
  }
  throw new VoiceError(
    'voice-missing',
    `ward.yaml chọn giọng "neural" nhưng LOA_NEURAL_COMMAND không đọc được. ${mendCommand}`,
  );
}
