import { ChartColumn, Files as FilesIcon, FolderOpen, Webhook } from 'lucide-preact';
import type { ComponentType } from 'preact';
import { Containers } from './containers/containers.tsx';
import { Files } from './resources/files.tsx';
import { Usage } from './usage/usage.tsx';
import { Webhooks } from './webhooks/webhooks.tsx';

export interface View {
  /** The first part of its path. */
  readonly name: string;
  readonly label: string;
  readonly Icon: typeof FilesIcon;
  readonly Content: ComponentType;
}

/** The views of the console in the order of the navigation; the first one is shown at first. */
export const views: readonly [View, ...View[]] = [
  { name: 'files', label: 'Files', Icon: FilesIcon, Content: Files },
  { name: 'containers', label: 'Containers', Icon: FolderOpen, Content: Containers },
  { name: 'webhooks', label: 'Webhooks', Icon: Webhook, Content: Webhooks },
  { name: 'usage', label: 'Usage', Icon: ChartColumn, Content: Usage },
];
