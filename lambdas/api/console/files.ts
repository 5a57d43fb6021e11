import { builtFiles } from 'resource-manager-console/files';

/** The files of the console. Bundles have the same instead of this module (lib/bundles.ts). */
export default await builtFiles();
