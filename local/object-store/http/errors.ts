/**
 * S3's refusal of a request: HTTP status, error code, message, further elements of the error document and headers of
 * the answer.
 */
export class S3Error extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    details: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.headers = headers;
  }
}

export function accessDenied(
  message = 'Access Denied',
  details: Readonly<Record<string, string>> = {},
): S3Error {
  return new S3Error(403, 'AccessDenied', message, details);
}

export function invalidArgument(name: string, value: string, message: string): S3Error {
  return new S3Error(400, 'InvalidArgument', message, { ArgumentName: name, ArgumentValue: value });
}

export function invalidRequest(message: string): S3Error {
  return new S3Error(400, 'InvalidRequest', message);
}

export function noSuchKey(key: string, headers: Readonly<Record<string, string>> = {}): S3Error {
  return new S3Error(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key }, headers);
}

export function noSuchBucket(bucket: string): S3Error {
  return new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist', { BucketName: bucket });
}

/** The refusal of S3's features that this store lacks. */
export function notImplemented(name: string): S3Error {
  return new S3Error(
    501,
    'NotImplemented',
    'What you asked for implies functionality that is not implemented',
    {
      Header: name,
    },
  );
}

export function invalidUri(): S3Error {
  return new S3Error(400, 'InvalidURI', "Couldn't parse the specified URI.");
}

export function invalidToken(): S3Error {
  return new S3Error(400, 'InvalidToken', 'The provided token is malformed or otherwise invalid.');
}

export function invalidAccessKeyId(accessKeyId: string): S3Error {
  const message = 'The AWS Access Key Id you provided does not exist in our records.';
  return new S3Error(403, 'InvalidAccessKeyId', message, { AWSAccessKeyId: accessKeyId });
}

export function signatureDoesNotMatch(): S3Error {
  const message =
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
  return new S3Error(403, 'SignatureDoesNotMatch', message);
}

export function malformedPost(): S3Error {
  const message = 'The body of your POST request is not well-formed multipart/form-data.';
  return new S3Error(400, 'MalformedPOSTRequest', message);
}

export function missingContentLength(): S3Error {
  return new S3Error(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.');
}

export function entityTooLarge(maximumBytes: number): S3Error {
  const message = 'Your proposed upload exceeds the maximum allowed size';
  return new S3Error(400, 'EntityTooLarge', message, { MaxSizeAllowed: String(maximumBytes) });
}

export function contentHashMismatch(): S3Error {
  const message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
  return new S3Error(400, 'XAmzContentSHA256Mismatch', message);
}

export function malformedXml(): S3Error {
  const message = 'The XML you provided was not well-formed or did not validate against our published schema';
  return new S3Error(400, 'MalformedXML', message);
}

export function incompleteBody(): S3Error {
  const message = 'You did not provide the number of bytes specified by the Content-Length HTTP header';
  return new S3Error(400, 'IncompleteBody', message);
}

export function internalError(): S3Error {
  return new S3Error(500, 'InternalError', 'We encountered an internal error. Please try again.');
}

export function noSuchUpload(uploadId: string): S3Error {
  const message =
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.';
  return new S3Error(404, 'NoSuchUpload', message, { UploadId: uploadId });
}
