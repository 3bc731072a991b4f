// In the place of a voice's process: it hangs at "treo", ends at "chết", and says a tone for all else.
process.on('message', ({ text }) => {
  if (text.startsWith('chết')) process.exit(1);
  if (text.startsWith('treo')) return;
  const samples = Int16Array.from({ length: 9000 }, (_, at) => 9000 * Math.sin(at / 20));
  process.send({ samples, sampleRateHz: 22_050 });
});
process.on('disconnect', () => process.exit(0));
process.send({ ready: true });
