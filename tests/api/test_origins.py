import pytest

from cchc_api.origins import Origins


def foreign(headers: dict[str, str], allowed: tuple[str, ...] = ()) -> bool:
    raw = {name.replace("_", "-").encode(): value.encode() for name, value in headers.items()}
    return Origins(allowed).is_foreign(raw)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"host": "site.vn"},
        {"host": "site.vn", "origin": "https://site.vn"},
        {"host": "site.vn", "origin": "http://site.vn:80"},
        {"host": "site.vn:443", "origin": "https://site.vn"},
        {"host": "Site.VN", "origin": "https://site.vn"},
        {"host": "[::1]:8000", "origin": "http://[::1]:8000"},
        {"sec_fetch_site": "same-origin"},
        {"host": "site.vn", "origin": "https://site.vn", "sec_fetch_site": "same-origin"},
    ],
)
def test_the_site_itself(headers: dict[str, str]) -> None:
    assert not foreign(headers)


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "site.vn", "origin": "https://evil.example"},
        {"host": "site.vn", "origin": "https://site.vn.evil.example"},
        {"host": "site.vn", "origin": "https://site.vn:8443"},
        {"host": "site.vn", "origin": "null"},
        {"host": "null", "origin": "null"},
        {"origin": "https://site.vn"},
        {"host": "site.vn", "origin": ""},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"host": "site.vn", "origin": "https://site.vn", "sec_fetch_site": "cross-site"},
    ],
)
def test_other_sites(headers: dict[str, str]) -> None:
    assert foreign(headers)


def test_an_origin_that_the_operator_allows() -> None:
    headers = {"host": "site.vn", "origin": "https://so.vn", "sec_fetch_site": "cross-site"}
    assert not foreign(headers, ("https://so.vn/",))
    assert foreign(headers, ("https://khac.vn",))
