# SPDX-License-Identifier: Apache-2.0
# Sourced by mvnw and the scripts under deploy/: leaves JAVA_HOME at a JDK 25 or newer, or says in one line what to install.

sluice_jdk_version() {
  [ -x "$1/bin/javac" ] || return 1
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p'
}

sluice_find_jdk() {
  _path_jdk=$(command -v javac 2>/dev/null) && _path_jdk=$(readlink -f "$_path_jdk") && _path_jdk=${_path_jdk%/bin/javac}
  for _jdk in "${JAVA_HOME-}" "$_path_jdk" /usr/lib/jvm/*25* /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$_jdk" ] || continue
    _version=$(sluice_jdk_version "$_jdk") || continue
    if [ "${_version:-0}" -ge 25 ]; then
      JAVA_HOME=$_jdk
      export JAVA_HOME
      return 0
    fi
  done
  echo "No JDK 25 found (looked at JAVA_HOME, PATH and /usr/lib/jvm): install one, for example Debian's openjdk-25-jdk or Temurin 25, or set JAVA_HOME to it." >&2
  return 1
}

case $- in
  *f*) set +f; sluice_find_jdk || exit 1; set -f ;; # mvnw runs without file name patterns; the search needs them
  *) sluice_find_jdk || exit 1 ;;
esac
