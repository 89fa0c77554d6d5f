/** What every script needs: to write into an address, to send a request, to take a value out of an answer. */
export const bashFunctions = `uri() { node -p 'encodeURIComponent(process.argv[1])' -- "$1"; }
# send <number> <method> <path> [header…] < body: keeps status, headers and body of the answer
send() {
  local number=$1 method=$2 path=$3; shift 3
  local arguments=() header
  for header in "$@"; do arguments+=(-H "$header"); done
  if [ "$method" = HEAD ]; then arguments+=(-I); else arguments+=(-X "$method"); fi
  if ! [ -t 0 ]; then cat > "$work/sent"; [ -s "$work/sent" ] && arguments+=(--data-binary "@$work/sent"); fi
  curl -sS --path-as-is -m 30 -D "$work/$number.headers" -o "$work/$number.body" "\${arguments[@]}" "$base$path" || { [ $? = 18 ] || exit 2; }
}
# take <number> <body pointer | header:name>: a value of an answer
take() {
  node -e '
    const [number, from] = process.argv.slice(1);
    const { readFileSync } = require("node:fs");
    const read = (part) => readFileSync(process.env.work + "/" + number + "." + part, "utf8");
    if (from.startsWith("header:")) {
      const line = read("headers").split(/\\r?\\n/).find((each) => each.toLowerCase().startsWith(from.slice(7) + ":"));
      process.stdout.write(line ? line.slice(line.indexOf(":") + 1).trim() : "");
    } else {
      let value = read("body");
      try { value = JSON.parse(value); } catch {}
      for (const token of from.split("/").slice(1)) value = value?.[token.replaceAll("~1", "/").replaceAll("~0", "~")];
      process.stdout.write(String(value ?? ""));
    }' -- "$1" "$2"
}`;
