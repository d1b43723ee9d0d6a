"""Own files go into their document's address; what stays inside is never copied."""

from tests.conftest import MakeSite
from tests.outputs.sites import PROVINCE, article, files_of, open_site

from cchc.outputs import own_files

BODY = (
    "[a](a.pdf) ![b](<hình ảnh 1.png>) [c][c] [d](../chung/d.pdf#page=2) [x](tin-thu-hai.md)\n"
    "`[e](e.pdf)` [f](https://x.example/f.pdf)\n\n[c]: c.pdf"
)
FILES = {
    **PROVINCE,
    "content/tin/2031/mot.md": article("Một", "2031-05-01T08:00", body=BODY),
    **{f"content/tin/2031/{name}": name for name in ("a.pdf", "hình ảnh 1.png", "c.pdf", "e.pdf")},
    "content/tin/chung/d.pdf": "d",
}
HOME = "tin/2031/mot"


def test_files_of_body_and_front_matter_lie_inside_the_document(site: MakeSite) -> None:
    files = files_of(open_site(site(FILES)), own_files)
    assert files == {
        f"{HOME}/a.pdf": b"a.pdf",
        f"{HOME}/c.pdf": b"c.pdf",
        f"{HOME}/d.pdf": b"d",
        f"{HOME}/hình ảnh 1.png": "hình ảnh 1.png".encode(),
        "tin/2031/kiem-tra-so-thu-nhat/bien-ban.pdf": "%PDF-1.4 biên bản\n".encode(),
        "van-ban/2031/qd-12/qd-12.pdf": "%PDF-1.4 giả định\n".encode(),
    }


def test_two_articles_of_one_folder_each_have_their_copy(site: MakeSite) -> None:
    both = {"content/tin/2031/hai.md": article("Hai", "2031-05-02T08:00", body="[a](a.pdf)")}
    files = files_of(open_site(site({**FILES, **both})), own_files)
    assert files["tin/2031/hai/a.pdf"] == files[f"{HOME}/a.pdf"]


def test_files_of_documents_without_a_page_are_not_copied(site: MakeSite) -> None:
    for state in ("state: nháp", "state: gỡ", "expires: 2031-06-01T08:00"):
        text = article("Một", "2031-05-01T08:00", state, body=BODY)
        files = files_of(open_site(site({**FILES, "content/tin/2031/mot.md": text})), own_files)
        assert not [path for path in files if path.startswith(HOME)]


def test_internal_evidence_is_copied_for_nobody(site: MakeSite) -> None:
    evidence = [
        "results:",
        "  - task: kh-2031-05/1a",
        "    date: 2031-05-01",
        "    evidence:",
        "      - file: a.pdf",
        "        access: nội bộ",
    ]
    inside = article("Nội bộ", "2031-05-03T08:00", *evidence, body="[a](a.pdf)")
    attached = article("Kèm", "2031-05-03T08:00", "attachments: a.pdf", body="[a](a.pdf)")
    opened = open_site(site({
        **FILES, "content/tin/2031/noi-bo.md": inside, "content/tin/2031/kem.md": attached
    }))  # fmt: skip
    assert not [path for path in files_of(opened, own_files) if path.endswith("/a.pdf")]
    shown = opened.body(opened.store.by_path["content/tin/2031/kem.md"]).html
    assert shown == "<p><a>a</a></p>"
