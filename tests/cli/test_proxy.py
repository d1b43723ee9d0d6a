"""Whose X-Forwarded-For the servers believe."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.support import write_site

from cchc_cli.main import cli
from cchc_cli.serving import api_settings


def test_nobody_is_believed_unless_named(tmp_path: Path) -> None:
    root = write_site(tmp_path, {})
    assert api_settings(root, None).proxies == ()
    assert api_settings(root, None, ("127.0.0.1", "::1")).proxies == ("127.0.0.1", "::1")


@pytest.mark.parametrize("verb", ["api", "serve"])
def test_a_proxy_that_is_no_address_is_wrong_usage(tmp_path: Path, verb: str) -> None:
    root = write_site(tmp_path, {})
    options = ["--root", str(root), "--port", "0", "--proxy", "may-chu"]
    done = CliRunner().invoke(cli, [verb, *options])
    assert done.exit_code == 2
    assert "may-chu" in done.output
