export const usage = `Manage who may call the API, and its lists. Without --stage, in the local mode (DATA_DIR, .local by default); with it, in AWS.

  npm run provider -- create --account NAME [--user NAME] [--scope "resources:read resources:write"]
                             [--token-lifetime SECONDS] [--requests-per-second NUMBER]
      Make a client of an account, and a user with --user. Secret and password are printed once and not stored.

  npm run provider -- list                                                List the clients.
  npm run provider -- disable CLIENT_ID                                   Refuse a client, even with valid tokens.
  npm run provider -- enable CLIENT_ID                                    Accept it again.
  npm run provider -- limit CLIENT_ID --requests-per-second NUMBER        Change a client's limit.
  npm run provider -- grant CLIENT_ID --organization NAME [--project NAME] --role viewer|contributor|manager
  npm run provider -- revoke CLIENT_ID --organization NAME [--project NAME]
      Set a client's role in an organization or a project.
  npm run provider -- rotate-secret CLIENT_ID                             Replace a client's secret.
  npm run provider -- reconcile RESOURCE_ID | --account NAME
      Bring lists, words and objects in line with the record of a resource, or of all that an account lists.
  npm run provider -- recount --account NAME
      Count an account's files anew, for GET /v1/usage. What comes or goes meanwhile may be counted wrongly.
  npm run provider -- grow LIST --shards NUMBER
      Spread a list over more shards, ten at most, if it gets more than 1,000 new or changed resources a second. A LIST
      is account#NAME, organization#NAME, project#ORGANIZATION/NAME, projects#ORGANIZATION, container#ID or
      containers#ACCOUNT; quote it.

  disable, enable, limit, grant and revoke take --user NAME in place of a client.
  --stage NAME   the deployed stage; credentials and region as the AWS command line finds them`;
