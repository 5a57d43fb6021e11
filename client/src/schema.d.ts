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
         * @description The client credentials grant and the resource owner's password grant (RFC 6749 sections 4.3 and 4.4). The client sends its id and secret in the body, or with HTTP Basic. A page that cannot keep a secret gets a token for a user with `client_id=console` alone: it has the account, the scopes and the limit of the user.
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
    "/console": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the console
         * @description A page on which people look at their files, upload and manage them.
         */
        get: operations["console"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a file of the console
         * @description What the page is made of, compressed by gzip, below `assets/`; elsewhere the page itself.
         */
        get: operations["console-file"];
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
export interface webhooks {
    event: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An event
         * @description Sent to the address of a webhook, signed by the rules of Standard Webhooks, at least once and in no promised order.
         */
        post: operations["receive-event"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        TokenRequest: {
            /** @description Unless HTTP Basic has it. */
            client_id?: string;
            /** @description Unless HTTP Basic has it, or the client is `console`. */
            client_secret?: string;
            /** @enum {string} */
            grant_type: "client_credentials" | "password";
            /** @description Scopes separated by spaces; all of the client by default. */
            scope?: string;
            /** @description For the password grant. */
            username?: string;
            /** @description For the password grant. */
            password?: string;
        };
        Token: {
            access_token: string;
            /** @constant */
            token_type: "Bearer";
            /** @description Milliseconds since 1970. */
            issued_at: string;
            /** @description Seconds. */
            expires_in: string;
            scope: string;
        };
        KeySet: {
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
        AuthorizationServer: {
            issuer: string;
            token_endpoint: string;
            jwks_uri: string;
            scopes_supported: string[];
            response_types_supported: string[];
            grant_types_supported: string[];
            token_endpoint_auth_methods_supported: string[];
        };
        OauthError: {
            error: string;
            error_description: string;
        };
        ReservationRequest: {
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
            /** @description In bytes: of parts together, which need it; of a form, the most that it may bring. */
            size?: number;
            /** @description What the file must have, in hexadecimal or base64. Not for an upload in parts. */
            sha256?: string;
        };
        Reservation: {
            /** @description A URL, or `ref://` and the id for a file that stays. */
            uri: string;
            signed_request: (components["schemas"]["SignedForm"] | components["schemas"]["SignedRequest"]) | null;
            /** Format: uuid */
            id: string;
            expires_at: string | null;
            upload_expires_at: string | null;
            /** @description Of each part but the last, in bytes. */
            part_size?: number;
            /** @description How many parts there are. */
            parts?: number;
        };
        SignedForm: {
            url: string;
            fields: {
                [key: string]: string;
            };
        };
        SignedRequest: {
            method: string;
            url: string;
            headers: {
                [key: string]: string;
            };
        };
        SignRequest: {
            /** @enum {string} */
            method: "DELETE" | "GET" | "POST" | "PUT";
            key: string;
            uploadId?: string;
            partNumber?: number;
            contentType?: unknown;
            expiresIn?: unknown;
        };
        SignedUpload: {
            /** @constant */
            method: "POST";
            url: string;
            fields: {
                [key: string]: string;
            };
            key: string;
        } | {
            method: string;
            url: string;
            headers: {
                [key: string]: string;
            };
            key: string;
        };
        ResolvedReference: {
            uri: string;
        };
        Resource: {
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
        ResourcePage: {
            resources: components["schemas"]["Resource"][];
            cursor: string | null;
        };
        ResourceChange: {
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
        Usage: {
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
        NewWebhook: {
            /**
             * Format: uri
             * @description An https URL of a host on the public internet, without credentials.
             */
            url: string;
            events: ("resource.available" | "resource.updated" | "resource.deleted" | "resource.expired" | "container.cloned" | "*")[];
        };
        WebhookChange: {
            /**
             * Format: uri
             * @description An https URL of a host on the public internet, without credentials.
             */
            url?: string;
            events?: ("resource.available" | "resource.updated" | "resource.deleted" | "resource.expired" | "container.cloned" | "*")[];
            enabled?: boolean;
            rotate_secret?: boolean;
        };
        Webhook: {
            id: string;
            url: string;
            events: ("resource.available" | "resource.updated" | "resource.deleted" | "resource.expired" | "container.cloned" | "*")[];
            enabled: boolean;
            disabled_reason: string | null;
            failing_since: string | null;
            /** Format: date-time */
            created_at: string;
        };
        CreatedWebhook: {
            id: string;
            url: string;
            events: ("resource.available" | "resource.updated" | "resource.deleted" | "resource.expired" | "container.cloned" | "*")[];
            enabled: boolean;
            disabled_reason: string | null;
            failing_since: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description What deliveries are signed with (Standard Webhooks). No later answer shows it. */
            secret: string;
        };
        ChangedWebhook: {
            id: string;
            url: string;
            events: ("resource.available" | "resource.updated" | "resource.deleted" | "resource.expired" | "container.cloned" | "*")[];
            enabled: boolean;
            disabled_reason: string | null;
            failing_since: string | null;
            /** Format: date-time */
            created_at: string;
            /** @description What deliveries are signed with (Standard Webhooks). No later answer shows it. */
            secret?: string;
        };
        WebhookList: {
            webhooks: components["schemas"]["Webhook"][];
        };
        Delivery: {
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
            event: components["schemas"]["EventMessage"];
        };
        DeliveryPage: {
            deliveries: components["schemas"]["Delivery"][];
            cursor: string | null;
        };
        EventMessage: {
            id: string;
            /** @enum {string} */
            type: "resource.available" | "resource.updated" | "resource.deleted" | "resource.expired";
            /** Format: date-time */
            timestamp: string;
            data: components["schemas"]["Resource"];
        } | {
            id: string;
            /** @constant */
            type: "container.cloned";
            /** Format: date-time */
            timestamp: string;
            data: {
                /** @description The new container. */
                container_id: string;
                from_container_id: string;
                name: string;
                total: number;
                copied: number;
                skipped: number;
                /** Format: date-time */
                started_at: string;
                /** Format: date-time */
                completed_at: string;
                expires_at: null;
            };
        } | {
            id: string;
            /** @constant */
            type: "webhook.test";
            /** Format: date-time */
            timestamp: string;
            data: Record<string, never>;
        };
        ResourceManagerError: {
            error: {
                code: number;
                message: string;
                details: {
                    field: string;
                    message: string;
                }[];
            };
        };
        ContentUploadV1: {
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
        };
        ContentUpload: {
            /** @description The file, with or without padding and line breaks, and without a `data:` prefix. */
            content: string;
            expirationDate?: string | null;
            /** @description A container of the account; null for none. */
            container_id?: string | null;
            /** @description Each counts once; null for none. */
            tags?: string[] | null;
        };
        ContentUpdate: {
            /** @description The file's id, or the id of a request about it. */
            id: string;
            expirationDate?: string | null;
            /** @description A container of the account; null for none. */
            container_id?: string | null;
            /** @description Each counts once; null for none. */
            tags?: string[] | null;
        };
        Content: {
            /** Format: uuid */
            id: string;
            expirationDate: string | null;
            /** @description In bytes. */
            size: number;
            contentType: string;
        };
        LocatedContent: {
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
        DeletedContent: {
            /** Format: uuid */
            id: string;
        };
        ContentError: {
            invalidReasons: string[];
            /** @constant */
            valid: false;
        };
        NewEntry: {
            name: string;
            description?: string;
            archived?: boolean | ("true" | "True" | "false" | "False");
            attributes?: {
                [key: string]: unknown;
            } | string;
            /** @enum {string} */
            entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
            entity_id?: string;
            /** @description A container of the account; null, or an empty text in a form, for none. */
            container_id?: string | null;
            tags?: string[] | null | string;
            /** @description The URL or `ref://` of a file that you have uploaded. */
            resource: string;
        };
        NewEntryForm: {
            name: string;
            description?: string;
            archived?: boolean | ("true" | "True" | "false" | "False");
            attributes?: {
                [key: string]: unknown;
            } | string;
            /** @enum {string} */
            entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
            entity_id?: string;
            /** @description A container of the account; null, or an empty text in a form, for none. */
            container_id?: string | null;
            tags?: string[] | null | string;
            /** @description The file, as a part with a file name. Its type is found in its bytes. */
            resource: string;
        };
        PlacedEntry: {
            /** @description The resource that is put into the list as it is. */
            id: string;
            name?: string;
            description?: string;
            archived?: boolean | ("true" | "True" | "false" | "False");
            attributes?: {
                [key: string]: unknown;
            } | string;
            /** @enum {string} */
            entity_type?: "party" | "party_relationship" | "spatial_unit" | "spatial_unit_relationship" | "tenure_relationship" | "organization" | "project" | "questionnaire" | "question" | "parcel";
            entity_id?: string;
            /** @description A container of the account; null, or an empty text in a form, for none. */
            container_id?: string | null;
            tags?: string[] | null | string;
            /** @description The URL or `ref://` of a file that you have uploaded. */
            resource?: string;
        };
        EntryChange: {
            name?: string;
            description?: string;
            archived?: boolean | ("true" | "True" | "false" | "False");
            attributes?: {
                [key: string]: unknown;
            } | string;
            /** @description A container of the account; null, or an empty text in a form, for none. */
            container_id?: string | null;
            tags?: string[] | null | string;
        };
        EntryChangeForm: {
            name?: string;
            description?: string;
            archived?: boolean | ("true" | "True" | "false" | "False");
            attributes?: {
                [key: string]: unknown;
            } | string;
            /** @description A container of the account; null, or an empty text in a form, for none. */
            container_id?: string | null;
            tags?: string[] | null | string;
            /** @description The file, as a part with a file name. Its type is found in its bytes. */
            resource?: string;
        };
        Entry: {
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
        EntryList: components["schemas"]["Entry"][];
        CatalogueError: {
            [key: string]: string;
        };
        NewContainer: {
            name: string;
            description?: string | null;
            /** @description Each counts once; null for none. */
            tags?: string[] | null;
            orgId?: (number | string) | null;
        };
        ContainerChange: {
            name?: string | null;
            description?: string | null;
            /** @description Each counts once; null for none. */
            tags?: string[] | null;
        } & {
            [key: string]: unknown;
        };
        CloneRequest: {
            name: string;
        };
        Container: {
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
        CreatedContainer: {
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
        ContainerPage: {
            data: components["schemas"]["Container"][];
            /** @description For the next page, in the query of another request; null on the last one. */
            cursor: string | null;
        };
        ContainerResource: {
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
        };
        ContainerResourcePage: {
            data: components["schemas"]["ContainerResource"][];
            /** @description For the next page, in the query of another request; null on the last one. */
            cursor: string | null;
        };
        Clone: {
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
        CloneProgress: {
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
        LockedError: {
            error: {
                code: ("UnauthorizedError" | "server" | "request") | number;
                message: string;
            };
            data: components["schemas"]["Clone"];
        };
        ContainersError: {
            error: {
                code: ("UnauthorizedError" | "server" | "request") | number;
                message: string;
            };
        };
        Links: {
            name: string;
            version: string;
            console: string;
            documentation: string;
            description: string;
            status: string;
        };
        Status: {
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
        Unavailable: {
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
        };
        ContainersQuery: {
            /**
             * @description At least one of `any`, every one of `all`, and none of `none`.
             * @default {}
             */
            tags?: {
                any?: string[];
                all?: string[];
                none?: string[];
            };
            /** @description The whole name, whatever its case and Unicode normalization. */
            name?: string;
            /** @default 0 */
            offset?: ((number | string) | (string | number)) | number | string;
            /** @default 100 */
            limit?: ((number | string) | (string | number)) | number | string;
            /** @description From an earlier answer, for what follows it. */
            cursor?: string;
            /**
             * @default createdAt
             * @enum {string}
             */
            sort?: "name" | "-name" | "createdAt" | "-createdAt";
        };
    };
    responses: {
        /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
        OauthInternalServerError: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["OauthError"];
            };
        };
        /** @description Credentials are needed, in the header Authorization. */
        ResourceManagerUnauthorized: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ResourceManagerError"];
            };
        };
        /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
        ResourceManagerForbidden: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ResourceManagerError"];
            };
        };
        /** @description The resource has expired or was deleted. */
        ResourceManagerGone: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ResourceManagerError"];
            };
        };
        /** @description The request body must be at most 16384 bytes long. */
        ResourceManagerPayloadTooLarge: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ResourceManagerError"];
            };
        };
        /** @description Too many requests: wait as long as Retry-After says. */
        ResourceManagerTooManyRequests: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                /** @description Seconds to wait before the next request. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ResourceManagerError"];
            };
        };
        /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
        ResourceManagerInternalServerError: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ResourceManagerError"];
            };
        };
        /** @description There is no such resource. */
        ResourceManagerNotFound: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ResourceManagerError"];
            };
        };
        /** @description name: This field is required */
        CatalogueBadRequest: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CatalogueError"];
            };
        };
        /** @description Credentials are needed, in the header Authorization. */
        CatalogueUnauthorized: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CatalogueError"];
            };
        };
        /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
        CatalogueForbidden: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CatalogueError"];
            };
        };
        /** @description Too many requests: wait as long as Retry-After says. */
        CatalogueTooManyRequests: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                /** @description Seconds to wait before the next request. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CatalogueError"];
            };
        };
        /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
        CatalogueInternalServerError: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CatalogueError"];
            };
        };
        /** @description The resource has expired or was deleted. */
        CatalogueGone: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CatalogueError"];
            };
        };
        /** @description A file here must be at most 4194304 bytes: upload it with POST /v1/resources, which takes up to 5 GiB, and send its ref:// as resource. */
        CataloguePayloadTooLarge: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CatalogueError"];
            };
        };
        /** @description The Idempotency-Key was used for another request: use a new one. */
        CatalogueUnprocessableEntity: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CatalogueError"];
            };
        };
        /** @description Resource does not exist */
        CatalogueNotFound: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["CatalogueError"];
            };
        };
        /** @description Credentials are needed, in the header Authorization. */
        ContentUnauthorized: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContentError"];
            };
        };
        /**
         * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
         *
         *     The account's quota does not allow this: 0 of 1000 resources are left.
         */
        ContentForbidden: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContentError"];
            };
        };
        /** @description Content must be at most 4194304 bytes here: ask for a direct upload with POST /v1/resources, which takes files of up to 5 GiB */
        ContentPayloadTooLarge: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContentError"];
            };
        };
        /** @description Too many requests: wait as long as Retry-After says. */
        ContentTooManyRequests: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                /** @description Seconds to wait before the next request. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContentError"];
            };
        };
        /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
        ContentInternalServerError: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContentError"];
            };
        };
        /** @description There is no file with this ID */
        ContentNotFound: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContentError"];
            };
        };
        /** @description The request is not valid: limit must be a whole number from 1 to 1000. */
        ContainersBadRequest: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContainersError"];
            };
        };
        /** @description Something went wrong here. Try again; if it lasts, tell us the X-Request-Id. */
        ContainersInternalServerError: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContainersError"];
            };
        };
        /** @description Credentials are needed, in the header Authorization. */
        ContainersUnauthorized: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContainersError"];
            };
        };
        /** @description The credentials lack the scope resources:read: use others, or get a token for that scope. */
        ContainersForbidden: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                /** @description How to authenticate (RFC 6750 section 3, RFC 7617 section 2). */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContainersError"];
            };
        };
        /** @description The request body must be at most 262144 bytes long. */
        ContainersPayloadTooLarge: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContainersError"];
            };
        };
        /** @description Too many requests: wait as long as Retry-After says. */
        ContainersTooManyRequests: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                /** @description Seconds to wait before the next request. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContainersError"];
            };
        };
        /** @description Container does not exist. */
        ContainersNotFound: {
            headers: {
                /** @description The id of the request in the log. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ContainersError"];
            };
        };
    };
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
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
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
                    "application/json": components["schemas"]["OauthError"];
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
                    "application/json": components["schemas"]["OauthError"];
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
                    "application/json": components["schemas"]["OauthError"];
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
                    "application/json": components["schemas"]["OauthError"];
                };
            };
            500: components["responses"]["OauthInternalServerError"];
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
                    "application/json": components["schemas"]["KeySet"];
                };
            };
            500: components["responses"]["OauthInternalServerError"];
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
                    "application/json": components["schemas"]["AuthorizationServer"];
                };
            };
            500: components["responses"]["OauthInternalServerError"];
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
                    "application/json": components["schemas"]["ResourcePage"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            401: components["responses"]["ResourceManagerUnauthorized"];
            403: components["responses"]["ResourceManagerForbidden"];
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                "application/json": components["schemas"]["ReservationRequest"];
            };
        };
        responses: {
            /** @description The resource, and how to send its file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reservation"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            401: components["responses"]["ResourceManagerUnauthorized"];
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     The account's quota does not allow this: 0 of 1000 resources are left.
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
                    "application/json": components["schemas"]["ResourceManagerError"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                    "application/json": components["schemas"]["ResolvedReference"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            401: components["responses"]["ResourceManagerUnauthorized"];
            403: components["responses"]["ResourceManagerForbidden"];
            404: components["responses"]["ResourceManagerNotFound"];
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
            404: components["responses"]["ResourceManagerNotFound"];
            410: components["responses"]["ResourceManagerGone"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
            401: components["responses"]["ResourceManagerUnauthorized"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            404: components["responses"]["ResourceManagerNotFound"];
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                "application/json": components["schemas"]["ResourceChange"];
            };
        };
        responses: {
            /** @description The resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resource"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            401: components["responses"]["ResourceManagerUnauthorized"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            404: components["responses"]["ResourceManagerNotFound"];
            410: components["responses"]["ResourceManagerGone"];
            /** @description The request body must be at most 65536 bytes long. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                    "application/json": components["schemas"]["Resource"];
                };
            };
            401: components["responses"]["ResourceManagerUnauthorized"];
            403: components["responses"]["ResourceManagerForbidden"];
            404: components["responses"]["ResourceManagerNotFound"];
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                    "application/json": components["schemas"]["Usage"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            401: components["responses"]["ResourceManagerUnauthorized"];
            403: components["responses"]["ResourceManagerForbidden"];
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                "application/json": components["schemas"]["SignRequest"];
            };
        };
        responses: {
            /** @description The request. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedUpload"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            401: components["responses"]["ResourceManagerUnauthorized"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            404: components["responses"]["ResourceManagerNotFound"];
            410: components["responses"]["ResourceManagerGone"];
            413: components["responses"]["ResourceManagerPayloadTooLarge"];
            /** @description The file of this resource comes in parts: open an upload first. */
            422: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                    "application/json": components["schemas"]["WebhookList"];
                };
            };
            401: components["responses"]["ResourceManagerUnauthorized"];
            403: components["responses"]["ResourceManagerForbidden"];
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                "application/json": components["schemas"]["NewWebhook"];
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
                    "application/json": components["schemas"]["CreatedWebhook"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            401: components["responses"]["ResourceManagerUnauthorized"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            413: components["responses"]["ResourceManagerPayloadTooLarge"];
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            401: components["responses"]["ResourceManagerUnauthorized"];
            403: components["responses"]["ResourceManagerForbidden"];
            /** @description There is no such webhook. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
            401: components["responses"]["ResourceManagerUnauthorized"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                "application/json": components["schemas"]["WebhookChange"];
            };
        };
        responses: {
            /** @description The webhook. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedWebhook"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            401: components["responses"]["ResourceManagerUnauthorized"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            413: components["responses"]["ResourceManagerPayloadTooLarge"];
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            401: components["responses"]["ResourceManagerUnauthorized"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                    "application/json": components["schemas"]["DeliveryPage"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            401: components["responses"]["ResourceManagerUnauthorized"];
            403: components["responses"]["ResourceManagerForbidden"];
            /** @description There is no such webhook. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            401: components["responses"]["ResourceManagerUnauthorized"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            429: components["responses"]["ResourceManagerTooManyRequests"];
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                    "application/json": components["schemas"]["EntryList"];
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
                    "application/json": components["schemas"]["CatalogueError"];
                };
            };
            401: components["responses"]["CatalogueUnauthorized"];
            403: components["responses"]["CatalogueForbidden"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
                "multipart/form-data": components["schemas"]["NewEntryForm"] | components["schemas"]["NewEntry"];
                "application/json": components["schemas"]["NewEntry"];
                "application/x-www-form-urlencoded": components["schemas"]["NewEntry"];
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
                    "application/json": components["schemas"]["Entry"];
                };
            };
            400: components["responses"]["CatalogueBadRequest"];
            401: components["responses"]["CatalogueUnauthorized"];
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     The account's quota does not allow this: 0 of 1000 resources are left.
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
                    "application/json": components["schemas"]["CatalogueError"];
                };
            };
            410: components["responses"]["CatalogueGone"];
            413: components["responses"]["CataloguePayloadTooLarge"];
            422: components["responses"]["CatalogueUnprocessableEntity"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
                    "application/json": components["schemas"]["EntryList"];
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
                    "application/json": components["schemas"]["CatalogueError"];
                };
            };
            401: components["responses"]["CatalogueUnauthorized"];
            403: components["responses"]["CatalogueForbidden"];
            404: components["responses"]["CatalogueNotFound"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
                "multipart/form-data": components["schemas"]["NewEntryForm"] | components["schemas"]["NewEntry"] | components["schemas"]["PlacedEntry"];
                "application/json": components["schemas"]["NewEntry"] | components["schemas"]["PlacedEntry"];
                "application/x-www-form-urlencoded": components["schemas"]["NewEntry"] | components["schemas"]["PlacedEntry"];
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
                    "application/json": components["schemas"]["Entry"];
                };
            };
            400: components["responses"]["CatalogueBadRequest"];
            401: components["responses"]["CatalogueUnauthorized"];
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     The account's quota does not allow this: 0 of 1000 resources are left.
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
                    "application/json": components["schemas"]["CatalogueError"];
                };
            };
            404: components["responses"]["CatalogueNotFound"];
            410: components["responses"]["CatalogueGone"];
            413: components["responses"]["CataloguePayloadTooLarge"];
            422: components["responses"]["CatalogueUnprocessableEntity"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
                    "application/json": components["schemas"]["EntryList"];
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
                    "application/json": components["schemas"]["CatalogueError"];
                };
            };
            401: components["responses"]["CatalogueUnauthorized"];
            403: components["responses"]["CatalogueForbidden"];
            404: components["responses"]["CatalogueNotFound"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
                "multipart/form-data": components["schemas"]["NewEntryForm"] | components["schemas"]["NewEntry"] | components["schemas"]["PlacedEntry"];
                "application/json": components["schemas"]["NewEntry"] | components["schemas"]["PlacedEntry"];
                "application/x-www-form-urlencoded": components["schemas"]["NewEntry"] | components["schemas"]["PlacedEntry"];
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
                    "application/json": components["schemas"]["Entry"];
                };
            };
            400: components["responses"]["CatalogueBadRequest"];
            401: components["responses"]["CatalogueUnauthorized"];
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     The account's quota does not allow this: 0 of 1000 resources are left.
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
                    "application/json": components["schemas"]["CatalogueError"];
                };
            };
            404: components["responses"]["CatalogueNotFound"];
            410: components["responses"]["CatalogueGone"];
            413: components["responses"]["CataloguePayloadTooLarge"];
            422: components["responses"]["CatalogueUnprocessableEntity"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
                    "application/json": components["schemas"]["Entry"];
                };
            };
            401: components["responses"]["CatalogueUnauthorized"];
            403: components["responses"]["CatalogueForbidden"];
            404: components["responses"]["CatalogueNotFound"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
                "multipart/form-data": components["schemas"]["EntryChangeForm"];
                "application/json": components["schemas"]["EntryChange"];
                "application/x-www-form-urlencoded": components["schemas"]["EntryChange"];
            };
        };
        responses: {
            /** @description The changed resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            400: components["responses"]["CatalogueBadRequest"];
            401: components["responses"]["CatalogueUnauthorized"];
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to update the resource.
             *
             *     The account's quota does not allow this: 0 of 1000 resources are left.
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
                    "application/json": components["schemas"]["CatalogueError"];
                };
            };
            404: components["responses"]["CatalogueNotFound"];
            413: components["responses"]["CataloguePayloadTooLarge"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
            401: components["responses"]["CatalogueUnauthorized"];
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
                    "application/json": components["schemas"]["CatalogueError"];
                };
            };
            404: components["responses"]["CatalogueNotFound"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
                "multipart/form-data": components["schemas"]["EntryChangeForm"];
                "application/json": components["schemas"]["EntryChange"];
                "application/x-www-form-urlencoded": components["schemas"]["EntryChange"];
            };
        };
        responses: {
            /** @description The changed resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            400: components["responses"]["CatalogueBadRequest"];
            401: components["responses"]["CatalogueUnauthorized"];
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to update the resource.
             *
             *     The account's quota does not allow this: 0 of 1000 resources are left.
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
                    "application/json": components["schemas"]["CatalogueError"];
                };
            };
            404: components["responses"]["CatalogueNotFound"];
            413: components["responses"]["CataloguePayloadTooLarge"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
                    "application/json": components["schemas"]["Entry"];
                };
            };
            401: components["responses"]["CatalogueUnauthorized"];
            403: components["responses"]["CatalogueForbidden"];
            404: components["responses"]["CatalogueNotFound"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
                "multipart/form-data": components["schemas"]["EntryChangeForm"];
                "application/json": components["schemas"]["EntryChange"];
                "application/x-www-form-urlencoded": components["schemas"]["EntryChange"];
            };
        };
        responses: {
            /** @description The changed resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            400: components["responses"]["CatalogueBadRequest"];
            401: components["responses"]["CatalogueUnauthorized"];
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to update the resource.
             *
             *     The account's quota does not allow this: 0 of 1000 resources are left.
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
                    "application/json": components["schemas"]["CatalogueError"];
                };
            };
            404: components["responses"]["CatalogueNotFound"];
            413: components["responses"]["CataloguePayloadTooLarge"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
            401: components["responses"]["CatalogueUnauthorized"];
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
                    "application/json": components["schemas"]["CatalogueError"];
                };
            };
            404: components["responses"]["CatalogueNotFound"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
                "multipart/form-data": components["schemas"]["EntryChangeForm"];
                "application/json": components["schemas"]["EntryChange"];
                "application/x-www-form-urlencoded": components["schemas"]["EntryChange"];
            };
        };
        responses: {
            /** @description The changed resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            400: components["responses"]["CatalogueBadRequest"];
            401: components["responses"]["CatalogueUnauthorized"];
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to update the resource.
             *
             *     The account's quota does not allow this: 0 of 1000 resources are left.
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
                    "application/json": components["schemas"]["CatalogueError"];
                };
            };
            404: components["responses"]["CatalogueNotFound"];
            413: components["responses"]["CataloguePayloadTooLarge"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
                    "application/json": components["schemas"]["Entry"];
                };
            };
            401: components["responses"]["CatalogueUnauthorized"];
            403: components["responses"]["CatalogueForbidden"];
            404: components["responses"]["CatalogueNotFound"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
                "multipart/form-data": components["schemas"]["EntryChangeForm"];
                "application/json": components["schemas"]["EntryChange"];
                "application/x-www-form-urlencoded": components["schemas"]["EntryChange"];
            };
        };
        responses: {
            /** @description The changed resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            400: components["responses"]["CatalogueBadRequest"];
            401: components["responses"]["CatalogueUnauthorized"];
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to update the resource.
             *
             *     The account's quota does not allow this: 0 of 1000 resources are left.
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
                    "application/json": components["schemas"]["CatalogueError"];
                };
            };
            404: components["responses"]["CatalogueNotFound"];
            413: components["responses"]["CataloguePayloadTooLarge"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
            401: components["responses"]["CatalogueUnauthorized"];
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
                    "application/json": components["schemas"]["CatalogueError"];
                };
            };
            404: components["responses"]["CatalogueNotFound"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
                "multipart/form-data": components["schemas"]["EntryChangeForm"];
                "application/json": components["schemas"]["EntryChange"];
                "application/x-www-form-urlencoded": components["schemas"]["EntryChange"];
            };
        };
        responses: {
            /** @description The changed resource. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entry"];
                };
            };
            400: components["responses"]["CatalogueBadRequest"];
            401: components["responses"]["CatalogueUnauthorized"];
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     You are not allowed to update the resource.
             *
             *     The account's quota does not allow this: 0 of 1000 resources are left.
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
                    "application/json": components["schemas"]["CatalogueError"];
                };
            };
            404: components["responses"]["CatalogueNotFound"];
            413: components["responses"]["CataloguePayloadTooLarge"];
            429: components["responses"]["CatalogueTooManyRequests"];
            500: components["responses"]["CatalogueInternalServerError"];
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
                "application/json": components["schemas"]["ContentUploadV1"];
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
                    "application/json": components["schemas"]["ContentError"];
                };
            };
            401: components["responses"]["ContentUnauthorized"];
            403: components["responses"]["ContentForbidden"];
            413: components["responses"]["ContentPayloadTooLarge"];
            429: components["responses"]["ContentTooManyRequests"];
            500: components["responses"]["ContentInternalServerError"];
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
                "application/json": components["schemas"]["ContentUpdate"];
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
                    "application/json": components["schemas"]["LocatedContent"];
                };
            };
            401: components["responses"]["ContentUnauthorized"];
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
                    "application/json": components["schemas"]["ContentError"];
                };
            };
            404: components["responses"]["ContentNotFound"];
            /** @description The request body must be at most 16384 bytes long. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContentError"];
                };
            };
            429: components["responses"]["ContentTooManyRequests"];
            500: components["responses"]["ContentInternalServerError"];
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
                "application/json": components["schemas"]["ContentUpload"];
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
                    "application/json": components["schemas"]["Content"];
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
                    "application/json": components["schemas"]["LocatedContent"];
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
                    "application/json": components["schemas"]["ContentError"];
                };
            };
            401: components["responses"]["ContentUnauthorized"];
            403: components["responses"]["ContentForbidden"];
            413: components["responses"]["ContentPayloadTooLarge"];
            429: components["responses"]["ContentTooManyRequests"];
            500: components["responses"]["ContentInternalServerError"];
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
                    "application/json": components["schemas"]["LocatedContent"];
                };
            };
            401: components["responses"]["ContentUnauthorized"];
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
                    "application/json": components["schemas"]["ContentError"];
                };
            };
            404: components["responses"]["ContentNotFound"];
            429: components["responses"]["ContentTooManyRequests"];
            500: components["responses"]["ContentInternalServerError"];
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
                    "application/json": components["schemas"]["DeletedContent"];
                };
            };
            401: components["responses"]["ContentUnauthorized"];
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
                    "application/json": components["schemas"]["ContentError"];
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
                    "application/json": components["schemas"]["ContentError"];
                };
            };
            429: components["responses"]["ContentTooManyRequests"];
            500: components["responses"]["ContentInternalServerError"];
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
                    "application/json": components["schemas"]["Links"];
                    "text/html": string;
                };
            };
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                    "text/html": string;
                };
            };
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            500: components["responses"]["ResourceManagerInternalServerError"];
        };
    };
    console: {
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
                    "text/html": string;
                };
            };
            500: components["responses"]["ResourceManagerInternalServerError"];
        };
    };
    "console-file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                path: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                    "text/javascript": string;
                    "image/svg+xml": string;
                    "text/css": string;
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
                    "application/json": components["schemas"]["ResourceManagerError"];
                };
            };
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
            500: components["responses"]["ResourceManagerInternalServerError"];
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
                    "application/json": components["schemas"]["Status"];
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
                    "application/json": components["schemas"]["ContainersError"];
                };
            };
            /** @description The table or the bucket did not answer, or something else went wrong. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unavailable"] | components["schemas"]["ContainersError"];
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
                    "application/json": components["schemas"]["ContainerPage"];
                };
            };
            400: components["responses"]["ContainersBadRequest"];
            401: components["responses"]["ContainersUnauthorized"];
            403: components["responses"]["ContainersForbidden"];
            429: components["responses"]["ContainersTooManyRequests"];
            500: components["responses"]["ContainersInternalServerError"];
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
                "application/json": components["schemas"]["NewContainer"];
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
                    "application/json": components["schemas"]["CreatedContainer"];
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
                    "application/json": components["schemas"]["ContainersError"];
                };
            };
            401: components["responses"]["ContainersUnauthorized"];
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
                    "application/json": components["schemas"]["ContainersError"];
                };
            };
            413: components["responses"]["ContainersPayloadTooLarge"];
            429: components["responses"]["ContainersTooManyRequests"];
            500: components["responses"]["ContainersInternalServerError"];
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
                    "application/json": components["schemas"]["Container"];
                };
            };
            401: components["responses"]["ContainersUnauthorized"];
            403: components["responses"]["ContainersForbidden"];
            404: components["responses"]["ContainersNotFound"];
            429: components["responses"]["ContainersTooManyRequests"];
            500: components["responses"]["ContainersInternalServerError"];
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
                "application/json": components["schemas"]["ContainerChange"];
            };
        };
        responses: {
            /** @description The container as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Container"];
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
                    "application/json": components["schemas"]["ContainersError"];
                };
            };
            401: components["responses"]["ContainersUnauthorized"];
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
                    "application/json": components["schemas"]["ContainersError"];
                };
            };
            404: components["responses"]["ContainersNotFound"];
            413: components["responses"]["ContainersPayloadTooLarge"];
            429: components["responses"]["ContainersTooManyRequests"];
            500: components["responses"]["ContainersInternalServerError"];
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
                    "application/json": components["schemas"]["Container"];
                };
            };
            /** @description The container as it was; it is hidden from now on, and its resources are deleted in the background. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Container"];
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
                    "application/json": components["schemas"]["ContainersError"];
                };
            };
            401: components["responses"]["ContainersUnauthorized"];
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
                    "application/json": components["schemas"]["ContainersError"];
                };
            };
            404: components["responses"]["ContainersNotFound"];
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
                    "application/json": components["schemas"]["LockedError"];
                };
            };
            429: components["responses"]["ContainersTooManyRequests"];
            500: components["responses"]["ContainersInternalServerError"];
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
                    "application/json": components["schemas"]["ContainerResourcePage"];
                };
            };
            400: components["responses"]["ContainersBadRequest"];
            401: components["responses"]["ContainersUnauthorized"];
            403: components["responses"]["ContainersForbidden"];
            404: components["responses"]["ContainersNotFound"];
            429: components["responses"]["ContainersTooManyRequests"];
            500: components["responses"]["ContainersInternalServerError"];
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
                    "application/json": components["schemas"]["CloneProgress"];
                };
            };
            /** @description The clone that is under way. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CloneProgress"];
                };
            };
            401: components["responses"]["ContainersUnauthorized"];
            403: components["responses"]["ContainersForbidden"];
            /** @description There is no recent clone of this container. */
            404: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContainersError"];
                };
            };
            429: components["responses"]["ContainersTooManyRequests"];
            /** @description The last clone has failed; or, without data, something else went wrong. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        error: {
                            code: ("UnauthorizedError" | "server" | "request") | number;
                            message: string;
                        };
                        data?: components["schemas"]["Clone"];
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
                "application/json": components["schemas"]["CloneRequest"];
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
                    "application/json": components["schemas"]["Clone"];
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
                    "application/json": components["schemas"]["ContainersError"];
                };
            };
            401: components["responses"]["ContainersUnauthorized"];
            /**
             * @description The credentials lack the scope resources:write: use others, or get a token for that scope.
             *
             *     The account's quota does not allow this: 0 of 1000 resources are left.
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
                    "application/json": components["schemas"]["ContainersError"];
                };
            };
            404: components["responses"]["ContainersNotFound"];
            /** @description The request body must be at most 16384 bytes long. */
            413: {
                headers: {
                    /** @description The id of the request in the log. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContainersError"];
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
                    "application/json": components["schemas"]["LockedError"];
                };
            };
            429: components["responses"]["ContainersTooManyRequests"];
            500: components["responses"]["ContainersInternalServerError"];
        };
    };
    "receive-event": {
        parameters: {
            query?: never;
            header: {
                /** @description The event's id, which is the same in each attempt. */
                "webhook-id": string;
                /** @description When this attempt was made, in seconds since 1970. */
                "webhook-timestamp": string;
                /** @description A signature for each secret, such as `v1,K5oZ…`. */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EventMessage"];
            };
        };
        responses: {
            /** @description The webhook is disabled. */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The event has arrived. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It is sent again, for a day. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}

