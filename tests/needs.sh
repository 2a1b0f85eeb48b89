#!/usr/bin/env bash
# Installs what the tests need beside Python's packages: Chromium, PostgreSQL, nginx, Java, Node.js and its checkers.
# Whatever is there already is used; whatever cannot be installed ends with one sentence and a failure.
set -euo pipefail
cd "$(dirname "$0")/.."

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else return 1; fi
}

apt_install() {
  command -v apt-get >/dev/null || return 1
  echo "Installing $* …"
  as_root apt-get update -q && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends "$@"
}

fail() {
  echo "The tests need $1, which is not here and could not be installed. Install it and try again." >&2
  exit 1
}

has() { "$PYTHON" "tests/$1.py" where >/dev/null 2>&1; }

has chromium || apt_install chromium fonts-dejavu-core || "$PYTHON" -m playwright install chromium || fail Chromium
has chromium || fail Chromium
# Until DM Sans is there, pages are set in a typeface of the width of Arial.
has_stand_in() {
  local folders=(/usr/share/fonts /usr/local/share/fonts /Library/Fonts /System/Library/Fonts "$HOME/.fonts")
  [ -n "$(find "${folders[@]}" '(' -iname 'LiberationSans-Regular*' -o -iname 'Arial*' ')' 2>/dev/null)" ]
}
has_stand_in || apt_install fonts-liberation || fail "the typeface Liberation Sans"

has postgres || apt_install postgresql || fail PostgreSQL
has postgres || fail PostgreSQL

has_nginx() { PATH="$PATH:/usr/sbin" command -v nginx >/dev/null; }  # serves the exported mirror
has_nginx || apt_install nginx-light || fail nginx
has_nginx || fail nginx

current_node() { node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)' 2>/dev/null; }
current_node && command -v npm >/dev/null || apt_install nodejs npm || fail "Node.js 18 or later with npm"
current_node || fail "Node.js 18 or later with npm"

command -v java >/dev/null || apt_install default-jre-headless || fail Java  # runs the W3C's checker of HTML

lock=tests/browser/package-lock.json
if ! cmp -s "$lock" tests/browser/node_modules/.installed.json; then
  echo "Installing what $lock names …"
  npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund
  cp "$lock" tests/browser/node_modules/.installed.json
fi
