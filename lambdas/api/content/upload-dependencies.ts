import type { ContainerStore } from '../../model/containers/ports.ts';
import type { ContentDependencies } from '../../model/content/content.ts';
import type { ObjectStore, ResourceStore } from '../../model/resources/ports.ts';

/** The dependencies of both versions of the upload. */
export interface UploadDependencies extends ContentDependencies {
  readonly resources: ResourceStore;
  readonly objects: ObjectStore;
  readonly containers: Pick<ContainerStore, 'find'>;
  readonly baseUrl: string;
  /** The largest file that a request may bring. */
  readonly maximumBytes: number;
}
