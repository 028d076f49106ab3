"""What a page says in sentences of its own, apart from Streamlit's notices."""

import html
import re

NOTICE = re.compile(r'<div class="compare notice (\w+)" role="alert">(.*?)</div>', re.DOTALL)
ASIDE = re.compile(r'<p class="compare aside">(.*?)</p>', re.DOTALL)


def bodies(page):
    return [element.proto.body for element in page.get("html")]


def errors(page):
    return _said(page, "error")


def warnings(page):
    return _said(page, "warning")


def asides(page):
    return [html.unescape(m[1]) for body in bodies(page) for m in ASIDE.finditer(body)]


def _said(page, kind):
    found = (m for body in bodies(page) for m in NOTICE.finditer(body))
    return [html.unescape(m[2]) for m in found if m[1] == kind]
