import type { CatalogueStore } from '../../model/catalogue/ports.ts';
import type { ContainerStore } from '../../model/containers/ports.ts';
import type { HashKey } from '../../model/resources/keyed-id.ts';
import type { ObjectStore, ResourceStore } from '../../model/resources/ports.ts';
import type { Reconciler } from '../../model/resources/reconciler.ts';
import type { ReservationRules } from '../../model/resources/reservation.ts';

/** The dependencies of the handlers that change the catalogue. */
export interface CatalogueDependencies {
  readonly catalogue: CatalogueStore;
  readonly resources: ResourceStore;
  readonly objects: ObjectStore;
  readonly reconciler: Reconciler;
  readonly containers: Pick<ContainerStore, 'find'>;
  /** The key of the hash that makes ids; it never changes. */
  readonly idKey: () => Promise<HashKey>;
  readonly baseUrl: string;
  readonly rules: ReservationRules;
  readonly rememberedDays: number;
  /** The largest file that a form may bring. */
  readonly maximumFileBytes: number;
  readonly now: () => number;
  readonly newId: () => string;
}
