# workbench: `make demo` and `make test` do everything on a fresh Debian or Ubuntu with Swift 6.2.

SWIFT ?= swift
PREFIX ?= /usr/local
BENCH ?=
FUZZ_SECONDS ?= 600
FUZZ ?= script transcript hexdump address codecs pattern
BINARY := .build/release/workbench
SHARE := $(DESTDIR)$(PREFIX)/share/workbench

.DEFAULT_GOAL := help
.PHONY: help release demo test lint bench faults fuzz asan valgrind install uninstall format clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12
	@echo "Variables: PREFIX=$(PREFIX)  BENCH='--quick --only NAME'  SWIFT=$(SWIFT)"
	@echo "           FUZZ='$(FUZZ)'  FUZZ_SECONDS=$(FUZZ_SECONDS)"

release: ## build the binary, .build/release/workbench
	@SWIFT="$(SWIFT)" .ci/setup build
	$(SWIFT) build -c release --static-swift-stdlib --product workbench

demo: release ## play every demo of the lecture and say how each went
	$(BINARY) demo all

lint: ## check the format of the Swift sources
	$(SWIFT) format lint --strict -r Sources Tests Package.swift

test: ## format check, test suite, every demo and test, scripts against Python, curl, ncat and a browser
	@SWIFT="$(SWIFT)" .ci/setup test
	@$(MAKE) --no-print-directory lint
	python3 Tests/Peers/selfcheck.py
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=8 $(SWIFT) test
	@$(MAKE) --no-print-directory release
	$(BINARY) test scripts --continue
	python3 Tests/Peers/against.py --workbench $(BINARY)
	python3 Tests/Peers/tools.py --workbench $(BINARY)
	python3 Tests/Faults/faults.py --workbench $(BINARY)

faults: release ## play the demos with every error of every system call
	python3 Tests/Faults/faults.py --workbench $(BINARY) --full

fuzz: ## search for inputs that break a reader, FUZZ_SECONDS for each of FUZZ
	@SWIFT="$(SWIFT)" .ci/setup build
	WORKBENCH_FUZZ=1 $(SWIFT) build -c release --sanitize fuzzer --scratch-path .build/fuzz \
	  --product Fuzz -Xswiftc -enable-testing
	Tests/Fuzz/run .build/fuzz/release/Fuzz $(FUZZ_SECONDS) $(FUZZ)

asan: ## the test suite under the address sanitizer, one test after the other
	@SWIFT="$(SWIFT)" .ci/setup test
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize address --scratch-path .build/asan --no-parallel

valgrind: ## type at the shell under valgrind
	@SWIFT="$(SWIFT)" .ci/setup valgrind
	$(SWIFT) build --product workbench
	python3 Tests/Faults/keys.py --workbench .build/debug/workbench

bench: ## time workbench against Python, C and socat, the shell's keys, and how it grows
	@SWIFT="$(SWIFT)" .ci/setup bench
	@$(MAKE) --no-print-directory release
	python3 Tests/Bench/bench.py --workbench $(BINARY) $(BENCH)
	python3 Tests/Bench/shell.py --workbench $(BINARY) $(BENCH)
	python3 Tests/Bench/scale.py --workbench $(BINARY) $(BENCH)

install: ## binary to PREFIX/bin, demos to PREFIX/share/workbench/scripts
	@if [ -z "$$SUDO_USER" ] || [ ! -x $(BINARY) ]; then $(MAKE) --no-print-directory release; fi
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)
	install -m 755 $(BINARY) $(DESTDIR)$(PREFIX)/bin/workbench
	rm -rf $(SHARE)/scripts
	cp -R scripts $(SHARE)/scripts
	find $(SHARE)/scripts -name __pycache__ -prune -exec rm -r {} +
	chmod -R u+rwX,go+rX,go-w $(SHARE)

uninstall: ## take away what `make install` put there
	rm -f $(DESTDIR)$(PREFIX)/bin/workbench
	rm -rf $(SHARE)/scripts
	-rmdir $(SHARE)

format: ## rewrite the Swift sources in the house's format
	$(SWIFT) format -i -r Sources Tests Package.swift

clean: ## remove what was built
	rm -rf .build
