/** A CloudFormation template, as far as it is read here. */
export interface Template {
  readonly Resources?: Readonly<Record<string, StackResource>>;
}

export interface StackResource {
  readonly Type: string;
  readonly Properties?: Properties;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

// biome-ignore lint/suspicious/noExplicitAny: a template's properties have the shapes of a hundred services
export type Properties = Readonly<Record<string, any>>;
