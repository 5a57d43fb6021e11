import type { DemoCredentials } from './demo-account.ts';

/** What a start says: where the service is, whom it knows, and the whole path in commands to copy. */
export function welcome(credentials: DemoCredentials, file: string): string {
  const { base_url, client_id, client_secret, username, password, account_id } = credentials;
  return `
Resource Manager is ready at ${base_url}

  account        ${account_id}
  client_id      ${client_id}
  client_secret  ${client_secret}
  username       ${username}
  password       ${password}

These are in ${file} too. Try it: copy these commands into another terminal.

  # 1. Get a token
  TOKEN=$(curl -s ${base_url}/oauth/token -d grant_type=client_credentials \\
    -d client_id=${client_id} -d client_secret=${client_secret} \\
    | node -p 'JSON.parse(require("fs").readFileSync(0)).access_token')

  # 2. Ask for an upload
  curl -s ${base_url}/v1/resources -H "Authorization: Bearer $TOKEN" \\
    -d '{"file_name":"hello.txt","mime_type":"text/plain","mode":"temporary_url"}' | tee upload.json

  # 3. Send the file straight to storage, with the fields that came back before it
  echo 'Hello, world' > hello.txt
  node -p '({ url, fields } = require("./upload.json").signed_request, [\`url = "\${url}"\`,
    ...Object.keys(fields).map((name) => \`form-string = "\${name}=\${fields[name]}"\`)].join("\\n"))' \\
    | curl -si -K - -F file=@hello.txt

  # 4. Use its URL, without credentials
  curl -sL "$(node -p 'require("./upload.json").uri')"

Stop with Ctrl+C; everything stays for the next start.
`;
}

/** One line for a person: what was asked, what came of it, how long it took. Errors of ours in full. */
export function requestLine(entry: Readonly<Record<string, unknown>>): string {
  const { method, route, status, outcome, duration_ms: duration, error, message } = entry;
  const parts = [new Date().toISOString().slice(11, 19), message, method, route, status, outcome];
  const line = parts.filter((part) => part !== undefined).join(' ');
  return `${line}${duration === undefined ? '' : ` ${duration} ms`}${error === undefined ? '' : `\n${error}`}`;
}
