/** A picture of four by three pixels. */
export const PICTURE = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAEElEQVR42mNQaEiAIwacHADnJwwB0MQmQgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

/** A tone of a tenth of a second (RIFF, PCM). */
export const RECORDING = recording();

function recording(): Uint8Array<ArrayBuffer> {
  const [rate, samples] = [8000, 800];
  const bytes = Buffer.alloc(44 + samples * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + samples * 2, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(rate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index += 1)
    bytes.writeInt16LE(Math.round(Math.sin(index / 3) * 20_000), 44 + index * 2);
  return new Uint8Array(bytes);
}

/** A page with two words. */
export const DOCUMENT = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>endobj
4 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
5 0 obj<</Length 45>>stream
BT /F 24 Tf 20 100 Td (Hello, world) Tj ET   
endstream endobj
trailer<</Root 1 0 R>>
`;
