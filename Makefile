# What a user and CI call. Each target prints what it runs, and installs what is missing.
LANGUAGES = rust c c++ go java kotlin swift python js php

# By the Rust that tools/lib.sh finds, or installs.
xtask = bash -c 'source tools/lib.sh; exec cargo xtask "$$@"' xtask

TESTS = $(LANGUAGES:%=test-%)
DEMOS = demo-c demo-c++ demo-go demo-java demo-kotlin demo-swift demo-js demo-php demo-python
BENCHES = bench-c bench-size bench-go bench-java bench-swift bench-scripts

.PHONY: docs test-docs dist test-cli test-dist install uninstall test-install deb help demo test test-bare lint format vectors audit trust fuzz mutants coverage bench counts header sandbox prove clean python php node bench-js
.PHONY: $(TESTS) $(DEMOS) $(BENCHES)

help:
	@echo 'make demo     sign real HTTP requests for the five services, against a sandbox on this machine'
	@echo 'make test     every gate, and the tests of every language; installs what is missing'
	@echo 'make install  bh-auth, and the library for C and C++ with pkg-config and CMake: PREFIX=/usr/local LIBDIR=lib DESTDIR='
	@echo 'make deb      packages for Debian, into dist/'
	@echo 'make clean    remove all that was built'
	@echo
	@echo 'make demo-L   the demo of one language: c c++ go java kotlin swift js php python'
	@echo 'make python   the wheel of Python, into dist/'
	@echo 'make docs     the site, into dist/site'
	@echo 'make node, php   the packages of JavaScript and PHP, into dist/'
	@echo 'make sandbox  a server to develop against; prints its address and credentials'
	@echo
	@echo 'Of make test, alone:'
	@echo 'make test-L   the tests of one language: $(LANGUAGES)'
	@echo 'make test-cli the command line; test-docs: the site in a browser, and spelling'
	@echo 'make test-install, test-dist   what is installed, and packed, as others use it'
	@echo 'make trust    constant time, wiped secrets, no allocation, memory, the fuzzers'"'"' corpus'
	@echo 'make test-platforms   the C tests on other processors; part of make trust'
	@echo 'make lint, header, audit, counts   sources and formats; the header; the crates; instructions of the hot calls'
	@echo 'make format, vectors   writes what lint and the vectors'"'"' check want'
	@echo
	@echo 'Longer ones:'
	@echo 'make bench    speed against the peers, written to BENCHMARKS.md; make bench-L: one part of it, printed only'
	@echo 'make fuzz     all fuzz targets, SECONDS=60 each'
	@echo 'make prove    each gate on planted faults; GATES="test-c audit": those of these gates'
	@echo 'make mutants, coverage   how much of the code the tests hold'
	@echo 'make dist     the library for every platform, packed into dist/; TARGETS="x86_64-linux-gnu": for these'
	@echo 'make test-bare           make demo and make test on bare Debians 12 and 13'

demo: demo-c

docs:
	@tools/docs.sh

test-docs:
	@tools/docs.sh test

# As GNU's makefiles have them.
PREFIX = /usr/local
LIBDIR = lib
place = $(if $(DESTDIR),--destdir '$(DESTDIR)') --prefix '$(PREFIX)' --libdir '$(LIBDIR)'

install:
	@$(xtask) install $(place)

uninstall:
	@$(xtask) uninstall $(place)

# TARGETS="x86_64-linux-gnu aarch64-linux-gnu"; without it all of them.
dist:
	@tools/dist.sh $(TARGETS)

test-dist:
	@tools/checks/dist.sh

test-install:
	@tools/checks/install.sh

deb:
	@$(xtask) deb

test:
	@tools/test.sh

test-bare:
	@tools/bare.sh

$(TESTS): test-%:
	@tools/languages/$(subst c++,cpp,$*).sh test

test-cli:
	@tools/languages/rust.sh cli

$(DEMOS): demo-%:
	@tools/languages/$(subst c++,cpp,$*).sh demo

python:
	@tools/languages/python.sh wheel

php:
	@tools/languages/php.sh pack

node:
	@tools/languages/js.sh pack

test-platforms:
	@tools/trust/platforms.sh

lint:
	@tools/checks/gates.sh sources
	@tools/checks/format.sh --check

format:
	@tools/checks/format.sh

vectors:
	@tools/checks/gates.sh vectors-update

audit:
	@$(xtask) audit

trust:
	@for one in tools/trust/*.sh; do $$one || exit 1; done

fuzz:
	@tools/trust/fuzz.sh search

mutants:
	@tools/checks/coverage.sh mutants

coverage:
	@tools/checks/coverage.sh lines

counts:
	@$(xtask) counts $(if $(UPDATE),--update)

header:
	cargo build --locked --package bh_auth
	@tools/checks/gates.sh header

bench:
	@tools/bench.sh

$(BENCHES): bench-%:
	@tools/bench.sh $*

bench-js:
	@tools/languages/js.sh bench

sandbox:
	cargo build --locked --release --package bh_auth_sandbox
	@target/release/bh_auth_sandbox --credentials
	target/release/bh_auth_sandbox --verbose --port $${BH_SANDBOX_PORT:-8080}

prove:
	@$(xtask) faults $(GATES)

clean:
	rm -rf target
