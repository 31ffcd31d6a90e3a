# What a user and CI call. Each target prints what it runs, and installs what is missing.
LANGUAGES = rust c c++ go java kotlin swift

.PHONY: help demo test lint bench header sandbox prove clean \
        $(LANGUAGES:%=test-%) demo-c demo-c++ demo-go demo-java demo-kotlin demo-swift \
        bench-go bench-java bench-swift

help:
	@echo 'make demo     sign real HTTP requests for the five services, against the sandbox'
	@echo 'make test     every gate, and the tests of every language'
	@echo 'make test-L   the tests of one language: $(LANGUAGES)'
	@echo 'make demo-L   the demo of one language: c c++ go java kotlin swift'
	@echo 'make sandbox  a server to develop against; prints its address and credentials'
	@echo 'make bench    speed, as ratios; make header, lint, prove (each gate on a planted fault)'

demo: demo-c

test:
	@tools/test.sh

test-rust:
	@tools/test-rust.sh
test-c:
	@tools/test-c.sh
test-c++:
	@tools/test-cpp.sh
test-go:
	@tools/test-go.sh
test-java:
	@tools/test-java.sh
test-kotlin:
	@tools/test-kotlin.sh
test-swift:
	@tools/test-swift.sh

demo-c:
	@tools/demo-c.sh
demo-c++:
	@tools/demo-cpp.sh
demo-go:
	@tools/demo-go.sh
demo-java:
	@tools/demo-java.sh
demo-kotlin:
	@tools/demo-kotlin.sh
demo-swift:
	@tools/demo-swift.sh

lint:
	@tools/check-sources.sh

header:
	cargo build --locked --package bh_auth
	@tools/check-header.sh

bench:
	@tools/bench.sh
	@tools/bench-go.sh
	@tools/bench-java.sh
	@tools/bench-swift.sh

bench-go:
	@tools/bench-go.sh
bench-java:
	@tools/bench-java.sh
bench-swift:
	@tools/bench-swift.sh

sandbox:
	@tools/sandbox.sh

prove:
	@tools/prove-gates.sh

clean:
	rm -rf target
