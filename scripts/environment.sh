# shellcheck shell=bash
# What ./run, ./test and .ci/run share: the system's packages, and Python's in .venv.
# In this order: find_python, what is needed (need_…), install_missing, install_python.

missing=() # what is needed and not here, by Debian's package names

stop() {
  printf '\n%s\n' "$1" >&2
  exit 1
}

# Sets $python: the one in .venv, or where that is missing or half-made, one to make it with.
find_python() {
  python=.venv/bin/python
  if "$python" -c 'import pip' 2>/dev/null; then return; fi
  for python in python3.13 python3.12 python3.11 python3; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        missing+=("$("$python" -c 'import sys; print("python3.%d-venv" % sys.version_info.minor)')")
      fi
      return
    fi
  done
  stop 'Minutebook needs Python 3.11 or newer, and there is none here.
On Debian 12 or Ubuntu 24.04 and later, as root:

    apt-get install python3 python3-venv'
}

need_program() { # PROGRAM PACKAGE
  if ! command -v "$1" >/dev/null; then missing+=("$2"); fi
}

need_library() { # LIBRARY PACKAGE
  if ! "$python" -c 'import sys; from ctypes.util import find_library as f; sys.exit(not f(sys.argv[1]))' "$1"; then
    missing+=("$2")
  fi
}

need_pdf_libraries() {
  need_library pango-1.0 libpango-1.0-0
  need_library pangoft2-1.0 libpangoft2-1.0-0
  need_library harfbuzz-subset libharfbuzz-subset0
}

need_test_programs() {
  need_program chromium chromium
  need_program pdftotext poppler-utils
  # The one font beside our own that the tests' Chromium is given.
  if [ ! -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ]; then missing+=(fonts-dejavu-core); fi
}

# Where we are root on Debian or its like, installs what is missing; elsewhere says how, and stops.
install_missing() {
  if [ ${#missing[@]} -eq 0 ]; then return; fi
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    stop "Packages of the system are missing. On Debian or Ubuntu this installs them:

    sudo apt-get install ${missing[*]}"
  fi
  echo "Installing ${missing[*]} …"
  local apt=(apt-get -qq -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0)
  DEBIAN_FRONTEND=noninteractive "${apt[@]}" update </dev/null
  DEBIAN_FRONTEND=noninteractive "${apt[@]}" install --no-install-recommends "${missing[@]}" </dev/null >/dev/null
  missing=()
}

# Makes .venv hold what these lock files say. A copy of each in .venv says that it does.
install_python() { # LOCK…
  if [ "$python" != .venv/bin/python ]; then
    "$python" -m venv --clear .venv
    python=.venv/bin/python
  fi
  local lock changed=
  for lock; do
    if ! cmp -s "$lock" ".venv/$lock"; then changed=1; fi
  done
  if [ -z "$changed" ]; then return; fi
  echo 'Installing the Python packages (about a minute the first time) …'
  rm -f .venv/*.lock
  "$python" -m pip --disable-pip-version-check --quiet install --no-input --require-hashes "${@/#/--requirement=}"
  cp "$@" .venv/
}
