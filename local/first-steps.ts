/**
 * The whole path of a file in five commands, to be pasted into bash or zsh: no comments, which zsh would run. The README
 * prints the same. `credentialsFile` is relative to where they run, or absolute.
 */
export function firstSteps(credentialsFile: string): readonly string[] {
  const file = credentialsFile.startsWith('/') ? credentialsFile : `./${credentialsFile}`;
  return [
    `eval "$(node -p 'Object.entries(require("${file}")).map((pair) => pair.join("=")).join("\\n")')"`,
    `token=$(curl -s $base_url/oauth/token -d grant_type=client_credentials \\
  -d client_id=$client_id -d client_secret=$client_secret \\
  | node -p 'JSON.parse(require("fs").readFileSync(0)).access_token')`,
    `curl -s $base_url/v1/resources -H "Authorization: Bearer $token" \\
  -d '{"file_name": "hello.txt", "mime_type": "text/plain", "mode": "persistent_reference"}' | tee upload.json`,
    `echo 'Hello, world' > hello.txt && node -p '({ url, fields } = require("./upload.json").signed_request,
  [\`url = "\${url}"\`, ...Object.keys(fields).map((name) => \`form-string = "\${name}=\${fields[name]}"\`)].join("\\n"))' \\
  | curl -si -K - -F file=@hello.txt`,
    `curl -sL $base_url/v1/resources/$(node -p 'require("./upload.json").id')`,
  ];
}
