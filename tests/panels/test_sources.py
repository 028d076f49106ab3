"""Texts from a case, pasted, or uploaded: what to do is said, and what was given stays."""

import io
import zipfile

import pytest
from notices import asides, bodies, errors
from sidebar import CASE, params, shown, start

from compare.panels.sources import CASE as A_CASE
from compare.panels.sources import FILES, HINTS, NO_ADDRESS, PAGE, PASTE
from compare.readers.limits import MAX_CHARACTERS, MAX_TEXT_BYTES

pytestmark = pytest.mark.usefixtures("fake_models")

ARTICLE = "The port held 40 ships on Monday. The mayor thanked the crews."
READOUT = "The port held 12 ships on Monday. A new crane arrived in the harbour yesterday."
BOTH = (
    f"Harbour blocked\n\nBRIG, Oct. 3 (Reuters) - {ARTICLE}\n\n"
    f"FOR IMMEDIATE RELEASE\n\nReadout of the visit to Brig\n\n{READOUT}\n"
)


def at(source):
    return start().run().radio(key="source").set_value(source).run()


def paste(page, article, readout):
    page.text_area(key="text-article").set_value(article)
    page.text_area(key="text-readout").set_value(readout)
    return next(b for b in page.button if b.label == "Compare").click().run()


def upload(page, key, name, data, mime="text/plain"):
    return page.file_uploader(key=key).set_value((name, data, mime)).run()


def hints(page):
    assert not page.exception
    assert errors(page) == []
    return [element.value for element in page.info]


def only_error(page):
    assert not page.exception
    (error,) = errors(page)
    return error


@pytest.mark.parametrize("source", [PASTE, FILES, PAGE])
def test_before_anything_is_given_the_page_says_what_to_do(source):
    page = at(source)
    assert hints(page) == [HINTS[source]]
    assert params(page) == {}


def test_two_pasted_texts_are_compared_and_have_no_address():
    page = paste(at(PASTE), ARTICLE, READOUT)
    assert shown(page)["names"] == ["pasted article", "pasted readout"]
    assert shown(page)["pairs"] > 0
    assert NO_ADDRESS in [c.value for c in page.caption]
    assert params(page) == {}


@pytest.mark.parametrize(
    ("article", "readout", "missing"),
    [
        ("", "", "The article and the readout are still empty."),
        (ARTICLE, "", "The readout is still empty."),
        (" \n\t\u2003", READOUT, "The article is still empty."),
    ],
)
def test_an_empty_text_is_named(article, readout, missing):
    assert hints(paste(at(PASTE), article, readout)) == [f"{missing} {HINTS[PASTE]}"]


@pytest.mark.parametrize(
    ("article", "readout", "message"),
    [
        (READOUT, f" {READOUT}\n", "hold the same text"),
        ("\u200b\ufeff", READOUT, "is empty or holds only blanks"),
        ("x" * (MAX_CHARACTERS + 1), READOUT, "holds 1,000,001 characters, more than 1,000,000"),
        ("???", READOUT, "No claim was found in the article"),
    ],
)
def test_a_text_that_cannot_be_compared_is_one_sentence(article, readout, message):
    page = paste(at(PASTE), article, readout)
    assert message in only_error(page)
    assert shown(paste(page, ARTICLE, READOUT))["pairs"] > 0


def test_one_claim_a_side_is_enough():
    page = paste(at(PASTE), "The port held 40 ships.", "The port held 12 ships.")
    assert shown(page)["pairs"] == 1


def test_what_was_pasted_stays_while_another_source_is_looked_at():
    page = paste(at(PASTE), ARTICLE, READOUT)
    page.radio(key="source").set_value(A_CASE).run()
    assert shown(page)["case"] == CASE
    assert params(page) == {"case": CASE}
    page.radio(key="source").set_value(PASTE).run()
    assert page.text_area(key="text-article").value == ARTICLE
    assert shown(page)["names"] == ["pasted article", "pasted readout"]


def test_the_case_stays_while_another_source_is_looked_at():
    page = start().run()
    page.selectbox(key="case").set_value("boat-seizure").run()
    page.radio(key="source").set_value(PASTE).run()
    page.radio(key="source").set_value(A_CASE).run()
    assert shown(page)["case"] == "boat-seizure"


