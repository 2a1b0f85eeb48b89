"""A server that refuses is fast; the benchmark does not take that for speed."""

import os

import pytest

from tests.bench.wrk import wrk

SAID = """\
  Latency Distribution
     50%  510.00us
     75%  700.00us
     90%    1.20ms
     99%    3.14ms
  25220 requests in 1.00s, 400.00MB read
{}Requests/sec:  25220.00
"""


@pytest.fixture
def saying(tmp_path, monkeypatch):
    """Put a program named wrk in front of the real one, which prints what it is given."""

    def say(words: str) -> None:
        (tmp_path / "wrk").write_text(f"#!/bin/sh\ncat <<'END'\n{words}END\n")
        (tmp_path / "wrk").chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    return say


def test_answers_are_measured(saying):
    saying(SAID.format(""))

    found = wrk("http://127.0.0.1:1/", os.getpid(), 1)

    assert (found.rate, found.p50, found.p99) == (25220, 0.51, 3.14)


def test_errors_end_the_benchmark(saying):
    saying(SAID.format("  Non-2xx or 3xx responses: 25220\n"))

    with pytest.raises(RuntimeError, match="25220 of 25220 answers were errors"):
        wrk("http://127.0.0.1:1/", os.getpid(), 1)
