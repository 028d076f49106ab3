// The two texts: their claims as marked stretches, which of them are lit, and where they scroll.

const LOOK_MS = 250; // how long one points at a claim before its partners scroll into view
const STILL = 4; // pixels; a longer way of the mouse selects text instead of choosing a claim

class Texts {
  // `tell` has point(claim or null) and choose(claim).
  constructor(root, tell) {
    this.sides = [...root.querySelectorAll(".side")];
    this.panes = this.sides.map((side) => side.querySelector(".pane"));
    this.svg = root.querySelector("svg.lines");
    this.shown = []; // the two texts, to know them again
    this.links = [];
    this.elements = new Map(); // claim -> its stretches of text and its tag
    this.frames = new Map(); // claim -> the words that say who makes it
    this.tags = new Map();
    for (const pane of this.panes) this.listen(pane, tell);
    this.resizes = new ResizeObserver(() => this.redraw());
    this.resizes.observe(this.svg);
  }

  listen(pane, tell) {
    let down = null;
    let at = null;
    let place = "";
    let look = 0;
    const point = (claim) => {
      if (claim === at) return;
      at = claim;
      clearTimeout(look);
      tell.point(claim, false);
      if (claim) look = setTimeout(() => tell.point(claim, true), LOOK_MS);
    };
    // Text that scrolls under a pointer at rest is not pointed at.
    pane.addEventListener("pointermove", (event) => {
      const here = `${event.clientX} ${event.clientY}`;
      if (here !== place) point(claimAt(event));
      place = here;
    });
    pane.addEventListener("pointerleave", () => point(null));
    pane.addEventListener("pointerdown", (event) => (down = event));
    pane.addEventListener("click", (event) => {
      const moved = down && Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY);
      down = null;
      const claim = claimAt(event);
      if (claim && !(moved > STILL)) tell.choose(claim);
    });
    pane.addEventListener("keydown", (event) => {
      const claim = ["Enter", " "].includes(event.key) ? claimAt(event) : null;
      if (!claim) return;
      event.preventDefault();
      tell.choose(claim);
    });
    pane.addEventListener("scroll", () => this.redraw(), { passive: true });
  }

  // Build both texts anew; those that stayed the same keep their place.
  show(data) {
    this.elements.clear();
    this.frames.clear();
    this.tags.clear();
    data.sides.forEach((side, i) => {
      const pane = this.panes[i];
      const text = side.segments.map((part) => part.text).join("");
      const top = text === this.shown[i] ? pane.scrollTop : 0;
      this.shown[i] = text;
      const unread = data.legend.find((entry) => entry.slug === "not-read").percent[i];
      this.sides[i].querySelector("header").replaceChildren(
        make("b", "", side.role), make("span", "name", side.name),
        make("span", "measure", `${side.claims.length} claims · ${unread} % not read`),
      );
      pane.setAttribute("aria-label", `The ${side.role} in full`);
      pane.setAttribute("role", "region");
      pane.classList.add(side.role);
      const claims = new Map(side.claims.map((claim) => [claim.id, claim]));
      pane.replaceChildren(...side.segments.flatMap((part) => this.segment(part, claims, data)));
      pane.scrollTop = top;
    });
  }

  segment(part, claims, data) {
    const element = make("span", part.kind, part.text);
    for (const id of part.claims) {
      const known = part.kind === "frame" ? this.frames : this.elements;
      known.set(id, [...(known.get(id) ?? []), element]);
    }
    if (part.kind === "claim") {
      const claim = claims.get(part.claims[0]);
      element.classList.add(claim.place, claim.standing);
      element.dataset.claim = claim.id;
    }
    return [...part.opens.map((id) => this.tag(claims.get(id), data)), element];
  }

  // The letter before a claim: a button, so that the claim is reached without a mouse; one that
  // runs with the text, for a button proper could stand at the end of the line before.
  tag(claim, data) {
    const label = data.legend.find((entry) => entry.slug === claim.place);
    const partners = claim.pairs.length === 1 ? "1 partner" : `${claim.pairs.length} partners`;
    const doubt = claim.unsure ? "; it may be contradicted" : "";
    const name = `${claim.id}, ${label.title}: ${label.meaning}; ${partners}${doubt}`;
    const tag = make("span", `tag ${claim.place}`, claim.unsure ? `${label.letter}?` : label.letter, {
      role: "button", tabindex: "0", title: name, "aria-label": name, "aria-pressed": "false",
    });
    tag.classList.toggle("unsure", claim.unsure);
    tag.dataset.claim = claim.id;
    this.tags.set(claim.id, tag);
    this.elements.set(claim.id, [tag, ...(this.elements.get(claim.id) ?? [])]);
    return tag;
  }

  // Light the claims of these links, those of the chosen one most, and draw the lines.
  // A link has the two claims, the relation, the pair's id and whether it is the chosen one.
  light(links, anchor) {
    for (const element of [...this.elements.values(), ...this.frames.values()].flat()) {
      element.classList.remove("chosen", "anchor");
      delete element.dataset.lit;
    }
    for (const tag of this.tags.values()) tag.setAttribute("aria-pressed", "false");
    const order = [...links].sort((a, b) => a.chosen - b.chosen); // the chosen one has the last word
    for (const link of order) {
      for (const claim of link.claims) this.lightOne(claim, link.relation, link.chosen);
    }
    if (anchor && !links.length) this.lightOne(anchor, "alone", true);
    for (const element of this.elements.get(anchor) ?? []) element.classList.add("anchor");
    this.links = order.map((link) => ({
      ...link, ends: link.claims.map((claim, i) => ({ pane: this.panes[i], elements: this.elements.get(claim) })),
    }));
    this.redraw();
  }

  lightOne(claim, relation, chosen) {
    for (const element of [...this.elements.get(claim), ...(this.frames.get(claim) ?? [])]) {
      element.dataset.lit = relation;
      element.classList.toggle("chosen", chosen);
    }
    this.tags.get(claim).setAttribute("aria-pressed", String(chosen));
  }

  // Scroll a claim into the middle of its own text, unless it is in sight already.
  reveal(claim) {
    const elements = this.elements.get(claim);
    const pane = elements[0].closest(".pane");
    const rects = elements.flatMap((element) => [...element.getClientRects()]);
    const top = Math.min(...rects.map((rect) => rect.top));
    const bottom = Math.max(...rects.map((rect) => rect.bottom));
    const view = pane.getBoundingClientRect();
    if (top >= view.top + MARGIN && bottom <= view.bottom - MARGIN) return;
    const height = Math.min(bottom - top, view.height - 2 * MARGIN); // a long claim by its beginning
    const to = pane.scrollTop + top - view.top - (view.height - height) / 2;
    pane.scrollTo({ top: to, behavior: motion() });
  }

  redraw() {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => drawLines(this.svg, this.links));
  }

  leave() {
    cancelAnimationFrame(this.frame);
    this.resizes.disconnect();
  }
}

function claimAt(event) {
  return event.target.closest("[data-claim]")?.dataset.claim ?? null;
}

// How to scroll: at once for those who asked their system for less motion.
function motion() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
}
