# make check is the one test command; make help lists the others.
# Tools are pinned here and installed under .tools the first time they are needed.

SHELL := /bin/bash
TOOLS := $(CURDIR)/.tools
GOLANGCI := $(TOOLS)/golangci-lint
STATICCHECK := $(TOOLS)/staticcheck
GOLANGCI_VERSION := v2.15.0
STATICCHECK_VERSION := v0.8.2

.DEFAULT_GOAL := help
.PHONY: help build check lint test race browser fuzz guards soak quality bench bench-readers ngrams sample pictures golden

help: ## print this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

build: ## build ./parallax
	CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o parallax ./cmd/parallax

check: browser lint test ## format, vet, linters and all tests: what must pass before a commit lands

lint: $(GOLANGCI)-$(GOLANGCI_VERSION) $(STATICCHECK)-$(STATICCHECK_VERSION) ## gofmt, go vet, staticcheck, golangci-lint
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo "the files above are not formatted: gofmt -w ."; exit 1; }
	go vet ./...
	$(STATICCHECK)-$(STATICCHECK_VERSION) ./...
	$(GOLANGCI)-$(GOLANGCI_VERSION) run

test: ## all tests
	go test -timeout 9m ./...

race: ## the tests of the flow under the race detector (needs a C compiler)
	CGO_ENABLED=1 go test -race -timeout 20m -short ./...

browser: ## install Chromium where it is missing (Debian; else set PARALLAX_CHROMIUM)
	@command -v chromium >/dev/null || test -n "$$PARALLAX_CHROMIUM" || { apt-get update -q && apt-get install -y -q --no-install-recommends chromium; }

fuzz: ## every fuzz target for FUZZTIME (default 1m) each
	@for p in $$(go list ./...); do for f in $$(go test -list '^Fuzz' $$p | grep '^Fuzz'); do \
		echo "$$p $$f"; go test -run '^$$' -fuzz "^$$f$$" -fuzztime $${FUZZTIME:-1m} $$p || exit 1; done; done

guards: ## take away the guard of every world of mistakes and see it fail (an hour)
	PARALLAX_GUARDS=1 go test -timeout 2h -run TestGuards -v ./internal/pipeline

soak: race fuzz guards ## what takes too long for every commit
	PARALLAX_SOAK=1 go test -timeout 60m -run 'TestSoakFollow|TestKill$$' -v ./internal/pipeline

quality: ## measure on labelled data and write testdata/quality.txt (needs ../shared or PARALLAX_EVAL)
	PARALLAX_QUALITY=write go test -count=1 -timeout 60m -run TestQuality -v . | grep -v '^=== '

bench: ## benchmarks
	go test -run '^$$' -bench . -benchmem ./...

bench-readers: ## extraction beside go-trafilatura and go-readability, on labelled pages
	cd bench && go run .

ngrams: ## make internal/language/ngrams.bin anew
	cd tools/ngrams && go run . ../../internal/language/ngrams.bin

sample: ## compare the story that ships with the project
	go run ./cmd/parallax compare examples/silo

pictures: browser ## draw the pictures of the README anew
	PARALLAX_PICTURES=$(CURDIR)/doc/pictures go test -count=1 -run TestPictures ./internal/dossier

golden: ## write the expected dossier and figures of the example anew; read the diff
	go test ./internal/pipeline -run 'TestSilo|TestSeeds' -update

$(GOLANGCI)-$(GOLANGCI_VERSION):
	mkdir -p $(TOOLS)
	GOBIN=$(TOOLS) go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_VERSION)
	mv $(GOLANGCI) $@

$(STATICCHECK)-$(STATICCHECK_VERSION):
	mkdir -p $(TOOLS)
	GOBIN=$(TOOLS) go install honnef.co/go/tools/cmd/staticcheck@$(STATICCHECK_VERSION)
	mv $(STATICCHECK) $@
