# Sourced by the Go scripts, after lib.sh: Go itself, and what cgo needs.

# The oldest Go that bindings/go/go.mod takes; where Go is missing, this release is fetched.
go_minor=24
go_release=go1.24.13

# go_minor_of COMMAND: 26 of "go version go1.26.8 linux/amd64"; 0 if it does not run.
go_minor_of() {
  local version
  version=$("$@" version 2>/dev/null) || version=
  [[ $version =~ go1\.([0-9]+) ]] && echo "${BASH_REMATCH[1]}" || echo 0
}

# Debian 12's Go is too old for this package, but it can fetch a newer one: releases are modules,
# checked against Go's checksum database like any other.
fetch_go() {
  local folder=$cache/$go_release platform json
  if [ ! -x "$folder/bin/go" ]; then
    debian golang-go || return 1
    platform=$(go env GOOS)-$(go env GOARCH)
    echo "+ go mod download golang.org/toolchain@v0.0.1-$go_release.$platform"
    json=$(cd / && go mod download -json "golang.org/toolchain@v0.0.1-$go_release.$platform") || return 1
    mkdir -p "$cache"
    rm -rf "$folder.part"
    cp -r "$(sed -n 's/^\t"Dir": "\(.*\)",*$/\1/p' <<<"$json")" "$folder.part" || return 1
    # Old releases unpack modules without the permission to run what is in them.
    chmod -R u+w "$folder.part"
    chmod -R a+x "$folder.part/bin" "$folder.part/pkg/tool"
    mv "$folder.part" "$folder"
  fi
  export GOROOT=$folder PATH=$folder/bin:$PATH
}

setup_go() {
  debian gcc libc6-dev pkg-config || skip go "a C compiler or pkg-config is missing"
  # Without the stamp: it asks git, which refuses a checkout that another user owns.
  export CGO_ENABLED=1 GOFLAGS="${GOFLAGS:+$GOFLAGS }-buildvcs=false"
  if [ "$(go_minor_of go)" -lt "$go_minor" ]; then
    fetch_go || skip go "Go 1.$go_minor or newer is missing"
  fi
  [ "$(go_minor_of go)" -ge "$go_minor" ] || skip go "$(go version) is older than 1.$go_minor"
  run go version
}
