"""Pages in the shapes of real sites, with the sentences of an article and those of everything else.

Each shape takes the paragraphs of a text and lays them out as a kind of site does: which words are
quotations, list items or captions, and what stands before, between and after them. The class names
are those of the programs named; where such sites write none that tell, neither does the shape.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

COOKIES = "We and our 214 partners store cookies on your device to measure how you use this site."
NEWSLETTER = "Get the five stories that matter in your inbox every morning before breakfast."
BIO = "Nora Quill has covered the coast and its harbours for this newspaper since 2012."
ADVERT = "This mattress has changed the way that thousands of people in your town sleep."
PAYWALL = "You have read three of your five free articles this month, so please subscribe."
FOOT = "All rights reserved, and no part of this page may be copied without our written leave."
SURVEY = "Is this page useful to you, and is there anything wrong with it that we should know?"
OFFICIAL = "An official website of the government, and here is how you know that it is one."
RELATED = (
    "Mayor opens the new bridge over the river after ten years of building",
    "Why the price of bread went up twice in the last three months",
    "The old lighthouse keeper who still climbs two hundred steps a day",
)
COMMENTS = (
    "They never listen to anybody down here, do they, and nothing will come of this either.",
    "My cousin works on the boats and he has not been paid since the beginning of the winter.",
    "I was there myself on that day and it did not happen in the way that it is told here.",
)
LATEST = (
    "The minister opens the school year in the capital",
    "The council of ministers meets on the budget of next year",
)
MENU = ("Home", "World", "Politics", "Business", "Opinion", "Sport", "Weather")
FOREIGN = (
    COOKIES, NEWSLETTER, BIO, ADVERT, PAYWALL, FOOT, SURVEY, OFFICIAL, *RELATED, *COMMENTS, *LATEST,
)  # fmt: skip
CAPTION = "The harbour office on the morning after the talks, seen from the quay."


def _p(words: str, attributes: str = "") -> str:
    return f"<p{attributes}>{_inline(words)}</p>"


def _inline(words: str) -> str:
    """Words with a link and an emphasis in them, as editors set them."""
    parts = [escape(part) for part in words.split(" ")]
    if len(parts) > 8:
        parts[2] = f'<a href="/topic/{len(words)}">{parts[2]}</a>'
        parts[5:7] = [f"<em>{parts[5]} {parts[6]}</em>"]
    return " ".join(parts)


def _links(words: Sequence[str], attributes: str = "") -> str:
    items = "".join(f'<li><a href="/{i}">{escape(w)}</a></li>' for i, w in enumerate(words))
    return f"<ul{attributes}>{items}</ul>"


def _page(title: str, body: str, attributes: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} | Site'
        f'</title><meta property="og:title" content="{escape(title)}"></head>'
        f"<body{attributes}>{body}</body></html>"
    )


def _between(paragraphs: Sequence[str], extras: Sequence[str]) -> Iterator[str]:
    """Paragraphs with something else after every second one."""
    left = list(extras)
    for i, paragraph in enumerate(paragraphs):
        yield _p(paragraph)
        if i % 2 and left:
            yield left.pop(0)
    yield from left


def wordpress(title: str, text: Sequence[str]) -> str:
    """A blog theme: a sidebar of widgets, sharing, related posts, numbered comments."""
    comments = "".join(
        f'<li class="comment"><article class="comment-body"><div class="comment-author vcard">'
        f'<b class="fn">reader{i}</b> <span class="says">says:</span></div>'
        f'<div class="comment-content">{_p(words)}</div></article></li>'
        for i, words in enumerate(COMMENTS)
    )
    return _page(
        title,
        f'<div id="page" class="site"><header class="site-header"><nav class="main-navigation">'
        f'{_links(MENU)}</nav></header><div id="content" class="site-content"><div id="primary" '
        f'class="content-area"><main id="main"><article class="post type-post status-publish">'
        f'<header class="entry-header"><h1 class="entry-title">{escape(title)}</h1></header>'
        f'<div class="entry-content">{"".join(map(_p, text))}<blockquote class="wp-block-quote">'
        f"{_p(text[0])}</blockquote><div class='sharedaddy sd-sharing-enabled'><h3>Share this:</h3>"
        f"{_links(('Twitter', 'Facebook'))}</div><div class='jp-relatedposts'>{_links(RELATED)}"
        f"</div></div></article><div id='comments' class='comments-area'><h2>3 thoughts on this"
        f"</h2><ol class='comment-list'>{comments}</ol></div></main></div><aside id='secondary' "
        f"class='widget-area'><section class='widget'>{_links(LATEST)}</section>{_p(NEWSLETTER)}"
        f"</aside></div><footer class='site-footer'>{_p(FOOT)}</footer></div>",
        ' class="post-template-default single single-post has-sidebar"',
    )


def broadsheet(title: str, text: Sequence[str]) -> str:
    """A newspaper: standfirst, caption, nested quotations, boxes between the paragraphs."""
    box = f'<aside class="related-box"><h4>Read more</h4>{_links(RELATED)}</aside>'
    sign_up = f'<div class="newsletter-signup"><form>{_p(NEWSLETTER)}<input></form></div>'
    quoted = (
        f"<blockquote>{_p(text[-1])}<blockquote>{_p(text[-2])}</blockquote></blockquote>"
        if len(text) > 3
        else ""
    )
    body = "".join(_between(text[1:-2] if quoted else text[1:], (box, sign_up)))
    return _page(
        title,
        f'<div class="cookie-banner" role="dialog">{_p(COOKIES)}<button>Accept</button></div>'
        f"<header><nav>{_links(MENU)}</nav></header><main><article><header><h1>{escape(title)}"
        f'</h1>{_p(text[0], " class=standfirst")}<p class="byline">By <a href="/nq">Nora Quill</a>'
        f'</p></header><figure class="lead"><img src="a.jpg" alt=""><figcaption>{CAPTION}'
        f'</figcaption></figure><div class="article-body">{body}{quoted}</div>'
        f'<div class="author-bio">{_p(BIO)}</div></article><section class="most-read">'
        f"<h2>Most read</h2>{_links(RELATED)}</section></main><footer>{_p(FOOT)}</footer>",
    )


def tabloid(title: str, text: Sequence[str]) -> str:
    """Bullet points on top, advertisements and links between paragraphs, no article element."""
    points = "".join(f"<li>{_inline(words)}</li>" for words in text[:2])
    advert = f'<div class="ad-slot"><span>Advertisement</span>{_p(ADVERT)}</div>'
    more = f'<p class="read-more"><strong>Read more: <a href="/1">{RELATED[0]}</a></strong></p>'
    return _page(
        title,
        f'<div id="top">{_links(MENU, " class=nav")}</div><div id="wrap"><div id="story"><h1>'
        f'{escape(title)}</h1><ul class="mol-bullets">{points}</ul>'
        f'{"".join(_between(text[2:], (advert, more, advert)))}</div><div id="rail" '
        f'class="right-rail">{_links(LATEST)}</div></div><div class="paywall-bar">{_p(PAYWALL)}'
        f'</div><div id="reader-comments"><h3>Comments</h3>{"".join(map(_p, COMMENTS))}</div>'
        f"<div id=footer>{_p(FOOT)}</div>",
    )


def us_government(title: str, text: Sequence[str]) -> str:
    """A department of the US government: the design system's banner, a release, its tags."""
    return _page(
        title,
        f'<section class="usa-banner"><div class="usa-accordion">{_p(OFFICIAL)}</div></section>'
        f'<header class="usa-header"><nav class="usa-nav">{_links(MENU)}</nav></header>'
        f'<nav class="usa-breadcrumb">{_links(("Home", "News"))}</nav><main id="main-content">'
        f'<div class="grid-container"><article class="node node--type-press-release"><h1>'
        f'{escape(title)}</h1><div class="field field--name-field-release-date">Release Date: '
        f'<time>February 24, 2017</time></div><div class="field field--name-body">'
        f'{"".join(map(_p, text))}<p>###</p></div><div class="field--name-field-tags"><div '
        f'class="tags">Topics: <a href="/t">Harbours</a></div></div></article></div></main>'
        f'<aside class="usa-sidenav">{_links(LATEST)}</aside><footer class="usa-footer">'
        f"{_p(FOOT)}</footer>",
    )


