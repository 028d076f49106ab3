// The card: everything that is known of the chosen pair, or of a claim without one.

const VERDICTS = ["entailment", "neutral", "contradiction"]; // in the order of the NLI scores
const WAYS = ["article to readout", "readout to article"];

class Card {
  // `tell` has choosePair(id), chooseClaim(id), decide(decision), note(text), undo().
  constructor(root, tell) {
    this.root = root;
    this.head = root.querySelector(".head");
    this.partners = root.querySelector(".partners");
    this.content = root.querySelector(".content");
    this.status = root.querySelector(".status");
    this.buttons = [...root.querySelectorAll("[data-decision]")];
    this.writing = root.querySelector(".write");
    this.form = root.querySelector(".note");
    this.area = root.querySelector("textarea");
    this.undoing = root.querySelector(".undo");
    this.drafts = new Map(); // key of a pair -> a note begun and not yet kept
    for (const button of this.buttons) {
      button.addEventListener("click", () => tell.decide(button.dataset.decision));
    }
    this.undoing.addEventListener("click", () => tell.undo());
    this.writing.addEventListener("click", () => (this.form.hidden ? this.openNote() : this.closeNote()));
    root.querySelector(".leave").addEventListener("click", () => this.closeNote());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      tell.note(this.area.value);
      this.closeNote();
    });
    this.area.addEventListener("input", () => this.drafts.set(this.key, this.area.value));
    root.addEventListener("click", (event) => {
      const chip = event.target.closest("[data-pair], [data-claim]");
      if (chip?.dataset.pair) tell.choosePair(chip.dataset.pair);
      else if (chip) tell.chooseClaim(chip.dataset.claim);
    });
  }

  // Show a pair with the partners of the claim that it was reached from.
  showPair(pair, partners) {
    this.take(pair.key);
    this.head.replaceChildren(
      make("span", `badge ${pair.relation}`, `${pair.letter} ${pair.relation}`),
      pair.unsure ? make("span", "badge unsure", "? unsure") : "",
      make("span", "measure", `${pair.claims.join(" / ")} · ${measures(pair)}`),
    );
    this.partners.replaceChildren(...partnerChips(pair, partners));
    const chosen = this.partners.querySelector("[aria-pressed=true]");
    if (chosen) revealAcross(this.partners, chosen);
    this.content.replaceChildren(quotes(pair), hold("div", "why", ...reasons(pair), this.reviews));
  }

  // Show a claim that has no partner, with the nearest one on the other side.
  showClaim(claim, label) {
    this.take(null);
    this.head.replaceChildren(make("span", `badge ${claim.place}`, `${label.letter} ${label.title}`),
      make("span", "measure", claim.id));
    const nearest = claim.nearest && hold("p", "reason", "Nearest on the other side: ",
      goTo(claim.nearest.claim), `, similarity ${figure(claim.nearest.similarity)}.`);
    this.content.replaceChildren(
      hold("div", "said", hold("figure", "", make("figcaption", "", told(claim)), make("blockquote", "", claim.text))),
      hold("div", "why", make("p", "reason", `${capital(label.meaning)}.`), nearest, cutNotice([claim])),
    );
  }

  showNothing(data) {
    this.take(null);
    this.head.replaceChildren(make("span", "measure", "Nothing is chosen"));
    this.content.replaceChildren(make("p", "reason", data.verdict),
      make("p", "none", "Step through the findings with j and k, or choose a marked claim."));
  }

  take(key) {
    if (key !== this.key) this.closeNote();
    this.key = key;
    this.partners.replaceChildren();
    this.content.scrollTop = 0;
    this.reviews = make("div", "reviews");
  }

  // Show who decided what, and which buttons can be pressed.
  mark(reviews, reviewer, me) {
    const can = Boolean(reviewer && this.key);
    for (const button of this.buttons) {
      button.disabled = !can;
      button.setAttribute("aria-pressed", String(Boolean(me?.stands) && me.decision === button.dataset.decision));
    }
    this.writing.disabled = !can;
    this.undoing.disabled = !reviewer;
    this.kept = me?.note ?? "";
    if (this.drafts.get(this.key) === this.kept) this.drafts.delete(this.key);
    this.reviews.replaceChildren(...reviews.map((review) => reviewLine(review, reviewer)),
      this.drafts.has(this.key) && this.form.hidden ? make("p", "doubt", "A note was begun and not saved: press e.") : "");
    if (!reviewer) this.say("Give your name in the sidebar to decide.", false);
    else if (this.status.textContent.startsWith("Give your name")) this.say("", false);
  }

  say(text, failed) {
    if (this.status.textContent !== text) this.status.replaceChildren(text ? make("span", "", text) : "");
    this.status.classList.toggle("failed", failed);
  }

  openNote() {
    if (this.writing.disabled) return;
    this.area.value = this.drafts.get(this.key) ?? this.kept;
    this.form.hidden = false;
    this.writing.setAttribute("aria-expanded", "true");
    this.area.focus();
  }

  // Leave the note; what was written stays as a draft.
  closeNote() {
    const within = this.form.contains(this.root.getRootNode().activeElement);
    this.form.hidden = true;
    this.writing.setAttribute("aria-expanded", "false");
    if (within) (this.writing.disabled ? this.content : this.writing).focus({ preventScroll: true });
  }
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function measures(pair) {
  const parts = [`similarity ${figure(pair.similarity)}`, `score ${figure(pair.score)}`];
  if (pair.relation !== "contradiction" && !pair.gate) parts.push(`contradiction ${figure(pair.contradiction)}`);
  return parts.join(" · ");
}

