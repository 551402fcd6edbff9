# Sets `browser` for a test that includes this, or ends it with 77: there is no
# Chromium or no playwright-core (`scripts/setup test node` fetches both).
# `tests` is this folder.
browser=$(command -v chromium || command -v chromium-browser) || {
  echo "skipped: no chromium"
  exit 77
}
if ! command -v node >/dev/null ||
  [ ! -d "$tests/view/node_modules/playwright-core" ]; then
  echo "skipped: no playwright-core"
  exit 77
fi
