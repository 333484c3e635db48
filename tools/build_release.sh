#!/usr/bin/env bash
# Build the wheel, the source distribution and the checking page into a folder, run the tests against the program installed from
# the first two, and write the checksums of all next to them: bash tools/build_release.sh DIST
set -euo pipefail
mkdir -p "$1"
dist=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The same bytes for the same commit.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

python3 -m venv "$scratch/build"
"$scratch/build/bin/pip" install --quiet build
"$scratch/build/bin/python" -m build --outdir "$dist" .

# The tests run from a copy without src/, so that they can only find what was installed.
git archive HEAD | tar -x -C "$scratch" --one-top-level=copy
rm -r "$scratch/copy/src"
for built in "$dist"/*.whl "$dist"/*.tar.gz; do
    python3 -m venv --clear "$scratch/venv"
    "$scratch/venv/bin/pip" install --quiet "$built[dev]"
    # What is left out reads the sources or builds the package again.
    (cd "$scratch/copy" && "$scratch/venv/bin/pytest" -q -n auto -m "not slow")
done

# The checking page, as a file and as a folder for a web server, with the checksums of the folder's files.
python3 page/build.py -o "$scratch/page"
cp "$scratch"/page/{granska.html,granska-site.zip,SHA256SUMS-page} "$dist"

cd "$dist"
sha256sum -- *.whl *.tar.gz granska.html granska-site.zip SHA256SUMS-page >SHA256SUMS
