// The strip of findings in the order of stepping, and the legend with its counts.

const SIGNS = { confirmed: "✓", rejected: "✗", unsure: "?" };

// A decision that stands with its sign, another one with what it was made on.
function tellDecision({ decision, verdict, stands, today }) {
  if (stands) return `${SIGNS[decision]} ${decision}`;
  return verdict ? `${decision} as ${verdict}, today ${today}` : `${decision} (as what was not kept)`;
}

class Findings {
  constructor(root, choose) {
    this.strip = root.querySelector(".findings");
    this.legend = root.querySelector(".legend");
    this.where = root.querySelector(".where");
    this.buttons = new Map(); // pair -> its button
    this.strip.addEventListener("click", (event) => {
      const pair = event.target.closest("[data-pair]")?.dataset.pair;
      if (pair) choose(pair);
    });
  }

  show(data) {
    this.order = data.groups.flatMap((group) => group.pairs);
    this.pairs = new Map(data.pairs.map((pair) => [pair.id, pair]));
    this.buttons.clear();
    this.strip.replaceChildren(...data.groups.map((group) => this.group(group)));
    this.legend.replaceChildren(
      hold("div", "of", make("dt", "", "article · readout")), ...data.legend.map(legendEntry),
    );
  }

  group(group) {
    const title = hold("span", "title", group.title, " ", make("b", "", String(group.pairs.length)));
    const buttons = group.pairs.map((id) => {
      const button = make("button", "", group.letter, { type: "button", tabindex: "-1" });
      button.dataset.pair = id;
      this.buttons.set(id, button);
      return button;
    });
    const element = hold("div", `group ${group.slug}`, title, hold("span", "pairs", ...buttons));
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", `${group.title}: ${group.meaning}`);
    element.title = group.meaning;
    return element;
  }

  // Show which finding is chosen and what was decided on each: one sign, or ≠ where people differ.
  mark(chosen, reviewsOf) {
    const at = this.order.indexOf(chosen);
    this.where.textContent = this.order.length
      ? `${at < 0 ? "–" : at + 1} of ${this.order.length} findings` : "no findings";
    this.order.forEach((id, i) => {
      const button = this.buttons.get(id);
      const made = reviewsOf(this.pairs.get(id)).filter((review) => review.decision);
      const decisions = new Set(made.filter((review) => review.stands).map((review) => review.decision));
      const decided = decisions.size > 1 ? "reviewers differ" : ([...decisions, ...made.map(tellDecision)][0] ?? "");
      button.dataset.sign = decisions.size > 1 ? "≠" : (SIGNS[decided] ?? "");
      button.tabIndex = i === Math.max(at, 0) ? 0 : -1;
      if (id === chosen) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      const { relation, unsure, claims } = this.pairs.get(id);
      const name = `${relation}${unsure ? ", unsure" : ""}: ${claims.join(" and ")}`;
      button.title = decided ? `${name}; ${decided}` : name;
      button.setAttribute("aria-label", button.title);
    });
    if (at >= 0) revealAcross(this.strip, this.buttons.get(chosen));
  }
}

const FADE = 32; // pixels at the end of a strip where it fades out

// Scroll a strip sideways, and nothing else, until an element of it is in sight.
function revealAcross(strip, element) {
  const [view, box] = [strip.getBoundingClientRect(), element.getBoundingClientRect()];
  if (box.left < view.left) strip.scrollLeft += box.left - view.left - FADE;
  if (box.right > view.right - FADE) strip.scrollLeft += box.right - view.right + FADE;
}

const WORD_CLASS = { "who-says-it": "frame", "not-read": "unread" };

function legendEntry({ letter, title, slug, meaning, counts, percent }) {
  const item = hold("div", slug,
    hold("dt", "", make("span", `tag ${slug}`, letter), make("span", WORD_CLASS[slug] ?? `claim ${slug}`, title)),
    make("dd", "", counts.join(" · ")));
  item.title = percent
    ? `${meaning}; ${percent[0]} % of the article's characters, ${percent[1]} % of the readout's` : meaning;
  return item;
}
