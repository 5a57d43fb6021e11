/**
 * Runs the index of objects in its own thread, since a commit waits for the disk. Its options are `IndexThreadOptions`.
 */
import path from 'node:path';
import { GroupCommit } from '../../../database/group-commit.ts';
import { isDamage } from '../../../database/open-database.ts';
import { type Service, serveCalls } from '../../../database/serve-calls.ts';
import { type Content, isDeleteMarker } from '../stored-object.ts';
import { ContentFiles } from './content-files.ts';
import { ContentRows } from './content-rows.ts';
import {
  DATA,
  type IndexFunctions,
  type IndexReport,
  type IndexThreadOptions,
  type VersionWithContent,
} from './functions.ts';
import { brokenIndex, openIndex } from './index-file.ts';
import { abortUpload, type Change, completeUpload } from './multipart.ts';
import { NewFiles } from './new-files.ts';
import { abortUploads, sweepStep } from './sweep.ts';
import { UploadRows } from './upload-rows.ts';
import { VersionRows } from './version-rows.ts';

async function open({
  directory,
  lifecycle,
}: IndexThreadOptions): Promise<Service<IndexFunctions, IndexReport>> {
  const { database, setAside } = openIndex(directory);
  const group = new GroupCommit(database, () => {});
  const contents = new ContentRows(database);
  const versions = new VersionRows(database, contents);
  const uploads = new UploadRows(database, contents);
  const rows = { uploads, versions, contents };
  const newFiles = new NewFiles(path.join(directory, DATA));
  const files = new ContentFiles(path.join(directory, DATA));
  const reading = async <Result>(read: () => Result): Promise<Result> => {
    try {
      return await group.answered(read);
    } catch (error) {
      throw isDamage(error) ? new Error(brokenIndex(directory, String(error))) : error;
    }
  };
  const changing = <Result>(change: () => Result): Promise<Result> =>
    reading(() => {
      group.begin();
      return change();
    });
  /** A file is on the disk before the index names it. */
  const storing = async <Result>(content: Content, add: () => Promise<Result>): Promise<Result> => {
    if ('file' in content) await newFiles.stored(content.file);
    const result = await add();
    giveBack(content);
    return result;
  };
  /** A file is removed once the index without it is on the disk. */
  const removing = async <Result>(remove: () => Change<Result>): Promise<Result> => {
    const { result, unneeded } = await changing(remove);
    await files.remove(unneeded);
    return result;
  };
  return {
    report: { setAside },
    functions: {
      find: (key, versionId) => reading(() => versions.find(key, versionId)),
      read: (key, versionId) =>
        reading(() => {
          const found = versions.read(key, versionId);
          if (found !== undefined) files.keep(filesOf(found));
          return found;
        }),
      release: (released) => files.release(released),
      list: (prefix, after, most) => reading(() => versions.list(prefix, after, most)),
      appendToFile: (name, bytes, algorithms) => newFiles.append(name, bytes, algorithms),
      endFile: (name) => newFiles.end(name),
      discardFile: (name) => newFiles.discard(name),
      put: (object, content, onlyNew) =>
        storing(content, () =>
          changing(() => {
            if (onlyNew && versions.holdsObject(object.key)) return undefined;
            return versions.add(object, contents.add(object.size, content));
          }),
        ),
      copy: (copy) => changing(() => versions.copy(copy)),
      replaceTags: (key, versionId, tags) =>
        changing(() => {
          const version = versions.find(key, versionId);
          if (version !== undefined && !isDeleteMarker(version)) versions.replaceTags(version, tags);
          return version;
        }),
      addDeleteMarker: (key, now) => changing(() => versions.addDeleteMarker(key, now)),
      remove: (key, versionId) =>
        removing(() => ({
          result: versions.find(key, versionId),
          unneeded: versions.remove({ key, versionId }),
        })),
      addUpload: (upload) => changing(() => uploads.add(upload)),
      findUpload: (name) => reading(() => uploads.find(name)),
      putPart: (name, part, content) =>
        storing(content, () =>
          removing(() => {
            if (uploads.find(name) === undefined) return { result: undefined, unneeded: [] };
            const unneeded = uploads.putPart(name.uploadId, part, contents.add(part.size, content));
            return { result: part, unneeded };
          }),
        ),
      listParts: (name, after, most) =>
        reading(() =>
          uploads.find(name) === undefined ? undefined : uploads.parts(name.uploadId, after, most),
        ),
      completeUpload: (completion) => removing(() => completeUpload(rows, completion)),
      abortUpload: (name) => removing(() => abortUpload(rows, name)),
      abortUploads: (now) => removing(() => abortUploads(rows, lifecycle, now)),
      pendingEvents: () => reading(() => versions.pendingEvents()),
      confirmEvents: (objects) =>
        changing(() => {
          for (const object of objects) versions.confirmEvent(object);
        }),
      sweep: (now, after) => removing(() => sweepStep(versions, lifecycle, now, after)),
    },
    transferred: bytesOf,
    async close() {
      await group.settled();
      await newFiles.close();
      database.close();
    },
  };
}

function filesOf(found: VersionWithContent): string[] {
  if (isDeleteMarker(found)) return [];
  return found.segments.flatMap(({ content }) => ('file' in content ? [content.file] : []));
}

/** Frees the memory of a content at once, before garbage collection. */
function giveBack(content: Content): void {
  if ('bytes' in content) content.bytes.buffer.transfer(0);
}

/** The bytes of an object that is read, or memory that is given back. */
function bytesOf(result: ReturnType<IndexFunctions[keyof IndexFunctions]>): ArrayBuffer[] {
  if (result instanceof ArrayBuffer) return [result];
  if (typeof result !== 'object' || !('segments' in result)) return [];
  return result.segments.flatMap(({ content }) => ('bytes' in content ? [content.bytes.buffer] : []));
}

serveCalls(open);
