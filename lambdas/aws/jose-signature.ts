const COORDINATE_BYTES = 32;
const INTEGER = 0x02;

/**
 * Converts a P-256 signature to the format of JWS (RFC 7518 section 3.4: r and s, 32 bytes each) from KMS's DER
 * (RFC 3279 section 2.2.3: a sequence of two integers). Throws for anything else.
 */
export function joseSignature(der: Uint8Array): Buffer {
  // A P-256 signature has at most 72 bytes, so every length fits one byte: sequence, length, r, s.
  const r = readInteger(der, 2);
  const s = readInteger(der, r.end);
  if (der[0] !== 0x30 || der[1] !== der.length - 2 || s.end !== der.length) {
    throw new Error('The signature is not a DER sequence of two integers.');
  }
  return Buffer.concat([fixedLength(r.bytes), fixedLength(s.bytes)]);
}

function readInteger(der: Uint8Array, offset: number): { bytes: Uint8Array; end: number } {
  const length = der[offset + 1];
  if (der[offset] !== INTEGER || length === undefined || length === 0) {
    throw new Error('The signature holds something other than two integers.');
  }
  const end = offset + 2 + length;
  return { bytes: der.subarray(offset + 2, end), end };
}

/** DER integers are signed and as short as can be: drop the sign's zero, pad on the left. */
function fixedLength(integer: Uint8Array): Buffer {
  const significant = integer[0] === 0 ? integer.subarray(1) : integer;
  if (significant.length > COORDINATE_BYTES) throw new Error('The signature is not one of P-256.');
  const padded = Buffer.alloc(COORDINATE_BYTES);
  padded.set(significant, COORDINATE_BYTES - significant.length);
  return padded;
}