def uk_government(title: str, text: Sequence[str]) -> str:
    """GOV.UK: cookie banner, metadata, body with lists, a survey, a deep footer."""
    listed = "".join(f"<li>{_inline(words)}</li>" for words in text[1:3])
    return _page(
        title,
        f'<div id="global-cookie-message" class="gem-c-cookie-banner govuk-cookie-banner">'
        f'{_p(COOKIES)}</div><a class="govuk-skip-link" href="#content">Skip to main content</a>'
        f'<header class="gem-c-layout-super-navigation-header">{_links(MENU)}</header>'
        f'<div class="govuk-width-container"><div class="govuk-breadcrumbs">{_links(("Home",))}'
        f'</div><main id="content" class="govuk-main-wrapper"><div class="gem-c-heading"><p '
        f'class="govuk-caption-xl">Press release</p><h1 class="govuk-heading-l">{escape(title)}'
        f'</h1></div>{_p(text[0], " class=gem-c-lead-paragraph")}<div class="gem-c-govspeak '
        f'govuk-govspeak"><div class="govspeak"><p>The points are:</p><ul>{listed}</ul>'
        f'{"".join(map(_p, text[3:]))}</div></div><div class="gem-c-share-links"><h2>Share this '
        f'page</h2>{_links(("Share on Facebook",))}</div><div class="gem-c-contextual-sidebar">'
        f'{_links(RELATED)}</div></main></div><div class="gem-c-feedback"><form>{_p(SURVEY)}'
        f'</form></div><footer class="govuk-footer" role="contentinfo">{_p(FOOT)}</footer>',
    )


