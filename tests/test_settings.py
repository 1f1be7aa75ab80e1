"""What the environment may say, and how it is told that it may not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from flows import cli
from flows.settings import Settings
from tests.command import copydesk_here


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:8333", "https://s3.example.org", "http://[::1]:9000", "http://store:80/", "https://a.b/path"],
)
def test_addresses_of_servers_are_taken(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", address)
    assert Settings().s3_endpoint_url == address
    assert Settings().given(workers=1).s3_endpoint_url == address


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "")
    assert Settings().s3_endpoint_url is None


@pytest.mark.parametrize(
    "address",
    ["nonsense", "store:8333", "s3://bucket", "http://", "http://:80", "http://a:99999", "http://a b", "http://a_b:80"],
)
def test_what_is_no_address_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", address)
    with pytest.raises(ValidationError, match="http://host:port"):
        Settings()


def test_a_password_in_an_address_is_refused_and_told_to_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for address in ("http://ann:s3cret@127.0.0.1:9", "s3://ann:s3cret@store", "http://ann:s3c/ret@host"):
        done = copydesk_here("clean", "s3://raw/a", "--to", tmp_path / "clean", AWS_ENDPOINT_URL=address)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert "s3c" not in done.stderr
        monkeypatch.setenv("AWS_ENDPOINT_URL", address)
        with pytest.raises(ValidationError) as said:
            Settings()
        assert "s3c" not in str(said.value)


@pytest.mark.parametrize("engine", ["processes", "in-process", "dask", "ray", "tcp://h:8786", "tls://h:1", "ray://h:1"])
def test_engines_are_taken(engine: str) -> None:
    assert Settings(engine=engine).engine == engine


@pytest.mark.parametrize("engine", ["", "dusk", "Dask", "dask ", "ray://", "http://h:1", "tcp://a b", "dask\n"])
def test_what_is_no_engine_is_refused_in_words(engine: str) -> None:
    with pytest.raises(ValidationError, match="one of processes, in-process, dask and ray"):
        Settings(engine=engine)


def test_an_address_that_cannot_be_is_said_in_one_line(tmp_path: Path) -> None:
    done = copydesk_here("clean", tmp_path, "--to", "s3://news/clean", AWS_ENDPOINT_URL="nonsense")
    assert done.returncode == 2
    assert "(nonsense): the address of an S3 server is http://host:port" in done.stderr
    assert "AWS_ENDPOINT_URL" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_stop_while_the_command_is_loaded_is_a_stop(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "_run", interrupted)
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert (left.value.code, capsys.readouterr().err) == (130, "copydesk: stopped\n")