// The claim that the pair was reached from, and its partners as buttons, where there are several.
function partnerChips(chosen, { anchor, pairs }) {
  if (pairs.length < 2) return [];
  const chips = pairs.map((pair) => {
    const other = pair.claims.find((claim) => claim !== anchor);
    const chip = make("button", `tag ${pair.relation}`, `${pair.letter} ${other}`, {
      type: "button", "aria-pressed": String(pair.id === chosen.id), title: `${anchor} and ${other}: ${pair.relation}`,
    });
    chip.dataset.pair = pair.id;
    return chip;
  });
  return [make("span", "measure", `${anchor} with`), ...chips];
}

function quotes(pair) {
  return hold("div", "said", ...pair.quotes.map((quote, i) => hold("figure", "",
    hold("figcaption", "", goTo(pair.claims[i]), " ", make("b", "", i ? "readout" : "article"), ` · ${told(quote)}`),
    hold("blockquote", "", ...quote.parts.map(([text, mark]) => make(mark ? "mark" : "span", mark, text))))));
}

// Who says it and, where the file tells pages, paragraphs or lines apart, in which.
function told({ speaker, original }) {
  return original ? `${speaker} · ${original}` : speaker;
}

function reasons(pair) {
  const found = pair.differences.map((difference) => hold("li", "",
    make("b", "kind", difference.kind), " ", make("span", `verdict ${difference.verdict}`, difference.verdict),
    " ", make("bdi", "", difference.reason), hold("small", "", words(difference.sides[0]), " / ", words(difference.sides[1]))));
  return [
    found.length ? hold("ul", "differences", ...found) : "",
    pair.reason ? make("p", "reason", pair.reason) : "",
    pair.clash ? make("p", "reason", pair.clash) : "",
    pair.gate ? hold("p", "gate", make("b", "", "Why this cannot be a contradiction: "), pair.gate) : "",
    pair.doubt ? hold("p", "doubt", make("b", "", "Unsure "), pair.doubt) : "",
    pair.nli ? inferred(pair.nli) : "",
  ];
}

function words({ text, value }) {
  const shown = text === null ? make("span", "absent", "nothing") : make("q", "", text);
  return hold("span", "", shown, value ? make("span", "value", ` = ${value}`) : "");
}

// The NLI model's view, both ways round.
function inferred(nli) {
  const head = hold("tr", "", make("th", "", "NLI", { scope: "col" }), ...VERDICTS.map((name) => make("th", "", name, { scope: "col" })));
  const rows = nli.map((scores, i) => hold("tr", "", make("th", "", WAYS[i], { scope: "row" }),
    ...scores.map((score) => make("td", "", figure(score)))));
  return hold("table", "nli", head, ...rows);
}

function reviewLine(review, me) {
  const { reviewer, decision, note, day } = review;
  const who = reviewer === me ? `${reviewer} (you)` : reviewer;
  return hold("p", "review", make("b", "", who), ` ${decision ? tellDecision(review) : "no decision"}`,
    note ? make("q", "words", note) : "", make("small", "", ` ${day ?? "being kept …"}`));
}

function cutNotice(claims) {
  const cut = claims.filter((claim) => claim.cut).map((claim) => claim.id);
  return cut.length ? make("p", "doubt", `The models did not see the end of ${cut.join(" and ")}.`) : "";
}

function goTo(claim) {
  const button = make("button", "goto", claim, { type: "button", title: `Go to ${claim} in the text` });
  button.dataset.claim = claim;
  return button;
}