export type TokenRequest = components['schemas']['TokenRequest'];
export type Token = components['schemas']['Token'];
export type KeySet = components['schemas']['KeySet'];
export type AuthorizationServer = components['schemas']['AuthorizationServer'];
export type OauthError = components['schemas']['OauthError'];
export type ReservationRequest = components['schemas']['ReservationRequest'];
export type Reservation = components['schemas']['Reservation'];
export type SignedForm = components['schemas']['SignedForm'];
export type SignedRequest = components['schemas']['SignedRequest'];
export type SignRequest = components['schemas']['SignRequest'];
export type SignedUpload = components['schemas']['SignedUpload'];
export type ResolvedReference = components['schemas']['ResolvedReference'];
export type Resource = components['schemas']['Resource'];
export type ResourcePage = components['schemas']['ResourcePage'];
export type ResourceChange = components['schemas']['ResourceChange'];
export type Usage = components['schemas']['Usage'];
export type NewWebhook = components['schemas']['NewWebhook'];
export type WebhookChange = components['schemas']['WebhookChange'];
export type Webhook = components['schemas']['Webhook'];
export type CreatedWebhook = components['schemas']['CreatedWebhook'];
export type ChangedWebhook = components['schemas']['ChangedWebhook'];
export type WebhookList = components['schemas']['WebhookList'];
export type Delivery = components['schemas']['Delivery'];
export type DeliveryPage = components['schemas']['DeliveryPage'];
export type EventMessage = components['schemas']['EventMessage'];
export type ResourceManagerError = components['schemas']['ResourceManagerError'];
export type ContentUploadV1 = components['schemas']['ContentUploadV1'];
export type ContentUpload = components['schemas']['ContentUpload'];
export type ContentUpdate = components['schemas']['ContentUpdate'];
export type Content = components['schemas']['Content'];
export type LocatedContent = components['schemas']['LocatedContent'];
export type DeletedContent = components['schemas']['DeletedContent'];
export type ContentError = components['schemas']['ContentError'];
export type NewEntry = components['schemas']['NewEntry'];
export type NewEntryForm = components['schemas']['NewEntryForm'];
export type PlacedEntry = components['schemas']['PlacedEntry'];
export type EntryChange = components['schemas']['EntryChange'];
export type EntryChangeForm = components['schemas']['EntryChangeForm'];
export type Entry = components['schemas']['Entry'];
export type EntryList = components['schemas']['EntryList'];
export type CatalogueError = components['schemas']['CatalogueError'];
export type NewContainer = components['schemas']['NewContainer'];
export type ContainerChange = components['schemas']['ContainerChange'];
export type CloneRequest = components['schemas']['CloneRequest'];
export type Container = components['schemas']['Container'];
export type CreatedContainer = components['schemas']['CreatedContainer'];
export type ContainerPage = components['schemas']['ContainerPage'];
export type ContainerResource = components['schemas']['ContainerResource'];
export type ContainerResourcePage = components['schemas']['ContainerResourcePage'];
export type Clone = components['schemas']['Clone'];
export type CloneProgress = components['schemas']['CloneProgress'];
export type LockedError = components['schemas']['LockedError'];
export type ContainersError = components['schemas']['ContainersError'];
export type Links = components['schemas']['Links'];
export type Status = components['schemas']['Status'];
export type Unavailable = components['schemas']['Unavailable'];
export type ContainersQuery = components['schemas']['ContainersQuery'];
