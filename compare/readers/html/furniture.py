"""What on a page is no part of its article, by the signs that sites put on it.

The names are those of WordPress, Drupal, Disqus, the common consent dialogs and the design systems
of the US, UK and EU governments; roles and elements are those of HTML and WAI-ARIA.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.readers.html.blocks import Block, ancestors

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HIDDEN = "hidden words"
COOKIES = "a cookie notice"
COMMENTS = "a comment"
RELATED = "links to other texts"
SHARING = "sharing buttons"
SIGN_UP = "an invitation to subscribe"
ADVERT = "an advertisement"
MENU = "a menu"
FOOTER = "the foot of the page"
FORM = "a form"
ASIDE = "a side column"
LABELS = "tags and labels"
AUTHOR = "words about the author"

TAGS = {
    "nav": MENU,
    "form": FORM,
    "dialog": COOKIES,
    "aside": ASIDE,
    "amp-ad": ADVERT,
    "amp-consent": COOKIES,
    "amp-embed": RELATED,
    "amp-sidebar": MENU,
}
ROLES = {
    "navigation": MENU,
    "banner": MENU,
    "menu": MENU,
    "menubar": MENU,
    "search": FORM,
    "form": FORM,
    "dialog": COOKIES,
    "alertdialog": COOKIES,
    "complementary": ASIDE,
    "contentinfo": FOOTER,
}


def _names(words: str) -> re.Pattern[str]:
    """Words of a class or id, between hyphens, underscores and changes of case."""
    return re.compile(rf"(?:^|[\s_-])(?:{words})(?=$|[\s_-])", re.IGNORECASE)


# The first that fits counts.
NAMES: tuple[tuple[re.Pattern[str], str], ...] = (
    (_names(r"cookies?|consent|gdpr|ccpa|onetrust|cookiebar|didomi|cmp"), COOKIES),
    (
        _names(
            r"comments?|commentlist|commentary-list|disqus|respond|responses|replies"
            r"|discussion|reader-comments"
        ),
        COMMENTS,
    ),
    (
        _names(
            r"related|recommended|recommendations?|read-?(?:next|more|also)|more-(?:stories|news"
            r"|from|on|links)|trending|most-(?:read|popular|viewed|shared)|popular|latest|also-read"
            r"|see-also|you-may|teasers?|promo|promos|up-next|next-(?:post|article|story)"
            r"|prev(?:ious)?-(?:post|article|story)|post-navigation|outbrain|taboola|carousel"
        ),
        RELATED,
    ),
    (_names(r"share|sharing|sharedaddy|social|socials|addtoany|addthis|share-?tools"), SHARING),
    (
        _names(r"newsletters?|subscribe|subscription|sign-?up|paywall|donate|donation|membership"),
        SIGN_UP,
    ),
    (_names(r"ads?|advert|advertisement|adslot|ad-slot|sponsor|sponsored|dfp|banner-ad"), ADVERT),
    (
        _names(
            r"nav|navbar|navigation|menu|menus|breadcrumbs?|skip|skip-?link|skip-to|pagination|pager"
            r"|masthead|site-header|page-header-nav|topbar|toolbar|usa-banner|language-switcher"
        ),
        MENU,
    ),
    (_names(r"footer|site-footer|colophon|copyright|page-footer|legal-notice"), FOOTER),
    (_names(r"sidebar|side-bar|rail|right-rail|left-rail"), ASIDE),
    (_names(r"author-(?:bio|box|info|card|profile)|about-(?:the-)?author|biography"), AUTHOR),
    (_names(r"tags|tag-list|taglist|post-tags|entry-meta-tags|categories|topics|keywords"), LABELS),
)
# Elements that hold the article with everything around it; their names say what a page may have.
HOLDERS = frozenset({"html", "body", "main", "article"})
MENU_LINKED = 0.8  # a block that is all link is an entry of a list of links
_CHANGE_OF_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")


def furniture(block: Block, container: HtmlElement | None = None) -> str | None:
    """Why a block is no part of an article, or None.

    Args:
        block: the block.
        container: an element whose own signs and those around it do not count.
    """
    if block.hidden:
        return HIDDEN
    for element in ancestors(block.element):
        if element is container:
            return None
        if reason := _sign(element):
            return reason
    return None


def _sign(element: HtmlElement) -> str | None:
    tag = element.tag
    if tag in HOLDERS:
        return None
    role = ROLES.get(element.get("role", ""))
    if found := role or TAGS.get(tag):
        return _named(element) or found
    if tag == "footer" and not _is_inside(element, "blockquote"):
        return FOOTER if not _is_inside(element, "article") else LABELS
    if tag == "header" and not _is_inside(element, "article", "main"):
        return None if element.find(".//h1") is not None else MENU
    return _named(element)


def _named(element: HtmlElement) -> str | None:
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if names == " ":
        return None
    spaced = _CHANGE_OF_CASE.sub("-", names)
    return next((reason for pattern, reason in NAMES if pattern.search(spaced)), None)


def _is_inside(element: HtmlElement, *tags: str) -> bool:
    return any(outer.tag in tags for outer in element.iterancestors())