def old_government(title: str, text: Sequence[str]) -> str:
    """A ministry's page of 2003: tables for layout, breaks for paragraphs, fonts."""
    menu = "".join(f'<tr><td><font size="2"><a href="/{w}">{w}</a></font></td></tr>' for w in MENU)
    words = "<br><br>\n".join(_inline(paragraph) for paragraph in text)
    return _page(
        title,
        f'<table width="760" border="0"><tr><td colspan="2"><img src="crest.gif"></td></tr><tr>'
        f'<td width="150" valign="top"><table>{menu}</table></td><td valign="top"><font '
        f'face="Arial" size="2"><b>{escape(title)}</b><br><br>\n{words}</font></td></tr><tr>'
        f'<td colspan="2"><font size="1">{FOOT}</font></td></tr></table>',
    )


def wire(title: str, text: Sequence[str]) -> str:
    """An agency's application: class names made by a program, no word in them."""
    lines = "".join(f'<div data-testid="paragraph-{i}" class="css-x{i}f">{_inline(words)}</div>'
                    for i, words in enumerate(text))  # fmt: skip
    teasers = "".join(
        f'<li class="css-8k"><a class="css-9q" href="/{i}"><span>{words}</span></a></li>'
        for i, words in enumerate(RELATED)
    )
    return _page(
        title,
        f'<div class="css-0"><div class="css-1">{_links(MENU)}</div><div class="css-2"><h1 '
        f'class="css-3">{escape(title)}</h1><div class="css-4">{lines}</div><div class="css-5">'
        f'<p class="css-6">{BIO}</p></div></div><div class="css-7"><h2>More from us</h2><ul>'
        f'{teasers}</ul></div><div class="css-10">{_p(FOOT)}</div></div>',
    )


def live(title: str, text: Sequence[str]) -> str:
    """A running report: each post with its time."""
    posts = "".join(
        f'<article class="live-post"><time>1{i % 10}:0{i % 6}</time><div class="post-body">'
        f"{_p(words)}</div></article>"
        for i, words in enumerate(text)
    )
    return _page(
        title,
        f"<header><nav>{_links(MENU)}</nav></header><main><h1>{escape(title)}</h1>"
        f'<section class="live-feed">{posts}</section></main><aside class="sidebar">'
        f'{_links(LATEST)}</aside><div class="consent-layer">{_p(COOKIES)}</div>'
        f"<footer>{_p(FOOT)}</footer>",
    )


def page_builder(title: str, text: Sequence[str]) -> str:
    """A page builder: every piece of text in five boxes, all called widgets."""

    def widget(words: str, kind: str = "text-editor") -> str:
        return (
            f'<div class="elementor-element elementor-widget elementor-widget-{kind}"><div '
            f'class="elementor-widget-container">{words}</div></div>'
        )

    boxes = "".join(
        f'<section class="elementor-section"><div class="elementor-container"><div '
        f'class="elementor-column">{widget(_p(words))}</div></div></section>'
        for words in text
    )
    return _page(
        title,
        f'<div class="elementor-location-header">{widget(_links(MENU), "nav-menu")}</div>'
        f'<div class="elementor elementor-21">{widget(f"<h1>{escape(title)}</h1>", "heading")}'
        f"{boxes}{widget(_links(RELATED), 'posts')}</div>"
        f'<div class="elementor-location-footer">{widget(_p(FOOT))}</div>',
    )


