/** A page that uploads files with Uppy, and goes on with them when it is opened again. The test reads `progress`. */
import AwsS3 from '@uppy/aws-s3';
import Uppy from '@uppy/core';
import GoldenRetriever from '@uppy/golden-retriever';

const { baseUrl, token, keptBytes } = globalThis.settings;
const MEBIBYTE = 1024 ** 2;

const progress = { isKept: false, isRestored: false, isGhost: false, parts: [], uploaded: null, error: null };
globalThis.progress = progress;

async function post(path, body) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(baseUrl + path, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error.message);
  return answer;
}

/** What Uppy says to a developer tells when the file's bytes are kept. */
const logger = {
  debug: (...words) => {
    if (words.join(' ').includes('Added 1 blobs')) progress.isKept = true;
  },
  warn: console.warn,
  error: console.error,
};

const uppy = new Uppy({ logger });
uppy.use(GoldenRetriever, { indexedDB: { maxFileSize: keptBytes } });
uppy.use(AwsS3, {
  shouldUseMultipart: true,
  generateObjectKey: (file) => file.meta.resourceId,
  getChunkSize: ({ size }) => Math.max(5, Math.ceil(size / 1000 / MEBIBYTE)) * MEBIBYTE,
  signRequest: (request) => {
    // The test stops the page while this part waits.
    if (request.partNumber > globalThis.lastPart) return new Promise(() => {});
    return post('/v1/uploads/sign', request);
  },
});

uppy.addPreProcessor(async (ids) => {
  for (const file of uppy.getFilesByIds(ids).filter(({ meta }) => !meta.resourceId)) {
    const { id } = await post('/v1/resources', {
      file_name: file.name,
      mime_type: file.type,
      mode: 'persistent_reference',
      upload: 'multipart',
      size: file.size,
    });
    uppy.setFileMeta(file.id, { resourceId: id });
  }
});

uppy.on('restored', () => {
  progress.isRestored = true;
  progress.isGhost = uppy.getFiles().some((file) => file.isGhost);
  if (!progress.isGhost) uppy.emit('restore-confirmed');
});
uppy.on('s3-multipart:part-uploaded', (_, { PartNumber }) => progress.parts.push(PartNumber));
uppy.on('upload-success', (file, { body }) => {
  progress.uploaded = { id: file.meta.resourceId, key: body.key };
});
uppy.on('upload-error', (_, error) => {
  progress.error = String(error);
});

document.querySelector('input').addEventListener('change', ({ target }) => {
  const [file] = target.files;
  uppy.addFile({ name: file.name, type: 'application/octet-stream', data: file });
  if (uppy.getState().recoveredState) uppy.emit('restore-confirmed');
  else uppy.upload();
});
