// In the place of a voice's process, on a machine for which there is no engine.
process.send({ failure: 'no-engine', message: 'Could not find sherpa-onnx-node.' });
