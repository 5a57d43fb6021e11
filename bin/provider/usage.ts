export const usage = `Manage who may call the API, and its lists. Without --stage, in the local mode (DATA_DIR, .local by default); with it, in AWS.

  npm run provider -- create --account NAME [--user NAME] [--scope "resources:read resources:write"]
                             [--token-lifetime SECONDS] [--requests-per-second NUMBER]
      Make a client of an account, and a user with --user. Secret and password are printed once and kept nowhere.

  npm run provider -- list                                                List the clients.
  npm run provider -- disable CLIENT_ID                                   Let a client in no longer, good tokens included.
  npm run provider -- enable CLIENT_ID                                    Let it in again.
  npm run provider -- limit CLIENT_ID --requests-per-second NUMBER        Change how much a client may send.
  npm run provider -- grant CLIENT_ID --organization NAME [--project NAME] --role viewer|contributor|manager
  npm run provider -- revoke CLIENT_ID --organization NAME [--project NAME]
      Say what a client may do in an organization's or a project's list of resources.
  npm run provider -- rotate-secret CLIENT_ID                             Give a client a new secret; the old one is out.
  npm run provider -- reconcile RESOURCE_ID | --account NAME
      Bring lists, words and objects in line with the record of a resource, or of all that an account lists.
  npm run provider -- grow LIST --shards NUMBER
      Spread a list over more shards, ten at most: one that gets more than 1,000 new or changed resources a second. A LIST
      is account#NAME, organization#NAME, project#ORGANIZATION/NAME, projects#ORGANIZATION, container#ID or
      containers#ACCOUNT; quote it.

  disable, enable, limit, grant and revoke take --user NAME in place of a client.
  --stage NAME   the deployed stage; credentials and region as the AWS command line finds them`;
