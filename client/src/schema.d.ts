// Made from the API's description by `npm run generate -w client`.
export interface paths {
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get an access token
         * @description The client credentials grant and the resource owner's password grant (RFC 6749 sections 4.3 and 4.4). The client sends its id and secret in the body, or with HTTP Basic.
         */
        post: operations["issue-token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the key set
         * @description The public keys of all access tokens that are accepted (RFC 7517 section 5).
         */
        get: operations["key-set"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/oauth-authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the metadata of the token endpoint
         * @description What OAuth clients can find out about this service (RFC 8414).
         */
        get: operations["authorization-server"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your uploads
         * @description Your live uploads, and those in parts under way, the newest first. Filters, search and order can be combined. A page may be short and still have a cursor, and lists follow changes a moment later.
         */
        get: operations["list-resources"];
        put?: never;
        /**
         * Ask for an upload
         * @description Answers with a form that takes one file of this type, straight to the bucket, within an hour. With `"upload": "multipart"` and a `size`, the file comes in parts instead: `signed_request` opens its upload, and `POST /v1/uploads/sign` signs what follows. A request with an `Idempotency-Key` may be repeated.
         */
        post: operations["create-resource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/resources/{ref}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Resolve a reference
         * @description Gives the URL of one of your resources, which needs no credentials.
         */
        get: operations["resolve-reference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/resources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a file
         * @description The public URL of a resource, which redirects to a signed link that is valid for minutes.
         */
        get: operations["download-resource"];
        put?: never;
        post?: never;
        /**
         * Delete a resource
         * @description Deletes your resource and its file: every URL of it stops working at once. May be repeated.
         */
        delete: operations["delete-resource"];
        options?: never;
        head?: never;
        /**
         * Change a resource
         * @description Changes the fields that are sent: the name, the end, the container or the tags of your uploaded resource. An end is given by `expire`, in seconds from now, or by `expires_at`.
         */
        patch: operations["update-resource"];
        trace?: never;
    };
    "/v1/resources/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the status of a resource
         * @description What is known of your resource, also after its end, for as long as it is remembered.
         */
        get: operations["resource-status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get your usage
         * @description How many files you have and their bytes, by the day of their upload and by media type. Days without files are left out, and the counts follow the files a moment later.
         */
        get: operations["get-usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign one request of an upload
         * @description Serves `signRequest` of `@uppy/aws-s3`, and any other client. Without `uploadId`: `POST` opens an upload in parts, and `PUT` asks for the form of a file in one request. With it: `PUT` and `partNumber` send a part, `GET` lists those stored, `POST` completes the upload, and `DELETE` gives it up.
         */
        post: operations["sign-upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your webhooks
         * @description All webhooks of the account, the oldest first.
         */
        get: operations["list-webhooks"];
        put?: never;
        /**
         * Create a webhook
         * @description Sends events to an https address, signed by the rules of Standard Webhooks, at least once each. Only this answer shows the secret.
         */
        post: operations["create-webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a webhook
         * @description One of your webhooks.
         */
        get: operations["get-webhook"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook
         * @description Ends all deliveries to it.
         */
        delete: operations["delete-webhook"];
        options?: never;
        head?: never;
        /**
         * Change a webhook
         * @description Changes the fields that are sent. `rotate_secret` makes a new secret, which this answer shows; for a day, deliveries are signed with the old one as well. One that is enabled again gets the deliveries that it has missed.
         */
        patch: operations["update-webhook"];
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event
         * @description Sends an event to this webhook that nothing has caused.
         */
        post: operations["test-webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deliveries
         * @description What was sent to this webhook in the last 30 days and what came of it, the latest first.
         */
        get: operations["list-deliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{delivery}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery once more
         * @description Sends it again, with all retries, whatever its status.
         */
        post: operations["replay-delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List resources
         * @description The resources of your account, and those in all organizations and projects in which you have a role; an empty list where there are none.
         */
        get: operations["list-entries"];
        put?: never;
        /**
         * Create a resource
         * @description The file comes in a form, whose media type may be spelled `multipart/formdata`, or was uploaded before and is named by its URL or its `ref://`.
         */
        post: operations["create-entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization}/resources/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List resources in an organization
         * @description The resources in an organization in which you have a role; without one, an empty list.
         */
        get: operations["list-organization-entries"];
        put?: never;
        /**
         * Create a resource in an organization
         * @description The file comes in a form, whose media type may be spelled `multipart/formdata`, or was uploaded before and is named by its URL or its `ref://`. With its id, a resource that exists is put into this list as well, as it is. This needs the role of a contributor.
         */
        post: operations["create-organization-entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organizations/{organization}/project/{project}/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List resources in a project
         * @description The resources in a project in which you have a role; without one, an empty list.
         */
        get: operations["list-project-entries"];
        put?: never;
        /**
         * Create a resource in a project
         * @description The file comes in a form, whose media type may be spelled `multipart/formdata`, or was uploaded before and is named by its URL or its `ref://`. With its id, a resource that exists is put into this list as well, as it is. This needs the role of a contributor.
         */
        post: operations["create-project-entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a resource
         * @description What you may not see is answered as if it did not exist.
         */
        get: operations["get-entry"];
        /**
         * Change a resource, like PATCH
         * @description The same as PATCH, for clients that only know PUT: only what is sent changes, attributes one by one: null removes one. A file in a form takes the place of the old one. This needs the account of the resource, or the role of a manager where it is.
         */
        put: operations["put-entry"];
        post?: never;
        /**
         * Delete a resource
         * @description Deletes the resource and its file, and takes it out of every organization and project. This needs the account of the resource, or the role of a manager in one of them.
         */
        delete: operations["delete-entry"];
        options?: never;
        head?: never;
        /**
         * Change a resource
         * @description Only what is sent changes, attributes one by one: null removes one. A file in a form takes the place of the old one. This needs the account of the resource, or the role of a manager where it is.
         */
        patch: operations["update-entry"];
        trace?: never;
    };
    "/organizations/{organization}/resources/{id}/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a resource in an organization
         * @description What you may not see is answered as if it did not exist.
         */
        get: operations["get-organization-entry"];
        /**
         * Change a resource in an organization, like PATCH
         * @description The same as PATCH, for clients that only know PUT: only what is sent changes, attributes one by one: null removes one. A file in a form takes the place of the old one. This needs the account of the resource, or the role of a manager where it is.
         */
        put: operations["put-organization-entry"];
        post?: never;
        /**
         * Take a resource out of an organization
         * @description The resource stays in its account and in other lists. This needs its account, or the role of a manager here.
         */
        delete: operations["remove-organization-entry"];
        options?: never;
        head?: never;
        /**
         * Change a resource in an organization
         * @description Only what is sent changes, attributes one by one: null removes one. A file in a form takes the place of the old one. This needs the account of the resource, or the role of a manager where it is.
         */
        patch: operations["update-organization-entry"];
        trace?: never;
    };
    "/organizations/{organization}/project/{project}/resources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a resource in a project
         * @description What you may not see is answered as if it did not exist.
         */
        get: operations["get-project-entry"];
        /**
         * Change a resource in a project, like PATCH
         * @description The same as PATCH, for clients that only know PUT: only what is sent changes, attributes one by one: null removes one. A file in a form takes the place of the old one. This needs the account of the resource, or the role of a manager where it is.
         */
        put: operations["put-project-entry"];
        post?: never;
        /**
         * Take a resource out of a project
         * @description The resource stays in its account and in other lists. This needs its account, or the role of a manager here.
         */
        delete: operations["remove-project-entry"];
        options?: never;
        head?: never;
        /**
         * Change a resource in a project
         * @description Only what is sent changes, attributes one by one: null removes one. A file in a form takes the place of the old one. This needs the account of the resource, or the role of a manager where it is.
         */
        patch: operations["update-project-entry"];
        trace?: never;
    };
    "/cms/v1/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a media file (version 1)
         * @description The file is kept for 30 days. One that the account has already is answered like a new one, and is kept for as long again; it stays in its container, with its tags.
         */
        post: operations["upload-content-v1"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cms/v2/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Update the expiration date of a media file
         * @description Changes the date, the container or the tags: what is sent. Whatever is wrong with the request is answered with 404, too, with every reason.
         */
        put: operations["update-content"];
        /**
         * Upload a media file
         * @description The file is kept until the end of its expiration date, or for 30 days. One that the account has already is not kept again, and stays as it is.
         */
        post: operations["upload-content"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cms/v2/content/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get information about a media file
         * @description Any file of the account, whichever API it was uploaded with.
         */
        get: operations["get-content"];
        put?: never;
        post?: never;
        /**
         * Delete a media file
         * @description Its URL leads nowhere from then on. A file that is gone already is answered with 404.
         */
        delete: operations["delete-content"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the links of this service
         * @description What this is, and where to go on: a page for browsers, and JSON for others.
         */
        get: operations["landing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the documentation
         * @description A page that renders this description, and tries it out.
         */
        get: operations["documentation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a file of the documentation
         * @description The program that the page of the documentation runs, compressed by gzip.
         */
        get: operations["documentation-file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get this description
         * @description The description of this API in OpenAPI 3.1.
         */
        get: operations["api-description"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the status of the service
         * @description Tells that the service runs. With `deep=true` it also reaches for the table and the bucket, which takes at most three seconds.
         */
        get: operations["status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/containers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the containers
         * @description The containers of the organization that match the tags and the name, the oldest first unless `sort` says otherwise. A page's `cursor` leads to the next one, with the rest of the query as it was.
         *
         *     The query string is one JSON object, percent-encoded, which OpenAPI cannot express: `x-json-query` has its schema.
         */
        get: operations["list-containers"];
        put?: never;
        /**
         * Create a container
         * @description Makes a named group of resources, in the organization of the credentials. A resource is put into it when it is uploaded or changed. Texts are trimmed, and names need not be unique.
         */
        post: operations["create-container"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/containers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a container
         * @description One container of the organization.
         */
        get: operations["get-container"];
        /**
         * Update a container
         * @description Changes the fields in the request. One that is left out keeps its value, and an empty one or null clears it. Ids and times are ignored, so that a container can be sent as it was got.
         */
        put: operations["update-container"];
        post?: never;
        /**
         * Delete a container
         * @description Deletes an empty container, or with `traverse=true` one with all resources in it. Nothing that a clone copies or makes can be deleted meanwhile.
         */
        delete: operations["delete-container"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/containers/{id}/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the resources in a container
         * @description The uploaded resources in a container that match the tags and the name, the oldest first unless `sort` says otherwise. A page's `cursor` leads to the next one, with the rest of the query as it was.
         *
         *     The query string is one JSON object, percent-encoded, which OpenAPI cannot express: `x-json-query` has its schema.
         */
        get: operations["list-container-resources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/containers/{id}/clone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the progress of a clone
         * @description The container's clone that is under way, or else how its last one ended.
         */
        get: operations["get-clone"];
        put?: never;
        /**
         * Start to clone a container
         * @description Copies a container and all resources in it, in the background; the copy shows once it is complete. An organization has one clone at a time.
         */
        post: operations["start-clone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        "oauth-error": {
            error: string;
            error_description: string;
        };
        "resource-manager-error": {
            error: {
                code: number;
                message: string;
                details: {
                    field: string;
                    message: string;
                }[];
            };
        };
        "catalogue-error": {
            [key: string]: string;
        };
        "containers-error": {
            error: {
                code: ("UnauthorizedError" | "server" | "request") | number;
                message: string;
            };
        };
        "content-error": {
            invalidReasons: string[];
            /** @constant */
            valid: false;
        };
        "list-containers-query": {
            /**
             * @description At least one of `any`, every one of `all`, and none of `none`.
             * @default {}
             */
            tags: {
                any?: string[];
                all?: string[];
                none?: string[];
            };
            /** @description The whole name, whatever its case and Unicode normalization. */
            name?: string;
            /** @default 0 */
            offset: ((number | string) | (string | number)) | number | string;
            /** @default 100 */
            limit: ((number | string) | (string | number)) | number | string;
            /** @description From an earlier answer, for what follows it. */
            cursor?: string;
            /**
             * @default createdAt
             * @enum {string}
             */
            sort: "name" | "-name" | "createdAt" | "-createdAt";
        };
        "list-container-resources-query": {
            /**
             * @description At least one of `any`, every one of `all`, and none of `none`.
             * @default {}
             */
            tags: {
                any?: string[];
                all?: string[];
                none?: string[];
            };
            /** @description The whole name, whatever its case and Unicode normalization. */
            name?: string;
            /** @default 0 */
            offset: ((number | string) | (string | number)) | number | string;
            /** @default 100 */
            limit: ((number | string) | (string | number)) | number | string;
            /** @description From an earlier answer, for what follows it. */
            cursor?: string;
            /**
             * @default createdAt
             * @enum {string}
             */
            sort: "name" | "-name" | "createdAt" | "-createdAt";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "issue-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "grant_type": "client_credentials",
                 *       "client_id": "acme-client",
                 *       "client_secret": "its secret"
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    /** @enum {string} */
                    grant_type: "client_credentials" | "password";
                    /** @description Unless HTTP Basic has it. */
                    client_id?: string;
                    /** @description Unless HTTP Basic has it. */
                    client_secret?: string;
                    /** @description Scopes separated by spaces; all of the client by default. */
                    scope?: string;
                    /** @description For the password grant. */
                    username?: string;
                    /** @description For the password grant. */
                    password?: string;
                };
                /**
                 * @example {
                 *       "grant_type": "client_credentials",
                 *       "client_id": "acme-client",
                 *       "client_secret": "its secret"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    grant_type: "client_credentials" | "password";
                    /** @description Unless HTTP Basic has it. */
                    client_id?: string;
                    /** @description Unless HTTP Basic has it. */
                    client_secret?: string;
                    /** @description Scopes separated by spaces; all of the client by default. */
                    scope?: string;
                    /** @description For the password grant. */
                    username?: string;
                    /** @description For the password grant. */
                    password?: string;
                };
            };
        };
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "access_token": "eyJ…",
                     *       "token_type": "Bearer",
                     *       "issued_at": "1769817600000",
                     *       "expires_in": "3600",
                     *       "scope": "resources:read resources:write"
                     *     }
                     */
                    "application/json": {
                        access_token: string;
                        /** @constant */
                        token_type: "Bearer";
                        /** @description Milliseconds since 1970. */
                        issued_at: string;
                        /** @description Seconds. */
                        expires_in: string;
                        scope: string;
                    };
                };
            };
            /**
             * @description grant_type is missing: client_credentials or password.
             *
             *     grant_type must be client_credentials or password.
             *
             *     The user is unknown or the password is wrong.
             *
             *     scope may hold only what the client is registered for: resources:read resources:write.
             */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["oauth-error"];
                };
            };
            /**
             * @description The client is unknown or its secret is wrong.
             *
             *     client_id and client_secret are needed, in the body or with HTTP Basic.
             */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["oauth-error"];
                };
            };
            /** @description The request body must be at most 16384 bytes long. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["oauth-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["oauth-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["oauth-error"];
                };
            };
        };
    };
    "key-set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key set. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "keys": [
                     *         {
                     *           "kid": "2026-01-31",
                     *           "kty": "EC",
                     *           "crv": "P-256",
                     *           "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
                     *           "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
                     *           "alg": "ES256",
                     *           "use": "sig"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        keys: {
                            kid: string;
                            /** @constant */
                            kty: "EC";
                            /** @constant */
                            crv: "P-256";
                            x: string;
                            y: string;
                            /** @constant */
                            alg: "ES256";
                            /** @constant */
                            use: "sig";
                        }[];
                    };
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["oauth-error"];
                };
            };
        };
    };
    "authorization-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metadata. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "issuer": "https://media.example",
                     *       "token_endpoint": "https://media.example/oauth/token",
                     *       "jwks_uri": "https://media.example/.well-known/jwks.json",
                     *       "scopes_supported": [
                     *         "resources:read",
                     *         "resources:write"
                     *       ],
                     *       "response_types_supported": [],
                     *       "grant_types_supported": [
                     *         "client_credentials",
                     *         "password"
                     *       ],
                     *       "token_endpoint_auth_methods_supported": [
                     *         "client_secret_basic",
                     *         "client_secret_post"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        issuer: string;
                        token_endpoint: string;
                        jwks_uri: string;
                        scopes_supported: string[];
                        response_types_supported: string[];
                        grant_types_supported: string[];
                        token_endpoint_auth_methods_supported: string[];
                    };
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["oauth-error"];
                };
            };
        };
    };
    "list-resources": {
        parameters: {
            query?: {
                status?: "uploading" | "available";
                /** @description Such as `image/png`, or `image/*` for any image. */
                mime_type?: string;
                container_id?: string;
                /** @description One that the resource has. */
                tag?: string;
                /** @description The first moment. */
                created_from?: string;
                /** @description The last moment. */
                created_until?: string;
                /** @description Words to search for. */
                q?: string;
                sort?: "created_at" | "-created_at" | "name" | "-name";
                /** @description How many items a page has at most. */
                limit?: number;
                /** @description Of an earlier answer. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description The next page, if there is one (RFC 8288). */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "resources": [
                     *         {
                     *           "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *           "status": "available",
                     *           "file_name": "hello.txt",
                     *           "mime_type": "text/plain",
                     *           "size": 13,
                     *           "etag": "a7966bf58e23583c9a5a4059383ff850",
                     *           "sha256": null,
                     *           "container_id": null,
                     *           "tags": [
                     *             "first"
                     *           ],
                     *           "created_at": "2026-01-31T12:00:00Z",
                     *           "uploaded_at": "2026-01-31T12:00:03Z",
                     *           "expires_at": null,
                     *           "uri": "ref://41aeae16-a8d9-4e9d-9909-13f17f54fe42"
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": {
                        resources: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            status: "reserved" | "uploading" | "available" | "expired" | "deleted";
                            file_name: string;
                            mime_type: string;
                            size: number | null;
                            etag: string | null;
                            sha256: string | null;
                            container_id: string | null;
                            tags: string[];
                            /** Format: date-time */
                            created_at: string;
                            uploaded_at: string | null;
                            expires_at: string | null;
                            /** @description A URL, or `ref://` and the id for a file that stays. */
                            uri: string;
                        }[];
                        cursor: string | null;
                    };
                };
            };
            /** @description limit: must be a whole number from 1 to 1000 */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "create-resource": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes one resource of a request that is sent again: visible ASCII characters of your choice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "file_name": "hello.txt",
                 *       "mime_type": "text/plain",
                 *       "mode": "persistent_reference",
                 *       "tags": [
                 *         "first"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description The name under which the file is saved, without spaces or control characters. */
                    file_name: string;
                    /** @description One of `application/pdf`, `application/msword`, `application/rtf`, `video/*`, `audio/*`, `image/*`, `text/markdown`, `text/rtf`, `text/plain`, `application/octet-stream`, in lower case, with a subtype in place of `*`. */
                    mime_type: string;
                    /** @enum {string} */
                    mode: "temporary_url" | "persistent_reference";
                    /**
                     * @description Seconds from now, as a number or its digits.
                     * @default 600
                     */
                    expire?: ((number | string) | (string | number)) | number | string;
                    container_id?: string | null;
                    /** @description Each counts once; null for none. */
                    tags?: string[] | null;
                    /**
                     * @default form
                     * @enum {string}
                     */
                    upload?: "form" | "multipart";
                    /** @description In bytes, of an upload in parts, which needs it; no other may have it. */
                    size?: number;
                    /** @description What the file must have, in hexadecimal or base64. Not for an upload in parts. */
                    sha256?: string;
                };
            };
        };
        responses: {
            /** @description The resource, and how to send its file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uri": "ref://41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "signed_request": {
                     *         "url": "https://bucket.s3.eu-central-1.amazonaws.com/",
                     *         "fields": {
                     *           "key": "resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42/s9o8ofxe",
                     *           "Content-Type": "text/plain",
                     *           "Policy": "eyJ…"
                     *         }
                     *       },
                     *       "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "expires_at": null,
                     *       "upload_expires_at": "2026-01-31T13:00:00Z"
                     *     }
                     */
                    "application/json": {
                        /** @description A URL, or `ref://` and the id for a file that stays. */
                        uri: string;
                        signed_request: ({
                            url: string;
                            fields: {
                                [key: string]: string;
                            };
                        } | {
                            method: string;
                            url: string;
                            headers: {
                                [key: string]: string;
                            };
                        }) | null;
                        /** Format: uuid */
                        id: string;
                        expires_at: string | null;
                        upload_expires_at: string | null;
                        /** @description Of each part but the last, in bytes. */
                        part_size?: number;
                        /** @description How many parts there are. */
                        parts?: number;
                    };
                };
            };
            /** @description mode: must be temporary_url or persistent_reference */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The time for the upload is over: ask for another one. */
            410: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The request body must be at most 65536 bytes long. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The Idempotency-Key was used for another request: use a new one. */
            422: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "resolve-reference": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a resource, or `ref://` and the id, encoded or not. */
                ref: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The URL. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "uri": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42"
                     *     }
                     */
                    "application/json": {
                        uri: string;
                    };
                };
            };
            /** @description ref: must be the id of a resource, or ref:// and the id */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description There is no such resource. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "download-resource": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a resource, a UUID. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The link. */
            302: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description The link to the file. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description There is no such resource. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The resource has expired or was deleted. */
            410: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "delete-resource": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a resource, a UUID. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description There is no such resource. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "update-resource": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a resource, a UUID. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "file_name": "greeting.txt",
                 *       "expire": 86400
                 *     }
                 */
                "application/json": {
                    /** @description The name under which the file is saved, without spaces or control characters. */
                    file_name?: string;
                    /** @description Seconds from now, as a number or its digits. */
                    expire?: ((number | string) | (string | number)) | number | string;
                    /** Format: date-time */
                    expires_at?: string;
                    container_id?: string | null;
                    /** @description Each counts once; null for none. */
                    tags?: string[] | null;
                };
            };
        };
        responses: {
            /** @description The resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "status": "available",
                     *       "file_name": "hello.txt",
                     *       "mime_type": "text/plain",
                     *       "size": 13,
                     *       "etag": "a7966bf58e23583c9a5a4059383ff850",
                     *       "sha256": null,
                     *       "container_id": null,
                     *       "tags": [
                     *         "first"
                     *       ],
                     *       "created_at": "2026-01-31T12:00:00Z",
                     *       "uploaded_at": "2026-01-31T12:00:03Z",
                     *       "expires_at": null,
                     *       "uri": "ref://41aeae16-a8d9-4e9d-9909-13f17f54fe42"
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "reserved" | "uploading" | "available" | "expired" | "deleted";
                        file_name: string;
                        mime_type: string;
                        size: number | null;
                        etag: string | null;
                        sha256: string | null;
                        container_id: string | null;
                        tags: string[];
                        /** Format: date-time */
                        created_at: string;
                        uploaded_at: string | null;
                        expires_at: string | null;
                        /** @description A URL, or `ref://` and the id for a file that stays. */
                        uri: string;
                    };
                };
            };
            /** @description expires_at: cannot go with expire: leave one out */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description There is no such resource. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The resource has expired or was deleted. */
            410: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The request body must be at most 65536 bytes long. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "resource-status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a resource, a UUID. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The status. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "status": "available",
                     *       "file_name": "hello.txt",
                     *       "mime_type": "text/plain",
                     *       "size": 13,
                     *       "etag": "a7966bf58e23583c9a5a4059383ff850",
                     *       "sha256": null,
                     *       "container_id": null,
                     *       "tags": [
                     *         "first"
                     *       ],
                     *       "created_at": "2026-01-31T12:00:00Z",
                     *       "uploaded_at": "2026-01-31T12:00:03Z",
                     *       "expires_at": null,
                     *       "uri": "ref://41aeae16-a8d9-4e9d-9909-13f17f54fe42"
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        status: "reserved" | "uploading" | "available" | "expired" | "deleted";
                        file_name: string;
                        mime_type: string;
                        size: number | null;
                        etag: string | null;
                        sha256: string | null;
                        container_id: string | null;
                        tags: string[];
                        /** Format: date-time */
                        created_at: string;
                        uploaded_at: string | null;
                        expires_at: string | null;
                        /** @description A URL, or `ref://` and the id for a file that stays. */
                        uri: string;
                    };
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description There is no such resource. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "get-usage": {
        parameters: {
            query?: {
                from?: string;
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The usage. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "2026-01-02",
                     *       "until": "2026-01-31",
                     *       "total": {
                     *         "files": 1,
                     *         "bytes": 13
                     *       },
                     *       "days": [
                     *         {
                     *           "day": "2026-01-31",
                     *           "files": 1,
                     *           "bytes": 13,
                     *           "types": [
                     *             {
                     *               "mime_type": "text/plain",
                     *               "files": 1,
                     *               "bytes": 13
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        until: string;
                        total: {
                            files: number;
                            bytes: number;
                        };
                        /** @description The newest first. */
                        days: {
                            /** Format: date */
                            day: string;
                            files: number;
                            bytes: number;
                            types: {
                                mime_type: string;
                                files: number;
                                bytes: number;
                            }[];
                        }[];
                    };
                };
            };
            /** @description from: must not be after until, 2026-01-31 */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "sign-upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "method": "PUT",
                 *       "key": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                 *       "uploadId": "VXBsb2FkIElE",
                 *       "partNumber": 1
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    method: "DELETE" | "GET" | "POST" | "PUT";
                    key: string;
                    uploadId?: string;
                    partNumber?: number;
                    contentType?: unknown;
                    expiresIn?: unknown;
                };
            };
        };
        responses: {
            /** @description The request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "method": "PUT",
                     *       "url": "https://bucket.s3.eu-central-1.amazonaws.com/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42/s9o8ofxe?partNumber=1",
                     *       "key": "resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42/s9o8ofxe",
                     *       "headers": {}
                     *     }
                     */
                    "application/json": {
                        method: string;
                        url: string;
                        key: string;
                        headers?: {
                            [key: string]: string;
                        };
                        fields?: {
                            [key: string]: string;
                        };
                    };
                };
            };
            /** @description partNumber: must be a whole number from 1 */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description There is no such resource. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The resource has expired or was deleted. */
            410: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The request body must be at most 16384 bytes long. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The file of this resource comes in parts: open an upload first. */
            422: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "list-webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhooks. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "webhooks": [
                     *         {
                     *           "id": "wh_bb699a60f1b90ed111818f60",
                     *           "url": "https://receiver.example/events",
                     *           "events": [
                     *             "resource.available",
                     *             "resource.deleted"
                     *           ],
                     *           "enabled": true,
                     *           "disabled_reason": null,
                     *           "failing_since": null,
                     *           "created_at": "2026-01-31T12:00:00Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": {
                        webhooks: {
                            id: string;
                            url: string;
                            events: ("resource.available" | "resource.updated" | "resource.deleted" | "resource.expired" | "container.cloned" | "*")[];
                            enabled: boolean;
                            disabled_reason: string | null;
                            failing_since: string | null;
                            /** Format: date-time */
                            created_at: string;
                            /** @description Where it is new, and only then. */
                            secret?: string;
                        }[];
                    };
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "create-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://receiver.example/events",
                 *       "events": [
                 *         "resource.available",
                 *         "resource.deleted"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: uri
                     * @description An https URL of a host on the public internet, without credentials.
                     */
                    url: string;
                    events: ("resource.available" | "resource.updated" | "resource.deleted" | "resource.expired" | "container.cloned" | "*")[];
                };
            };
        };
        responses: {
            /** @description The webhook, with its secret. */
            201: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description The address of the webhook. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wh_bb699a60f1b90ed111818f60",
                     *       "url": "https://receiver.example/events",
                     *       "events": [
                     *         "resource.available",
                     *         "resource.deleted"
                     *       ],
                     *       "enabled": true,
                     *       "disabled_reason": null,
                     *       "failing_since": null,
                     *       "created_at": "2026-01-31T12:00:00Z",
                     *       "secret": "whsec_FE+HVH5DQWYzkQh6JXeLzVvQnW1dythbTPaOBY+Vqj4="
                     *     }
                     */
                    "application/json": {
                        id: string;
                        url: string;
                        events: ("resource.available" | "resource.updated" | "resource.deleted" | "resource.expired" | "container.cloned" | "*")[];
                        enabled: boolean;
                        disabled_reason: string | null;
                        failing_since: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** @description Where it is new, and only then. */
                        secret?: string;
                    };
                };
            };
            /** @description url: must be an https URL */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     An account may have 20 webhooks: delete one that is not needed.
             */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The request body must be at most 16384 bytes long. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "get-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wh_bb699a60f1b90ed111818f60",
                     *       "url": "https://receiver.example/events",
                     *       "events": [
                     *         "resource.available",
                     *         "resource.deleted"
                     *       ],
                     *       "enabled": true,
                     *       "disabled_reason": null,
                     *       "failing_since": null,
                     *       "created_at": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        url: string;
                        events: ("resource.available" | "resource.updated" | "resource.deleted" | "resource.expired" | "container.cloned" | "*")[];
                        enabled: boolean;
                        disabled_reason: string | null;
                        failing_since: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** @description Where it is new, and only then. */
                        secret?: string;
                    };
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description There is no such webhook. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "delete-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description There is no such webhook. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "update-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "enabled": false
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: uri
                     * @description An https URL of a host on the public internet, without credentials.
                     */
                    url?: string;
                    events?: ("resource.available" | "resource.updated" | "resource.deleted" | "resource.expired" | "container.cloned" | "*")[];
                    enabled?: boolean;
                    rotate_secret?: boolean;
                };
            };
        };
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "wh_bb699a60f1b90ed111818f60",
                     *       "url": "https://receiver.example/events",
                     *       "events": [
                     *         "resource.available",
                     *         "resource.deleted"
                     *       ],
                     *       "enabled": false,
                     *       "disabled_reason": null,
                     *       "failing_since": null,
                     *       "created_at": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        url: string;
                        events: ("resource.available" | "resource.updated" | "resource.deleted" | "resource.expired" | "container.cloned" | "*")[];
                        enabled: boolean;
                        disabled_reason: string | null;
                        failing_since: string | null;
                        /** Format: date-time */
                        created_at: string;
                        /** @description Where it is new, and only then. */
                        secret?: string;
                    };
                };
            };
            /** @description enabled: must be true or false */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description There is no such webhook. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The request body must be at most 16384 bytes long. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "test-webhook": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "evt_0mkx0a8wgc1b2a39f4d0e8e7a6b5c",
                     *       "type": "webhook.test",
                     *       "status": "pending",
                     *       "attempts": 0,
                     *       "created_at": "2026-01-31T12:00:00Z",
                     *       "next_attempt_at": "2026-01-31T12:00:00Z",
                     *       "delivered_at": null,
                     *       "last_status": null,
                     *       "last_error": null,
                     *       "event": {
                     *         "id": "evt_0mkx0a8wgc1b2a39f4d0e8e7a6b5c",
                     *         "type": "webhook.test",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "data": {}
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The event's id. */
                        id: string;
                        type: string;
                        /** @enum {string} */
                        status: "pending" | "delivered" | "parked";
                        attempts: number;
                        /** Format: date-time */
                        created_at: string;
                        next_attempt_at: string | null;
                        delivered_at: string | null;
                        last_status: number | null;
                        last_error: string | null;
                        /** @description What was sent. */
                        event: unknown;
                    };
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description There is no such webhook. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "list-deliveries": {
        parameters: {
            query?: {
                /** @description How many items a page has at most. */
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The id of a webhook. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveries": [
                     *         {
                     *           "id": "evt_0mkx0a8wgc1b2a39f4d0e8e7a6b5c",
                     *           "type": "webhook.test",
                     *           "status": "pending",
                     *           "attempts": 0,
                     *           "created_at": "2026-01-31T12:00:00Z",
                     *           "next_attempt_at": "2026-01-31T12:00:00Z",
                     *           "delivered_at": null,
                     *           "last_status": null,
                     *           "last_error": null,
                     *           "event": {
                     *             "id": "evt_0mkx0a8wgc1b2a39f4d0e8e7a6b5c",
                     *             "type": "webhook.test",
                     *             "timestamp": "2026-01-31T12:00:00.000Z",
                     *             "data": {}
                     *           }
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": {
                        deliveries: {
                            /** @description The event's id. */
                            id: string;
                            type: string;
                            /** @enum {string} */
                            status: "pending" | "delivered" | "parked";
                            attempts: number;
                            /** Format: date-time */
                            created_at: string;
                            next_attempt_at: string | null;
                            delivered_at: string | null;
                            last_status: number | null;
                            last_error: string | null;
                            /** @description What was sent. */
                            event: unknown;
                        }[];
                        cursor: string | null;
                    };
                };
            };
            /** @description limit: must be a whole number from 1 to 100 */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description There is no such webhook. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "replay-delivery": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a webhook. */
                id: string;
                /** @description The id of a delivery. */
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "evt_0mkx0a8wgc1b2a39f4d0e8e7a6b5c",
                     *       "type": "webhook.test",
                     *       "status": "pending",
                     *       "attempts": 0,
                     *       "created_at": "2026-01-31T12:00:00Z",
                     *       "next_attempt_at": "2026-01-31T12:00:00Z",
                     *       "delivered_at": null,
                     *       "last_status": null,
                     *       "last_error": null,
                     *       "event": {
                     *         "id": "evt_0mkx0a8wgc1b2a39f4d0e8e7a6b5c",
                     *         "type": "webhook.test",
                     *         "timestamp": "2026-01-31T12:00:00.000Z",
                     *         "data": {}
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @description The event's id. */
                        id: string;
                        type: string;
                        /** @enum {string} */
                        status: "pending" | "delivered" | "parked";
                        attempts: number;
                        /** Format: date-time */
                        created_at: string;
                        next_attempt_at: string | null;
                        delivered_at: string | null;
                        last_status: number | null;
                        last_error: string | null;
                        /** @description What was sent. */
                        event: unknown;
                    };
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description There is no such delivery. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "list-entries": {
        parameters: {
            query?: {
                /** @description Only those that are not archived, or only those that are. */
                active?: boolean;
                /** @description By name or creation, with a dash for descending; the newest first by default. */
                ordering?: "name" | "-name" | "created" | "-created";
                /** @description Only those of one type of entity. */
                entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                /** @description The most that one page shows. A page may show fewer. */
                limit?: number;
                /** @description Where the page begins: the header `Link` of the page before has the whole address. */
                cursor?: string;
                /** @description Words or any part of the name or description; finds by the beginnings of words come first. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of resources. */
            200: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description The address of the next page, with rel="next" (RFC 8288); none on the last page. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *         "name": "Certificate of Ownership",
                     *         "description": "This certificate shows ownership of the land parcel",
                     *         "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *         "mime_type": "image/png",
                     *         "archived": false,
                     *         "attributes": {
                     *           "parcel": "17/4"
                     *         },
                     *         "entity_type": "parcel",
                     *         "tags": [
                     *           "deeds"
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /**
                         * Format: uri
                         * @description Leads to the file, and may be given to anybody.
                         */
                        resource: string;
                        mime_type: string;
                        archived: boolean;
                        attributes: {
                            [key: string]: unknown;
                        };
                        entity_type: ("party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel") | null;
                        entity_id?: string;
                        /** @description Told to the container's account only. */
                        container_id?: string;
                        tags?: string[];
                    }[];
                };
            };
            /** @description limit: This must be a whole number from 1 to 1000 */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "create-entry": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes one resource of a request that is sent again: visible ASCII characters of your choice. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "resource": "(the bytes)"
                 *     }
                 */
                "multipart/form-data": {
                    name: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The file, as a part with a file name. Its type is found in its bytes. */
                    resource: string;
                } | {
                    name: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The URL or `ref://` of a file that you have uploaded. */
                    resource: string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42"
                 *     }
                 */
                "application/json": {
                    name: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The URL or `ref://` of a file that you have uploaded. */
                    resource: string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42"
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    name: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The URL or `ref://` of a file that you have uploaded. */
                    resource: string;
                };
            };
        };
        responses: {
            /** @description The resource. */
            201: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description The address of the resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "name": "Certificate of Ownership",
                     *       "description": "This certificate shows ownership of the land parcel",
                     *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "mime_type": "image/png",
                     *       "archived": false,
                     *       "attributes": {
                     *         "parcel": "17/4"
                     *       },
                     *       "entity_type": "parcel",
                     *       "tags": [
                     *         "deeds"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /**
                         * Format: uri
                         * @description Leads to the file, and may be given to anybody.
                         */
                        resource: string;
                        mime_type: string;
                        archived: boolean;
                        attributes: {
                            [key: string]: unknown;
                        };
                        entity_type: ("party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel") | null;
                        entity_id?: string;
                        /** @description Told to the container's account only. */
                        container_id?: string;
                        tags?: string[];
                    };
                };
            };
            /** @description name: This field is required */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description The resource has expired or was deleted. */
            410: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description A file here must be at most 4194304 bytes: upload it with POST /v1/resources, which takes up to 5 GiB, and send its ref:// as resource. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description The Idempotency-Key was used for another request: use a new one. */
            422: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "list-organization-entries": {
        parameters: {
            query?: {
                /** @description Only those that are not archived, or only those that are. */
                active?: boolean;
                /** @description By name or creation, with a dash for descending; the newest first by default. */
                ordering?: "name" | "-name" | "created" | "-created";
                /** @description Only those of one type of entity. */
                entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                /** @description The most that one page shows. A page may show fewer. */
                limit?: number;
                /** @description Where the page begins: the header `Link` of the page before has the whole address. */
                cursor?: string;
                /** @description Words or any part of the name or description; finds by the beginnings of words come first. */
                search?: string;
            };
            header?: never;
            path: {
                organization: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of resources. */
            200: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description The address of the next page, with rel="next" (RFC 8288); none on the last page. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *         "name": "Certificate of Ownership",
                     *         "description": "This certificate shows ownership of the land parcel",
                     *         "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *         "mime_type": "image/png",
                     *         "archived": false,
                     *         "attributes": {
                     *           "parcel": "17/4"
                     *         },
                     *         "entity_type": "parcel",
                     *         "tags": [
                     *           "deeds"
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /**
                         * Format: uri
                         * @description Leads to the file, and may be given to anybody.
                         */
                        resource: string;
                        mime_type: string;
                        archived: boolean;
                        attributes: {
                            [key: string]: unknown;
                        };
                        entity_type: ("party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel") | null;
                        entity_id?: string;
                        /** @description Told to the container's account only. */
                        container_id?: string;
                        tags?: string[];
                    }[];
                };
            };
            /** @description limit: This must be a whole number from 1 to 1000 */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "create-organization-entry": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes one resource of a request that is sent again: visible ASCII characters of your choice. */
                "Idempotency-Key"?: string;
            };
            path: {
                organization: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "resource": "(the bytes)"
                 *     }
                 */
                "multipart/form-data": {
                    name: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The file, as a part with a file name. Its type is found in its bytes. */
                    resource: string;
                } | {
                    name: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The URL or `ref://` of a file that you have uploaded. */
                    resource: string;
                } | {
                    /** @description The resource that is put into the list as it is. */
                    id: string;
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The URL or `ref://` of a file that you have uploaded. */
                    resource?: string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42"
                 *     }
                 */
                "application/json": {
                    name: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The URL or `ref://` of a file that you have uploaded. */
                    resource: string;
                } | {
                    /** @description The resource that is put into the list as it is. */
                    id: string;
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The URL or `ref://` of a file that you have uploaded. */
                    resource?: string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42"
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    name: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The URL or `ref://` of a file that you have uploaded. */
                    resource: string;
                } | {
                    /** @description The resource that is put into the list as it is. */
                    id: string;
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The URL or `ref://` of a file that you have uploaded. */
                    resource?: string;
                };
            };
        };
        responses: {
            /** @description The resource. */
            201: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description The address of the resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "name": "Certificate of Ownership",
                     *       "description": "This certificate shows ownership of the land parcel",
                     *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "mime_type": "image/png",
                     *       "archived": false,
                     *       "attributes": {
                     *         "parcel": "17/4"
                     *       },
                     *       "entity_type": "parcel",
                     *       "tags": [
                     *         "deeds"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /**
                         * Format: uri
                         * @description Leads to the file, and may be given to anybody.
                         */
                        resource: string;
                        mime_type: string;
                        archived: boolean;
                        attributes: {
                            [key: string]: unknown;
                        };
                        entity_type: ("party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel") | null;
                        entity_id?: string;
                        /** @description Told to the container's account only. */
                        container_id?: string;
                        tags?: string[];
                    };
                };
            };
            /** @description name: This field is required */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to create new resources.
             */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description The resource has expired or was deleted. */
            410: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description A file here must be at most 4194304 bytes: upload it with POST /v1/resources, which takes up to 5 GiB, and send its ref:// as resource. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description The Idempotency-Key was used for another request: use a new one. */
            422: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "list-project-entries": {
        parameters: {
            query?: {
                /** @description Only those that are not archived, or only those that are. */
                active?: boolean;
                /** @description By name or creation, with a dash for descending; the newest first by default. */
                ordering?: "name" | "-name" | "created" | "-created";
                /** @description Only those of one type of entity. */
                entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                /** @description The most that one page shows. A page may show fewer. */
                limit?: number;
                /** @description Where the page begins: the header `Link` of the page before has the whole address. */
                cursor?: string;
                /** @description Words or any part of the name or description; finds by the beginnings of words come first. */
                search?: string;
            };
            header?: never;
            path: {
                organization: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of resources. */
            200: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description The address of the next page, with rel="next" (RFC 8288); none on the last page. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example [
                     *       {
                     *         "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *         "name": "Certificate of Ownership",
                     *         "description": "This certificate shows ownership of the land parcel",
                     *         "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *         "mime_type": "image/png",
                     *         "archived": false,
                     *         "attributes": {
                     *           "parcel": "17/4"
                     *         },
                     *         "entity_type": "parcel",
                     *         "tags": [
                     *           "deeds"
                     *         ]
                     *       }
                     *     ]
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /**
                         * Format: uri
                         * @description Leads to the file, and may be given to anybody.
                         */
                        resource: string;
                        mime_type: string;
                        archived: boolean;
                        attributes: {
                            [key: string]: unknown;
                        };
                        entity_type: ("party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel") | null;
                        entity_id?: string;
                        /** @description Told to the container's account only. */
                        container_id?: string;
                        tags?: string[];
                    }[];
                };
            };
            /** @description limit: This must be a whole number from 1 to 1000 */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "create-project-entry": {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes one resource of a request that is sent again: visible ASCII characters of your choice. */
                "Idempotency-Key"?: string;
            };
            path: {
                organization: string;
                project: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "resource": "(the bytes)"
                 *     }
                 */
                "multipart/form-data": {
                    name: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The file, as a part with a file name. Its type is found in its bytes. */
                    resource: string;
                } | {
                    name: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The URL or `ref://` of a file that you have uploaded. */
                    resource: string;
                } | {
                    /** @description The resource that is put into the list as it is. */
                    id: string;
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The URL or `ref://` of a file that you have uploaded. */
                    resource?: string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42"
                 *     }
                 */
                "application/json": {
                    name: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The URL or `ref://` of a file that you have uploaded. */
                    resource: string;
                } | {
                    /** @description The resource that is put into the list as it is. */
                    id: string;
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The URL or `ref://` of a file that you have uploaded. */
                    resource?: string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42"
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    name: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The URL or `ref://` of a file that you have uploaded. */
                    resource: string;
                } | {
                    /** @description The resource that is put into the list as it is. */
                    id: string;
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @enum {string} */
                    entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
                    entity_id?: string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The URL or `ref://` of a file that you have uploaded. */
                    resource?: string;
                };
            };
        };
        responses: {
            /** @description The resource. */
            201: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description The address of the resource. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "name": "Certificate of Ownership",
                     *       "description": "This certificate shows ownership of the land parcel",
                     *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "mime_type": "image/png",
                     *       "archived": false,
                     *       "attributes": {
                     *         "parcel": "17/4"
                     *       },
                     *       "entity_type": "parcel",
                     *       "tags": [
                     *         "deeds"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /**
                         * Format: uri
                         * @description Leads to the file, and may be given to anybody.
                         */
                        resource: string;
                        mime_type: string;
                        archived: boolean;
                        attributes: {
                            [key: string]: unknown;
                        };
                        entity_type: ("party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel") | null;
                        entity_id?: string;
                        /** @description Told to the container's account only. */
                        container_id?: string;
                        tags?: string[];
                    };
                };
            };
            /** @description name: This field is required */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to create new resources.
             */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description The resource has expired or was deleted. */
            410: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description A file here must be at most 4194304 bytes: upload it with POST /v1/resources, which takes up to 5 GiB, and send its ref:// as resource. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description The Idempotency-Key was used for another request: use a new one. */
            422: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "get-entry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "name": "Certificate of Ownership",
                     *       "description": "This certificate shows ownership of the land parcel",
                     *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "mime_type": "image/png",
                     *       "archived": false,
                     *       "attributes": {
                     *         "parcel": "17/4"
                     *       },
                     *       "entity_type": "parcel",
                     *       "tags": [
                     *         "deeds"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /**
                         * Format: uri
                         * @description Leads to the file, and may be given to anybody.
                         */
                        resource: string;
                        mime_type: string;
                        archived: boolean;
                        attributes: {
                            [key: string]: unknown;
                        };
                        entity_type: ("party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel") | null;
                        entity_id?: string;
                        /** @description Told to the container's account only. */
                        container_id?: string;
                        tags?: string[];
                    };
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "put-entry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "resource": "(the bytes)"
                 *     }
                 */
                "multipart/form-data": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The file, as a part with a file name. Its type is found in its bytes. */
                    resource?: string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "attributes": {
                 *         "parcel": "17/5",
                 *         "surveyor": null
                 *       }
                 *     }
                 */
                "application/json": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "attributes": {
                 *         "parcel": "17/5",
                 *         "surveyor": null
                 *       }
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                };
            };
        };
        responses: {
            /** @description The changed resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "name": "Certificate of Ownership",
                     *       "description": "This certificate shows ownership of the land parcel",
                     *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "mime_type": "image/png",
                     *       "archived": false,
                     *       "attributes": {
                     *         "parcel": "17/4"
                     *       },
                     *       "entity_type": "parcel",
                     *       "tags": [
                     *         "deeds"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /**
                         * Format: uri
                         * @description Leads to the file, and may be given to anybody.
                         */
                        resource: string;
                        mime_type: string;
                        archived: boolean;
                        attributes: {
                            [key: string]: unknown;
                        };
                        entity_type: ("party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel") | null;
                        entity_id?: string;
                        /** @description Told to the container's account only. */
                        container_id?: string;
                        tags?: string[];
                    };
                };
            };
            /** @description name: This field is required */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to update the resource.
             */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description A file here must be at most 4194304 bytes: upload it with POST /v1/resources, which takes up to 5 GiB, and send its ref:// as resource. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "delete-entry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to delete the resource.
             */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "update-entry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "resource": "(the bytes)"
                 *     }
                 */
                "multipart/form-data": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The file, as a part with a file name. Its type is found in its bytes. */
                    resource?: string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "attributes": {
                 *         "parcel": "17/5",
                 *         "surveyor": null
                 *       }
                 *     }
                 */
                "application/json": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "attributes": {
                 *         "parcel": "17/5",
                 *         "surveyor": null
                 *       }
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                };
            };
        };
        responses: {
            /** @description The changed resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "name": "Certificate of Ownership",
                     *       "description": "This certificate shows ownership of the land parcel",
                     *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "mime_type": "image/png",
                     *       "archived": false,
                     *       "attributes": {
                     *         "parcel": "17/4"
                     *       },
                     *       "entity_type": "parcel",
                     *       "tags": [
                     *         "deeds"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /**
                         * Format: uri
                         * @description Leads to the file, and may be given to anybody.
                         */
                        resource: string;
                        mime_type: string;
                        archived: boolean;
                        attributes: {
                            [key: string]: unknown;
                        };
                        entity_type: ("party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel") | null;
                        entity_id?: string;
                        /** @description Told to the container's account only. */
                        container_id?: string;
                        tags?: string[];
                    };
                };
            };
            /** @description name: This field is required */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to update the resource.
             */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description A file here must be at most 4194304 bytes: upload it with POST /v1/resources, which takes up to 5 GiB, and send its ref:// as resource. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "get-organization-entry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organization: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "name": "Certificate of Ownership",
                     *       "description": "This certificate shows ownership of the land parcel",
                     *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "mime_type": "image/png",
                     *       "archived": false,
                     *       "attributes": {
                     *         "parcel": "17/4"
                     *       },
                     *       "entity_type": "parcel",
                     *       "tags": [
                     *         "deeds"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /**
                         * Format: uri
                         * @description Leads to the file, and may be given to anybody.
                         */
                        resource: string;
                        mime_type: string;
                        archived: boolean;
                        attributes: {
                            [key: string]: unknown;
                        };
                        entity_type: ("party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel") | null;
                        entity_id?: string;
                        /** @description Told to the container's account only. */
                        container_id?: string;
                        tags?: string[];
                    };
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "put-organization-entry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organization: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "resource": "(the bytes)"
                 *     }
                 */
                "multipart/form-data": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The file, as a part with a file name. Its type is found in its bytes. */
                    resource?: string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "attributes": {
                 *         "parcel": "17/5",
                 *         "surveyor": null
                 *       }
                 *     }
                 */
                "application/json": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "attributes": {
                 *         "parcel": "17/5",
                 *         "surveyor": null
                 *       }
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                };
            };
        };
        responses: {
            /** @description The changed resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "name": "Certificate of Ownership",
                     *       "description": "This certificate shows ownership of the land parcel",
                     *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "mime_type": "image/png",
                     *       "archived": false,
                     *       "attributes": {
                     *         "parcel": "17/4"
                     *       },
                     *       "entity_type": "parcel",
                     *       "tags": [
                     *         "deeds"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /**
                         * Format: uri
                         * @description Leads to the file, and may be given to anybody.
                         */
                        resource: string;
                        mime_type: string;
                        archived: boolean;
                        attributes: {
                            [key: string]: unknown;
                        };
                        entity_type: ("party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel") | null;
                        entity_id?: string;
                        /** @description Told to the container's account only. */
                        container_id?: string;
                        tags?: string[];
                    };
                };
            };
            /** @description name: This field is required */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to update the resource.
             */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description A file here must be at most 4194304 bytes: upload it with POST /v1/resources, which takes up to 5 GiB, and send its ref:// as resource. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "remove-organization-entry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organization: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in this list no more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to delete the resource.
             */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "update-organization-entry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organization: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "resource": "(the bytes)"
                 *     }
                 */
                "multipart/form-data": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The file, as a part with a file name. Its type is found in its bytes. */
                    resource?: string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "attributes": {
                 *         "parcel": "17/5",
                 *         "surveyor": null
                 *       }
                 *     }
                 */
                "application/json": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "attributes": {
                 *         "parcel": "17/5",
                 *         "surveyor": null
                 *       }
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                };
            };
        };
        responses: {
            /** @description The changed resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "name": "Certificate of Ownership",
                     *       "description": "This certificate shows ownership of the land parcel",
                     *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "mime_type": "image/png",
                     *       "archived": false,
                     *       "attributes": {
                     *         "parcel": "17/4"
                     *       },
                     *       "entity_type": "parcel",
                     *       "tags": [
                     *         "deeds"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /**
                         * Format: uri
                         * @description Leads to the file, and may be given to anybody.
                         */
                        resource: string;
                        mime_type: string;
                        archived: boolean;
                        attributes: {
                            [key: string]: unknown;
                        };
                        entity_type: ("party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel") | null;
                        entity_id?: string;
                        /** @description Told to the container's account only. */
                        container_id?: string;
                        tags?: string[];
                    };
                };
            };
            /** @description name: This field is required */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to update the resource.
             */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description A file here must be at most 4194304 bytes: upload it with POST /v1/resources, which takes up to 5 GiB, and send its ref:// as resource. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "get-project-entry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organization: string;
                project: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "name": "Certificate of Ownership",
                     *       "description": "This certificate shows ownership of the land parcel",
                     *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "mime_type": "image/png",
                     *       "archived": false,
                     *       "attributes": {
                     *         "parcel": "17/4"
                     *       },
                     *       "entity_type": "parcel",
                     *       "tags": [
                     *         "deeds"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /**
                         * Format: uri
                         * @description Leads to the file, and may be given to anybody.
                         */
                        resource: string;
                        mime_type: string;
                        archived: boolean;
                        attributes: {
                            [key: string]: unknown;
                        };
                        entity_type: ("party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel") | null;
                        entity_id?: string;
                        /** @description Told to the container's account only. */
                        container_id?: string;
                        tags?: string[];
                    };
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "put-project-entry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organization: string;
                project: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "resource": "(the bytes)"
                 *     }
                 */
                "multipart/form-data": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The file, as a part with a file name. Its type is found in its bytes. */
                    resource?: string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "attributes": {
                 *         "parcel": "17/5",
                 *         "surveyor": null
                 *       }
                 *     }
                 */
                "application/json": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "attributes": {
                 *         "parcel": "17/5",
                 *         "surveyor": null
                 *       }
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                };
            };
        };
        responses: {
            /** @description The changed resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "name": "Certificate of Ownership",
                     *       "description": "This certificate shows ownership of the land parcel",
                     *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "mime_type": "image/png",
                     *       "archived": false,
                     *       "attributes": {
                     *         "parcel": "17/4"
                     *       },
                     *       "entity_type": "parcel",
                     *       "tags": [
                     *         "deeds"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /**
                         * Format: uri
                         * @description Leads to the file, and may be given to anybody.
                         */
                        resource: string;
                        mime_type: string;
                        archived: boolean;
                        attributes: {
                            [key: string]: unknown;
                        };
                        entity_type: ("party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel") | null;
                        entity_id?: string;
                        /** @description Told to the container's account only. */
                        container_id?: string;
                        tags?: string[];
                    };
                };
            };
            /** @description name: This field is required */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to update the resource.
             */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description A file here must be at most 4194304 bytes: upload it with POST /v1/resources, which takes up to 5 GiB, and send its ref:// as resource. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "remove-project-entry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organization: string;
                project: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is in this list no more. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to delete the resource.
             */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "update-project-entry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                organization: string;
                project: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "resource": "(the bytes)"
                 *     }
                 */
                "multipart/form-data": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                    /** @description The file, as a part with a file name. Its type is found in its bytes. */
                    resource?: string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "attributes": {
                 *         "parcel": "17/5",
                 *         "surveyor": null
                 *       }
                 *     }
                 */
                "application/json": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                };
                /**
                 * @example {
                 *       "name": "Certificate of Ownership",
                 *       "description": "This certificate shows ownership of the land parcel",
                 *       "attributes": {
                 *         "parcel": "17/5",
                 *         "surveyor": null
                 *       }
                 *     }
                 */
                "application/x-www-form-urlencoded": {
                    name?: string;
                    description?: string;
                    archived?: boolean | ("true" | "True" | "false" | "False");
                    attributes?: Record<string, never> | string;
                    /** @description A container of the account; null, or an empty text in a form, for none. */
                    container_id?: string | null;
                    tags?: string[] | null | string;
                };
            };
        };
        responses: {
            /** @description The changed resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "name": "Certificate of Ownership",
                     *       "description": "This certificate shows ownership of the land parcel",
                     *       "resource": "https://media.example/v1/resources/41aeae16-a8d9-4e9d-9909-13f17f54fe42",
                     *       "mime_type": "image/png",
                     *       "archived": false,
                     *       "attributes": {
                     *         "parcel": "17/4"
                     *       },
                     *       "entity_type": "parcel",
                     *       "tags": [
                     *         "deeds"
                     *       ]
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        name: string;
                        description: string;
                        /**
                         * Format: uri
                         * @description Leads to the file, and may be given to anybody.
                         */
                        resource: string;
                        mime_type: string;
                        archived: boolean;
                        attributes: {
                            [key: string]: unknown;
                        };
                        entity_type: ("party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel") | null;
                        entity_id?: string;
                        /** @description Told to the container's account only. */
                        container_id?: string;
                        tags?: string[];
                    };
                };
            };
            /** @description name: This field is required */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to update the resource.
             */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Resource does not exist */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description A file here must be at most 4194304 bytes: upload it with POST /v1/resources, which takes up to 5 GiB, and send its ref:// as resource. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["catalogue-error"];
                };
            };
        };
    };
    "upload-content-v1": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "mimeType": "image/png",
                 *       "idsAccountId": "000-000-115-00842",
                 *       "fileSize": 18,
                 *       "content": "iVBORw0KGgoAAAANSUhEUgAA"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    mimeType: "audio/mpeg" | "application/pdf" | "image/gif" | "image/jpeg" | "image/png" | "video/mpeg" | "video/mp4" | "video/quicktime";
                    /** @description Your account. */
                    idsAccountId?: string;
                    /** @description The same, as the table of the specification spells it. */
                    idsAccout?: string;
                    /** @description The file, with or without padding and line breaks, and without a `data:` prefix. */
                    content: string;
                    /** @description The size of the file, in bytes. */
                    fileSize: number;
                    /** @description A container of the account; null for none. */
                    container_id?: string | null;
                    /** @description Each counts once; null for none. */
                    tags?: string[] | null;
                } | unknown | unknown;
            };
        };
        responses: {
            /** @description The file is kept. */
            201: {
                headers: {
                    /** @description The id of the request, which ends in the file's id: either names the file afterwards. */
                    "X-Request-Id"?: string;
                    /** @description The URL of the file. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description idsAccountId: Missing IDS account ID; fileSize: Supplied file size does not match content */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description Content must be at most 4194304 bytes here: ask for a direct upload with POST /v1/resources, which takes files of up to 5 GiB */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
        };
    };
    "update-content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "8b43d7ae-9bfc-417d-bd85-64205a2428d4",
                 *       "expirationDate": "2026-05-31"
                 *     }
                 */
                "application/json": {
                    /** @description The file's id, or the id of a request about it. */
                    id: string;
                    expirationDate?: string | null;
                    /** @description A container of the account; null for none. */
                    container_id?: string | null;
                    /** @description Each counts once; null for none. */
                    tags?: string[] | null;
                } | unknown | unknown | unknown;
            };
        };
        responses: {
            /** @description The changed file. */
            200: {
                headers: {
                    /** @description The id of the request, which ends in the file's id: either names the file afterwards. */
                    "X-Request-Id"?: string;
                    /** @description The URL of the file. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "8b43d7ae-9bfc-417d-bd85-64205a2428d4",
                     *       "expirationDate": "2026-02-28T00:00:00Z",
                     *       "size": 334429,
                     *       "contentType": "image/jpeg",
                     *       "location": "https://media.example/v1/resources/8b43d7ae-9bfc-417d-bd85-64205a2428d4"
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        expirationDate: string | null;
                        /** @description In bytes. */
                        size: number;
                        contentType: string;
                        /**
                         * Format: uri
                         * @description The URL of the file.
                         */
                        location: string;
                    };
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description There is no file with this ID */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description The request body must be at most 16384 bytes long. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
        };
    };
    "upload-content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "content": "iVBORw0KGgoAAAANSUhEUgAA",
                 *       "expirationDate": "2026-02-28",
                 *       "tags": [
                 *         "deeds"
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description The file, with or without padding and line breaks, and without a `data:` prefix. */
                    content: string;
                    expirationDate?: string | null;
                    /** @description A container of the account; null for none. */
                    container_id?: string | null;
                    /** @description Each counts once; null for none. */
                    tags?: string[] | null;
                };
            };
        };
        responses: {
            /** @description The new file. */
            201: {
                headers: {
                    /** @description The id of the request, which ends in the file's id: either names the file afterwards. */
                    "X-Request-Id"?: string;
                    /** @description The URL of the file. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "8b43d7ae-9bfc-417d-bd85-64205a2428d4",
                     *       "expirationDate": "2026-02-28T00:00:00Z",
                     *       "size": 334429,
                     *       "contentType": "image/jpeg"
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        expirationDate: string | null;
                        /** @description In bytes. */
                        size: number;
                        contentType: string;
                    };
                };
            };
            /** @description The file is there already. */
            302: {
                headers: {
                    /** @description The id of the request, which ends in the file's id: either names the file afterwards. */
                    "X-Request-Id"?: string;
                    /** @description The address of the file's information, which is the same as this. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "8b43d7ae-9bfc-417d-bd85-64205a2428d4",
                     *       "expirationDate": "2026-02-28T00:00:00Z",
                     *       "size": 334429,
                     *       "contentType": "image/jpeg",
                     *       "location": "https://media.example/v1/resources/8b43d7ae-9bfc-417d-bd85-64205a2428d4"
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        expirationDate: string | null;
                        /** @description In bytes. */
                        size: number;
                        contentType: string;
                        /**
                         * Format: uri
                         * @description The URL of the file.
                         */
                        location: string;
                    };
                };
            };
            /** @description content: Missing content */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description Content must be at most 4194304 bytes here: ask for a direct upload with POST /v1/resources, which takes files of up to 5 GiB */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
        };
    };
    "get-content": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file's id, or the id of a request about it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description The id of the request, which ends in the file's id: either names the file afterwards. */
                    "X-Request-Id"?: string;
                    /** @description The URL of the file. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "8b43d7ae-9bfc-417d-bd85-64205a2428d4",
                     *       "expirationDate": "2026-02-28T00:00:00Z",
                     *       "size": 334429,
                     *       "contentType": "image/jpeg",
                     *       "location": "https://media.example/v1/resources/8b43d7ae-9bfc-417d-bd85-64205a2428d4"
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        expirationDate: string | null;
                        /** @description In bytes. */
                        size: number;
                        contentType: string;
                        /**
                         * Format: uri
                         * @description The URL of the file.
                         */
                        location: string;
                    };
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description There is no file with this ID */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
        };
    };
    "delete-content": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The file's id, or the id of a request about it. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            200: {
                headers: {
                    /** @description The id of the request, which ends in the file's id: either names the file afterwards. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "8b43d7ae-9bfc-417d-bd85-64205a2428d4"
                     *     }
                     */
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description The file was deleted */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["content-error"];
                };
            };
        };
    };
    landing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The links. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "name": "Resource Manager",
                     *       "version": "1.0.0",
                     *       "documentation": "/docs",
                     *       "description": "/openapi.json",
                     *       "status": "/status"
                     *     }
                     */
                    "application/json": {
                        name: string;
                        version: string;
                        documentation: string;
                        description: string;
                        status: string;
                    };
                    /** @example <!doctype html>… */
                    "text/html": string;
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    documentation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example <!doctype html>… */
                    "text/html": string;
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "documentation-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The program. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /** @example "use strict"; */
                    "text/javascript": string;
                };
            };
            /** @description There is nothing at this path. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    "api-description": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The description. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "openapi": "3.1.1"
                     *     }
                     */
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["resource-manager-error"];
                };
            };
        };
    };
    status: {
        parameters: {
            query?: {
                /** @description Whether the table and the bucket are reached for as well. */
                deep?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service runs, and what was reached for has answered. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "version": "1.0.0",
                     *       "time": "2026-01-31T12:00:00Z",
                     *       "table": "ok",
                     *       "bucket": "ok"
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "ok";
                        version: string;
                        /** Format: date-time */
                        time: string;
                        /**
                         * @description Only where the deep status was asked for.
                         * @constant
                         */
                        table?: "ok";
                        /**
                         * @description Only where the deep status was asked for.
                         * @constant
                         */
                        bucket?: "ok";
                    };
                };
            };
            /** @description The request is not valid: deep must be true or false. */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description The table or the bucket did not answer, or something else went wrong. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "server",
                     *         "message": "The table did not answer."
                     *       },
                     *       "status": "unavailable",
                     *       "version": "1.0.0",
                     *       "time": "2026-01-31T12:00:00Z",
                     *       "table": "unreachable",
                     *       "bucket": "ok"
                     *     }
                     */
                    "application/json": {
                        error: {
                            /** @constant */
                            code: "server";
                            message: string;
                        };
                        /** @constant */
                        status: "unavailable";
                        version: string;
                        /** Format: date-time */
                        time: string;
                        /** @enum {string} */
                        table: "ok" | "unreachable";
                        /** @enum {string} */
                        bucket: "ok" | "unreachable";
                    } | {
                        error: {
                            code: ("UnauthorizedError" | "server" | "request") | number;
                            message: string;
                        };
                    };
                };
            };
        };
    };
    "list-containers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of containers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "58b72e03472f3f601810858f",
                     *           "name": "Deeds",
                     *           "description": "Of the land registry",
                     *           "orgId": 51,
                     *           "tags": [
                     *             "Zelda",
                     *             "Link"
                     *           ],
                     *           "createdAt": "2026-01-31T12:00:00Z",
                     *           "updatedAt": "2026-01-31T12:00:00Z"
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": {
                        data: {
                            id: string;
                            name: string;
                            description: string;
                            /** @description The number of the organization: it stands for the account. */
                            orgId: number;
                            tags: string[];
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            updatedAt: string;
                        }[];
                        /** @description For the next page, in the query of another request; null on the last one. */
                        cursor: string | null;
                    };
                };
            };
            /** @description The request is not valid: limit must be a whole number from 1 to 1000. */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
        };
    };
    "create-container": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Deeds",
                 *       "description": "Of the land registry",
                 *       "tags": [
                 *         "Zelda",
                 *         "Link"
                 *       ]
                 *     }
                 */
                "application/json": {
                    name: string;
                    description?: string | null;
                    /** @description Each counts once; null for none. */
                    tags?: string[] | null;
                    orgId?: (number | string) | null;
                };
            };
        };
        responses: {
            /** @description The container, with its address. */
            201: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description The address of the container. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "58b72e03472f3f601810858f",
                     *       "name": "Deeds",
                     *       "description": "Of the land registry",
                     *       "orgId": 51,
                     *       "tags": [
                     *         "Zelda",
                     *         "Link"
                     *       ],
                     *       "createdAt": "2026-01-31T12:00:00Z",
                     *       "updatedAt": "2026-01-31T12:00:00Z",
                     *       "uri": "https://media.example/containers/58b72e03472f3f601810858f"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        /** @description The number of the organization: it stands for the account. */
                        orgId: number;
                        tags: string[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                        /**
                         * Format: uri
                         * @description The address of the container.
                         */
                        uri: string;
                    };
                };
            };
            /** @description The request is not valid: name is required. */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to use this organization: leave orgId out, or send your own.
             */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description The request body must be at most 262144 bytes long. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
        };
    };
    "get-container": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a container: 24 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The container. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "58b72e03472f3f601810858f",
                     *       "name": "Deeds",
                     *       "description": "Of the land registry",
                     *       "orgId": 51,
                     *       "tags": [
                     *         "Zelda",
                     *         "Link"
                     *       ],
                     *       "createdAt": "2026-01-31T12:00:00Z",
                     *       "updatedAt": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        /** @description The number of the organization: it stands for the account. */
                        orgId: number;
                        tags: string[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Container does not exist. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
        };
    };
    "update-container": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a container: 24 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "description": "Old ones",
                 *       "tags": []
                 *     }
                 */
                "application/json": {
                    name?: string | null;
                    description?: string | null;
                    /** @description Each counts once; null for none. */
                    tags?: string[] | null;
                } & {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description The container as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "58b72e03472f3f601810858f",
                     *       "name": "Deeds",
                     *       "description": "Old ones",
                     *       "orgId": 51,
                     *       "tags": [],
                     *       "createdAt": "2026-01-31T12:00:00Z",
                     *       "updatedAt": "2026-02-01T09:30:00Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        /** @description The number of the organization: it stands for the account. */
                        orgId: number;
                        tags: string[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The request is not valid: name must be at most 200 characters long. */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Container does not exist. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description The request body must be at most 262144 bytes long. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
        };
    };
    "delete-container": {
        parameters: {
            query?: {
                /** @description Whether what is in the container is deleted as well. */
                traverse?: boolean;
            };
            header?: never;
            path: {
                /** @description The id of a container: 24 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The container as it was; it is gone. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "58b72e03472f3f601810858f",
                     *       "name": "Deeds",
                     *       "description": "Of the land registry",
                     *       "orgId": 51,
                     *       "tags": [
                     *         "Zelda",
                     *         "Link"
                     *       ],
                     *       "createdAt": "2026-01-31T12:00:00Z",
                     *       "updatedAt": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        /** @description The number of the organization: it stands for the account. */
                        orgId: number;
                        tags: string[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The container as it was; it is hidden from now on, and its resources are deleted in the background. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "58b72e03472f3f601810858f",
                     *       "name": "Deeds",
                     *       "description": "Of the land registry",
                     *       "orgId": 51,
                     *       "tags": [
                     *         "Zelda",
                     *         "Link"
                     *       ],
                     *       "createdAt": "2026-01-31T12:00:00Z",
                     *       "updatedAt": "2026-01-31T12:00:00Z"
                     *     }
                     */
                    "application/json": {
                        id: string;
                        name: string;
                        description: string;
                        /** @description The number of the organization: it stands for the account. */
                        orgId: number;
                        tags: string[];
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        updatedAt: string;
                    };
                };
            };
            /** @description The container is not empty: delete its resources first, or everything at once with ?traverse=true. */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Container does not exist. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /**
             * @description Cannot delete the container as there is an existing clone process in progress for it.
             *
             *     The data tell which clone it is.
             */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "request",
                     *         "message": "Cannot delete the container as there is an existing clone process in progress for it."
                     *       },
                     *       "data": {
                     *         "orgId": 51,
                     *         "name": "Deeds of 2026",
                     *         "fromContainerId": "58b72e03472f3f601810858f",
                     *         "toContainerId": "58b72e9d472f3f6018108590",
                     *         "type": "clone",
                     *         "startedAt": "2026-01-31T12:00:00Z",
                     *         "completedAt": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        error: {
                            code: ("UnauthorizedError" | "server" | "request") | number;
                            message: string;
                        };
                        data: {
                            /** @description The number of the organization: it stands for the account. */
                            orgId: number;
                            /** @description The new container's name. */
                            name: string;
                            fromContainerId: string;
                            toContainerId: string;
                            /** @constant */
                            type: "clone";
                            /** Format: date-time */
                            startedAt: string;
                            /** @description Null while the clone is under way. */
                            completedAt: string | null;
                        };
                    };
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
        };
    };
    "list-container-resources": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a container: 24 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of resources. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "4f1c3d0e-8a5b-4c55-9d5e-0b7d3a1f2c66",
                     *           "name": "Deed of sale",
                     *           "description": "",
                     *           "uri": "https://media.example/v1/resources/4f1c3d0e-8a5b-4c55-9d5e-0b7d3a1f2c66",
                     *           "mimeType": "application/pdf",
                     *           "size": 48213,
                     *           "containerId": "58b72e03472f3f601810858f",
                     *           "tags": [
                     *             "Zelda"
                     *           ],
                     *           "attributes": {
                     *             "pages": 12
                     *           },
                     *           "createdAt": "2026-01-31T12:05:00Z",
                     *           "expiresAt": null
                     *         }
                     *       ],
                     *       "cursor": null
                     *     }
                     */
                    "application/json": {
                        data: {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            description: string;
                            /**
                             * Format: uri
                             * @description The address of the file, while the resource lives.
                             */
                            uri: string;
                            mimeType: string;
                            /** @description In bytes. */
                            size: number | null;
                            containerId: string | null;
                            tags: string[];
                            attributes: {
                                [key: string]: unknown;
                            };
                            /** Format: date-time */
                            createdAt: string;
                            /** @description Null for a resource that does not expire. */
                            expiresAt: string | null;
                        }[];
                        /** @description For the next page, in the query of another request; null on the last one. */
                        cursor: string | null;
                    };
                };
            };
            /** @description The request is not valid: limit must be a whole number from 1 to 1000. */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Container does not exist. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
        };
    };
    "get-clone": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a container: 24 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The last clone, which is complete. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orgId": 51,
                     *       "name": "Deeds of 2026",
                     *       "fromContainerId": "58b72e03472f3f601810858f",
                     *       "toContainerId": "58b72e9d472f3f6018108590",
                     *       "type": "clone",
                     *       "startedAt": "2026-01-31T12:00:00Z",
                     *       "completedAt": "2026-01-31T12:01:30Z",
                     *       "total": 120,
                     *       "copied": 119,
                     *       "skipped": 1
                     *     }
                     */
                    "application/json": {
                        /** @description The number of the organization: it stands for the account. */
                        orgId: number;
                        /** @description The new container's name. */
                        name: string;
                        fromContainerId: string;
                        toContainerId: string;
                        /** @constant */
                        type: "clone";
                        /** Format: date-time */
                        startedAt: string;
                        /** @description Null while the clone is under way. */
                        completedAt: string | null;
                        /** @description The resources to copy. */
                        total: number;
                        copied: number;
                        /** @description Resources that were deleted or expired before they were copied. */
                        skipped: number;
                    };
                };
            };
            /** @description The clone that is under way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orgId": 51,
                     *       "name": "Deeds of 2026",
                     *       "fromContainerId": "58b72e03472f3f601810858f",
                     *       "toContainerId": "58b72e9d472f3f6018108590",
                     *       "type": "clone",
                     *       "startedAt": "2026-01-31T12:00:00Z",
                     *       "completedAt": null,
                     *       "total": 120,
                     *       "copied": 45,
                     *       "skipped": 0
                     *     }
                     */
                    "application/json": {
                        /** @description The number of the organization: it stands for the account. */
                        orgId: number;
                        /** @description The new container's name. */
                        name: string;
                        fromContainerId: string;
                        toContainerId: string;
                        /** @constant */
                        type: "clone";
                        /** Format: date-time */
                        startedAt: string;
                        /** @description Null while the clone is under way. */
                        completedAt: string | null;
                        /** @description The resources to copy. */
                        total: number;
                        copied: number;
                        /** @description Resources that were deleted or expired before they were copied. */
                        skipped: number;
                    };
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description There is no recent clone of this container. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description The last clone has failed; or, without data, something else went wrong. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "server",
                     *         "message": "The clone process has failed: Error copying file in S3."
                     *       },
                     *       "data": {
                     *         "orgId": 51,
                     *         "name": "Deeds of 2026",
                     *         "fromContainerId": "58b72e03472f3f601810858f",
                     *         "toContainerId": "58b72e9d472f3f6018108590",
                     *         "type": "clone",
                     *         "startedAt": "2026-01-31T12:00:00Z",
                     *         "completedAt": "2026-01-31T12:01:30Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        error: {
                            code: ("UnauthorizedError" | "server" | "request") | number;
                            message: string;
                        };
                        data?: {
                            /** @description The number of the organization: it stands for the account. */
                            orgId: number;
                            /** @description The new container's name. */
                            name: string;
                            fromContainerId: string;
                            toContainerId: string;
                            /** @constant */
                            type: "clone";
                            /** Format: date-time */
                            startedAt: string;
                            /** @description Null while the clone is under way. */
                            completedAt: string | null;
                        };
                    };
                };
            };
        };
    };
    "start-clone": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a container: 24 hexadecimal digits. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Deeds of 2026"
                 *     }
                 */
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description The clone, which has begun. */
            202: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Where to ask for its progress. */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "orgId": 51,
                     *       "name": "Deeds of 2026",
                     *       "fromContainerId": "58b72e03472f3f601810858f",
                     *       "toContainerId": "58b72e9d472f3f6018108590",
                     *       "type": "clone",
                     *       "startedAt": "2026-01-31T12:00:00Z",
                     *       "completedAt": null
                     *     }
                     */
                    "application/json": {
                        /** @description The number of the organization: it stands for the account. */
                        orgId: number;
                        /** @description The new container's name. */
                        name: string;
                        fromContainerId: string;
                        toContainerId: string;
                        /** @constant */
                        type: "clone";
                        /** Format: date-time */
                        startedAt: string;
                        /** @description Null while the clone is under way. */
                        completedAt: string | null;
                    };
                };
            };
            /** @description The request is not valid: name must not be empty. */
            400: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Credentials are needed, in the header Authorization. */
            401: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description The credentials lack the scope resources:write: use others, or get a token for that scope. */
            403: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Container does not exist. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description The request body must be at most 16384 bytes long. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /**
             * @description Cannot start clone process as there is an existing clone process already in progress for this container.
             *
             *     The data tell which clone it is.
             */
            423: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "error": {
                     *         "code": "request",
                     *         "message": "Cannot start clone process as there is an existing clone process already in progress for this container."
                     *       },
                     *       "data": {
                     *         "orgId": 51,
                     *         "name": "Deeds of 2026",
                     *         "fromContainerId": "58b72e03472f3f601810858f",
                     *         "toContainerId": "58b72e9d472f3f6018108590",
                     *         "type": "clone",
                     *         "startedAt": "2026-01-31T12:00:00Z",
                     *         "completedAt": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        error: {
                            code: ("UnauthorizedError" | "server" | "request") | number;
                            message: string;
                        };
                        data: {
                            /** @description The number of the organization: it stands for the account. */
                            orgId: number;
                            /** @description The new container's name. */
                            name: string;
                            fromContainerId: string;
                            toContainerId: string;
                            /** @constant */
                            type: "clone";
                            /** Format: date-time */
                            startedAt: string;
                            /** @description Null while the clone is under way. */
                            completedAt: string | null;
                        };
                    };
                };
            };
            /** @description Too many requests: wait as long as Retry-After says. */
            429: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    /** @description Seconds to wait before the next request. */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
            /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
            500: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["containers-error"];
                };
            };
        };
    };
}
