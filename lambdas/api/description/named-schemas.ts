import type * as v from 'valibot';
import { change, changeForm, newEntryForm } from '../catalogue/entry-contents.ts';
import { newEntry, placedEntry } from '../catalogue/entry-request.ts';
import { entryListSchema, entrySchema } from '../catalogue/entry-schema.ts';
import {
  cloneRequestSchema,
  containerChangeSchema,
  newContainerSchema,
} from '../containers/container-request.ts';
import { lockedSchema } from '../containers/operation-parts.ts';
import * as containers from '../containers/response-schemas.ts';
import * as content from '../content/content-schema.ts';
import { contentUpdate } from '../content/update-operation.ts';
import { contentUploadV1 } from '../content/upload-v1-operation.ts';
import { contentUpload } from '../content/upload-v2-operation.ts';
import { linksSchema } from '../documentation/operations.ts';
import { authorizationServerSchema } from '../oauth/authorization-server-operation.ts';
import { tokenSchema } from '../oauth/issue-token-operation.ts';
import { keySetSchema } from '../oauth/key-set-operation.ts';
import { tokenRequestSchema } from '../oauth/token-request.ts';
import { signedUploadSchema } from '../resource-manager/change-operations.ts';
import {
  reservationSchema,
  signedFormSchema,
  signedRequestSchema,
} from '../resource-manager/create-response.ts';
import { resolvedSchema } from '../resource-manager/read-operations.ts';
import { reservationSchema as reservationRequestSchema } from '../resource-manager/reservation-request.ts';
import { resourceListSchema, resourceSchema } from '../resource-manager/resource-schema.ts';
import { signRequestSchema } from '../resource-manager/sign-request.ts';
import { updateRequestSchema } from '../resource-manager/update-request.ts';
import { usageSchema } from '../resource-manager/usage-response.ts';
import { errorSchemas } from '../serving/error-schemas.ts';
import { statusSchema, unavailableSchema } from '../status/status-response.ts';
import { eventSchema } from '../webhooks/event-schema.ts';
import { publicNewWebhook, publicWebhookChange } from '../webhooks/operations.ts';
import * as webhooks from '../webhooks/response-schemas.ts';

/** The schemas that have a name in the description: clients get a type of each. */
export const namedSchemas: Readonly<Record<string, v.GenericSchema>> = {
  TokenRequest: tokenRequestSchema,
  Token: tokenSchema,
  KeySet: keySetSchema,
  AuthorizationServer: authorizationServerSchema,
  OauthError: errorSchemas.oauth,

  ReservationRequest: reservationRequestSchema,
  Reservation: reservationSchema,
  SignedForm: signedFormSchema,
  SignedRequest: signedRequestSchema,
  SignRequest: signRequestSchema,
  SignedUpload: signedUploadSchema,
  ResolvedReference: resolvedSchema,
  Resource: resourceSchema,
  ResourcePage: resourceListSchema,
  ResourceChange: updateRequestSchema,
  Usage: usageSchema,
  NewWebhook: publicNewWebhook,
  WebhookChange: publicWebhookChange,
  Webhook: webhooks.webhookSchema,
  CreatedWebhook: webhooks.createdWebhookSchema,
  ChangedWebhook: webhooks.changedWebhookSchema,
  WebhookList: webhooks.webhookListSchema,
  Delivery: webhooks.deliverySchema,
  DeliveryPage: webhooks.deliveryPageSchema,
  EventMessage: eventSchema,
  ResourceManagerError: errorSchemas['resource-manager'],

  ContentUploadV1: contentUploadV1,
  ContentUpload: contentUpload,
  ContentUpdate: contentUpdate,
  Content: content.describedContent,
  LocatedContent: content.locatedContent,
  DeletedContent: content.deletedContent,
  ContentError: errorSchemas.content,

  NewEntry: newEntry,
  NewEntryForm: newEntryForm,
  PlacedEntry: placedEntry,
  EntryChange: change,
  EntryChangeForm: changeForm,
  Entry: entrySchema,
  EntryList: entryListSchema,
  CatalogueError: errorSchemas.catalogue,

  NewContainer: newContainerSchema,
  ContainerChange: containerChangeSchema,
  CloneRequest: cloneRequestSchema,
  Container: containers.containerSchema,
  CreatedContainer: containers.createdContainerSchema,
  ContainerPage: containers.containerPageSchema,
  ContainerResource: containers.memberSchema,
  ContainerResourcePage: containers.memberPageSchema,
  Clone: containers.cloneSchema,
  CloneProgress: containers.progressSchema,
  LockedError: lockedSchema,
  ContainersError: errorSchemas.containers,

  Links: linksSchema,
  Status: statusSchema,
  Unavailable: unavailableSchema,
};