def test_two_files_are_compared_once_both_are_there():
    page = upload(at(FILES), "file-article", "report.txt", ARTICLE.encode())
    assert hints(page) == [f"The readout is missing. {HINTS[FILES]}"]
    upload(page, "file-readout", "official.txt", READOUT.encode())
    assert shown(page)["names"] == ["report.txt", "official.txt"]
    assert params(page) == {}


def test_a_removed_upload_is_asked_for_again():
    page = upload(at(FILES), "file-article", "report.txt", ARTICLE.encode())
    upload(page, "file-readout", "official.txt", READOUT.encode())
    page.file_uploader(key="file-article").set_value(None).run()
    assert hints(page) == [f"The article is missing. {HINTS[FILES]}"]


def test_uploads_stay_until_they_are_taken_away():
    page = upload(at(FILES), "file-article", "a*b*.txt", ARTICLE.encode())
    upload(page, "file-readout", "official.txt", READOUT.encode())
    page.radio(key="source").set_value(PASTE).run()
    page.radio(key="source").set_value(FILES).run()
    assert shown(page)["names"] == ["a*b*.txt", "official.txt"]
    assert asides(page)[0].startswith("a*b*.txt is kept from before")
    page.button(key="file-readout-drop").click().run()
    assert hints(page) == [f"The readout is missing. {HINTS[FILES]}"]


def test_a_kept_upload_can_be_replaced():
    page = upload(at(PAGE), "file-page", "first.txt", BOTH.encode())
    page.radio(key="source").set_value(PASTE).run()
    page.radio(key="source").set_value(PAGE).run()
    upload(page, "file-page", "empty.txt", b" ")
    assert "empty.txt is empty" in only_error(page)


def test_one_page_is_split():
    page = upload(at(PAGE), "file-page", "page.txt", BOTH.encode())
    assert shown(page)["pairs"] > 0
    assert shown(page)["names"] == ["article in page.txt", "readout in page.txt"]
    assert shown(page)["notes"]  # where it was cut


def test_an_archive_with_two_accounts_is_read():
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("article.txt", ARTICLE)
        file.writestr("readout.txt", READOUT)
    page = upload(at(PAGE), "file-page", "case.zip", archive.getvalue(), "application/zip")
    assert shown(page)["pairs"] > 0


def test_a_web_page_is_read_and_what_was_left_out_is_counted():
    sentences = "".join(f"<p>{ARTICLE} It was the {n}th time in a year.</p>" for n in range(4, 12))
    html = f"<html><body><nav>Home News</nav><article>{sentences}</article></body></html>"
    page = upload(at(FILES), "file-article", "report.html", html.encode())
    upload(page, "file-readout", "official.txt", READOUT.encode())
    assert shown(page)["pairs"] > 0
    assert any(note.startswith("Of report.html, ") for note in shown(page)["notes"])


GERMAN = "Der Hafen hat am Montag vierzig Schiffe aufgenommen, und der Minister dankte allen."


@pytest.mark.parametrize("source", [PASTE, FILES])
def test_another_language_is_refused_unless_an_encoder_is_named(source):
    page = at(source)
    if source == PASTE:
        paste(page, GERMAN, READOUT)
    else:
        upload(page, "file-article", "bericht.txt", GERMAN.encode())
        upload(page, "file-readout", "official.txt", READOUT.encode())
    assert "is in German" in only_error(page)
    page.selectbox(key="encoder").set_value("by name or folder").run()
    page.text_input(key="encoder-name").set_value("many-languages").run()
    assert shown(page)["encoder"] == "many-languages"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "odd.txt is empty"),
        (b" \n ", "odd.txt is empty"),
        (b"%PDF-1.7\n", "odd.txt"),
        (b"\x00\x01\x02\x03" * 50, "odd.txt"),
        (b"x " * (MAX_TEXT_BYTES // 2 + 1), "odd.txt is larger than 5 MB"),
        (b"Nothing here names two accounts.", "odd.txt"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence(data, message):
    page = upload(at(PAGE), "file-page", "odd.txt", data)
    assert message in only_error(page)
    upload(page, "file-page", "page.txt", BOTH.encode())
    assert shown(page)["pairs"] > 0


def test_markup_in_a_file_name_is_text():
    page = upload(at(PAGE), "file-page", "<script>*x*.txt", b" ")
    assert "<script>*x*.txt is empty" in only_error(page)
    assert "<script>" not in "".join(bodies(page))