def ministry(title: str, text: Sequence[str]) -> str:
    """A ministry on Drupal: fields, a table of figures, contacts, the latest news beside it."""
    rows = "".join(
        f"<tr><th>{name}</th><td>{number}</td></tr>"
        for name, number in (("Boats held", "12"), ("Crew on board", "40"))
    )
    return _page(
        title,
        f'<div class="dialog-off-canvas"><header role="banner">{_links(MENU)}</header>'
        f'<div class="layout-container"><main role="main"><div class="region region-content">'
        f'<h1 class="page-title">{escape(title)}</h1><div class="node__content"><div '
        f'class="field field--type-text-with-summary"><div class="field__item">'
        f"{''.join(map(_p, text))}<table><tbody>{rows}</tbody></table></div></div></div></div>"
        f'<div class="region region-sidebar-second"><div class="views-element-container '
        f'block-latest-news">{_links(LATEST)}</div></div></main></div><footer role="contentinfo">'
        f"{_p(FOOT)}</footer></div>",
    )


def transcript(title: str, text: Sequence[str]) -> str:
    """A briefing: the turns of two people, some of them one word."""
    turns = []
    for i, words in enumerate(text):
        name = "MR. HALE" if i % 2 else "Q"
        turns += [f"<p><b>{name}:</b> {_inline(words)}</p>", f"<p><b>{name}:</b> No.</p>"]
    return _page(
        title,
        f'<header class="masthead"><nav>{_links(MENU)}</nav></header><main><section '
        f'class="briefing-statement"><h1>{escape(title)}</h1><div class="body-content">'
        f'{"".join(turns)}<p>END 12:31 P.M. EST</p></div></section></main><div class="newsletter">'
        f"{_p(NEWSLETTER)}</div><footer>{_p(FOOT)}</footer>",
    )


def headings(title: str, text: Sequence[str]) -> str:
    """An explainer: sections with headings, terms explained, folded parts, notes at the end."""
    half = max(len(text) // 2, 1)
    terms = f"<dl><dt>Quota</dt><dd>{_inline(text[0])}</dd></dl>"
    folded = f"<details><summary>In full</summary>{''.join(map(_p, text[half:]))}</details>"
    return _page(
        title,
        f"<div id=app><div role=navigation>{_links(MENU)}</div><article><h1>{escape(title)}</h1>"
        f"<h2>What happened</h2>{''.join(map(_p, text[1:half]))}<h2>What the words mean</h2>"
        f'{terms}<h2>What was said</h2>{folded}<div class="social-share">'
        f"{_links(('Tweet',))}</div></article><div class='recommended'>{_links(RELATED)}</div>"
        f"<div id=disqus_thread>{''.join(map(_p, COMMENTS))}</div><footer>{_p(FOOT)}</footer>"
        "</div>",
    )


def broadcaster(title: str, text: Sequence[str]) -> str:
    """A broadcaster: blocks by component, captions with credits, a topic list, links between."""
    blocks = "".join(
        f'<div data-component="text-block" class="ssrcss-11r1m41-RichTextComponentWrapper">'
        f'<div class="ssrcss-7uxr49-RichTextContainer">{_p(words, " class=ssrcss-1q0x1qg")}</div>'
        f"</div>"
        for words in text[1:]
    )
    links = (
        f'<div data-component="unordered-list-block"><div class="ssrcss-y7krbn-Stack">'
        f"{_links(RELATED)}</div></div>"
    )
    return _page(
        title,
        f'<div id="cookiePrompt"><h2>Let us know you agree to cookies</h2>{_p(COOKIES)}</div>'
        f'<header id="header-content"><nav>{_links(MENU)}</nav></header><main id="main-content">'
        f'<article class="ssrcss-pv1rh6-ArticleWrapper"><header data-component="headline-block">'
        f'<h1 id="main-heading">{escape(title)}</h1></header><div data-component="byline-block">'
        f"By Nora Quill<br>Harbour correspondent</div><figure><span>Image source, Elda Pictures"
        f'</span><figcaption><span class="visually-hidden">Image caption, </span>{CAPTION}'
        f'</figcaption></figure><div data-component="text-block"><p><b>{_inline(text[0])}</b></p>'
        f'</div>{links}{blocks}<section data-component="tag-list"><h2>More on this story</h2>'
        f'{_links(("Harbours",))}</section></article><div data-component="features">'
        f"<h2>Top stories</h2>{_links(LATEST)}</div></main><footer>{_p(FOOT)}</footer>",
    )


def letter(title: str, text: Sequence[str]) -> str:
    """A newsletter's page: buttons in the text, a box to sign up in the middle, a discussion."""
    box = (
        f'<div class="subscription-widget-wrap"><div class="preamble">{_p(NEWSLETTER)}</div>'
        f"<form><input></form></div>"
    )
    comments = "".join(
        f'<div class="comment"><div class="comment-meta">reader{i}</div><div class="comment-body">'
        f"{_p(words)}</div></div>"
        for i, words in enumerate(COMMENTS)
    )
    return _page(
        title,
        f'<div id="entry"><div class="main-menu">{_links(MENU)}</div><div class="single-post"><div '
        f'class="container"><article class="typography newsletter-post post"><div '
        f'class="post-header"><h1 class="post-title published">{escape(title)}</h1><h3 '
        f'class="subtitle">{_inline(text[0])}</h3></div><div class="available-content"><div '
        f'class="body markup">{"".join(_between(text[1:], (box,)))}</div></div><div '
        f'class="post-footer"><a class="post-ufi-button">Share</a></div></article></div></div>'
        f'<div id="discussion"><h4>Discussion about this post</h4>{comments}</div>'
        f'<div class="footer-wrap">{_p(FOOT)}</div></div>',
    )


def press_room(title: str, text: Sequence[str]) -> str:
    """An authority's press room: downloads, contacts, other releases in the same column."""
    return _page(
        title,
        f'<div class="l-page"><div class="l-head"><ul>{_links(MENU)}</ul></div><div class="l-main">'
        f'<div class="row"><div class="col-md-8"><p class="date">6 May 2031</p><h2>{escape(title)}'
        f'</h2><div class="text">{"".join(f"<div>{_inline(words)}</div>" for words in text)}</div>'
        f'<div class="downloads"><h3>Downloads</h3>{_links(("Release (PDF, 92 kB)",))}</div></div>'
        f'<div class="col-md-4"><h3>Other releases</h3>{_links(LATEST)}<div class="box">'
        f'{_p(SURVEY)}</div></div></div></div><div class="l-foot">{_p(FOOT)}</div></div>',
    )


def organisation(title: str, text: Sequence[str]) -> str:
    """An international body: numbered paragraphs in a list, quotation, notes, a long menu."""
    numbered = "".join(f"<li>{_p(words)}</li>" for words in text[1:])
    return _page(
        title,
        f'<div class="off-canvas"><div class="menu-main">{_links(MENU * 3)}</div></div><div '
        f'class="page-wrapper"><div class="content-area"><div class="news-header"><h1>'
        f'{escape(title)}</h1></div><section class="section-body"><div class="intro">'
        f'{_p(text[0])}</div><ol>{numbered}</ol></section><section class="section-cards">'
        f"<h2>Related events</h2>{_links(RELATED)}</section></div></div><div "
        f'class="cc-window cc-banner" role="dialog">{_p(COOKIES)}</div><footer>{_p(FOOT)}</footer>',
    )


Shape = Callable[[str, Sequence[str]], str]
SHAPES: tuple[Shape, ...] = (
    wordpress, broadsheet, tabloid, us_government, uk_government, old_government, wire, live,
    page_builder, ministry, transcript, headings,
)  # fmt: skip
# Written once the rules stood, and no rule was changed for them.
UNSEEN: tuple[Shape, ...] = (broadcaster, letter, press_room, organisation)
# True words that a shape adds to the text.
ADDED: dict[Shape, tuple[str, ...]] = {
    broadsheet: (CAPTION,),
    broadcaster: (CAPTION,),
    uk_government: ("The points are:",),
    ministry: ("Boats held", "Crew on board"),
    transcript: ("END 12:31 P.M. EST",),
    headings: ("What happened", "What was said"),
}
