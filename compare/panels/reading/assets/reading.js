// The reading view. Choosing and lighting happen here at once; Python is told what was chosen and
// what was decided, and answers with what the store then holds.

const TELL_MS = 150; // a reader who steps quickly is not followed by the server at every step

class Reading {
  constructor(root) {
    this.root = root;
    this.acts = new Acts((acts) => this.send.setTriggerValue("act", acts));
    this.claim = null; // the claim that partners are shown of
    this.pair = null; // the chosen pair
    this.heard = []; // keys told to Python, which will come back
    this.texts = new Texts(root, { point: (...at) => this.point(...at), choose: (claim) => this.chooseClaim(claim) });
    this.findings = new Findings(root, (pair) => this.choosePair(pair));
    this.card = new Card(root.querySelector(".card"), {
      choosePair: (pair) => this.choosePair(pair, this.claim),
      chooseClaim: (claim) => this.texts.reveal(claim),
      decide: (decision) => this.decide(decision),
      note: (text) => this.act("note", text),
      undo: () => this.act("undo"),
    });
    this.help = root.querySelector(".keys");
    keysHelp(this.help.querySelector("dl"));
    root.querySelector(".previous").addEventListener("click", () => this.step(-1));
    root.querySelector(".next").addEventListener("click", () => this.step(1));
    root.querySelector(".help").addEventListener("click", () => this.showKeys());
    listenToKeys(root, this.keys());
  }

  keys() {
    return {
      next: () => this.step(1),
      previous: () => this.step(-1),
      nextPartner: () => this.stepPartner(1),
      previousPartner: () => this.stepPartner(-1),
      confirm: () => this.decide("confirmed"),
      reject: () => this.decide("rejected"),
      unsure: () => this.decide("unsure"),
      note: () => this.card.openNote(),
      undo: () => this.act("undo"),
      help: () => this.showKeys(),
      leave: () => (this.help.hidden ? this.choose(null, null) : this.showKeys()),
      leaveNote: () => this.card.closeNote(),
      saveNote: () => this.card.form.requestSubmit(),
    };
  }

  // Take what Python sends; the texts are built anew only where the comparison changed.
  receive(data, send) {
    const answered = this.acts.answer(data.done);
    const first = !this.data;
    const changed = data.comparison !== this.data?.comparison;
    [this.data, this.send] = [data, send];
    this.card.area.maxLength = data.noteLength;
    if (changed) this.build(JSON.parse(data.comparison));
    this.follow(data.chosen, first);
    const undone = answered.some((act) => act.do === "undo") && this.keyed(data.notice?.pair);
    if (undone && undone !== this.pair) this.choosePair(undone.id);
    if (answered.length && data.notice) this.card.say(data.notice.text, data.notice.failed);
    this.mark();
  }

  build(shown) {
    const [key, claim] = [this.pair?.key, this.claim];
    this.shown = shown;
    this.pairs = new Map(shown.pairs.map((pair) => [pair.id, pair]));
    this.claims = new Map(shown.sides.flatMap((side) => side.claims.map((c) => [c.id, c])));
    this.places = new Map(shown.legend.map((entry) => [entry.slug, entry]));
    this.texts.show(shown);
    this.findings.show(shown);
    this.stepped = undefined;
    const pair = this.keyed(key);
    this.show(pair, pair?.claims.includes(claim) ? claim : (pair?.claims[0] ?? null));
  }

  // The first pair of a key; two pairs of the same words share one.
  keyed(key) {
    return this.shown.pairs.find((pair) => pair.key === key) ?? null;
  }

  // Go where Python says, unless it only repeats what it was told from here.
  follow(chosen, first) {
    const told = this.heard.indexOf(chosen);
    if (!first && (told >= 0 || chosen === this.followed)) {
      this.heard.splice(0, told + 1);
    } else if (chosen !== (this.pair?.key ?? null)) {
      this.heard = [];
      const pair = this.keyed(chosen);
      this.show(pair, pair?.claims[0] ?? null);
      this.reveal();
    }
    this.followed = chosen;
  }

  // Choose a pair, seen from one of its claims: the one that has it first, or the article's.
  choosePair(id, claim = null) {
    const pair = this.pairs.get(id);
    this.choose(pair, pair.claims.includes(claim) ? claim : pair.claims[0]);
  }

  // A claim shows its strongest pair; a partner that is lit, its pair with the claim that lit it.
  chooseClaim(id) {
    const partner = this.partnersOf(this.claim).find((pair) => id !== this.claim && pair.claims.includes(id));
    if (partner && partner !== this.pair) this.choose(partner, this.claim);
    else this.choose(this.partnersOf(id)[0] ?? null, id);
  }

  choose(pair, claim) {
    this.show(pair, claim);
    this.reveal();
    this.settle();
    this.card.say("", false);
    this.mark();
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.tell(), TELL_MS);
  }

  tell() {
    const key = this.pair?.key ?? null;
    this.heard.push(key);
    this.send.setStateValue("pair", [key, Date.now()]);
  }

  show(pair, claim) {
    [this.pair, this.claim] = [pair, claim];
    if (pair) this.card.showPair(pair, { anchor: claim, pairs: this.partnersOf(claim) });
    else if (claim) this.card.showClaim(this.claims.get(claim), this.places.get(this.claims.get(claim).place));
    else this.card.showNothing(this.shown);
    this.texts.light(this.links(claim, pair), claim);
  }

  reveal() {
    const links = this.links(this.claim, this.pair);
    for (const claim of links.find((link) => link.chosen)?.claims ?? [this.claim]) {
      if (claim) this.texts.reveal(claim);
    }
  }

  // Scroll the page, if it must be, so that texts and card are in the window together.
  settle() {
    const view = this.root.querySelector(".view");
    if (view.offsetHeight <= innerHeight) view.scrollIntoView({ block: "nearest", behavior: motion() });
  }

  // Light the partners of the claim that is pointed at; after a while, scroll the nearest in sight.
  point(claim, stays) {
    const own = !claim || claim === this.claim;
    const pair = own ? this.pair : (this.partnersOf(claim)[0] ?? null);
    const links = this.links(own ? this.claim : claim, pair);
    this.texts.light(links, own ? this.claim : claim);
    const strongest = links.find((link) => link.chosen);
    if (stays && strongest) {
      this.texts.reveal(strongest.claims.find((other) => other !== claim));
    }
  }

  // What ties a claim to the other side: its pairs, or else the nearest claim there.
  links(id, chosen) {
    const claim = this.claims.get(id);
    if (!claim) return [];
    if (!claim.pairs.length && claim.nearest) {
      const ends = id.startsWith("a") ? [id, claim.nearest.claim] : [claim.nearest.claim, id];
      return [{ claims: ends, relation: "nearest", chosen: true, pair: "" }];
    }
    return this.partnersOf(id).map((pair) => (
      { claims: pair.claims, relation: pair.relation, chosen: pair === chosen, pair: pair.id }
    ));
  }

  partnersOf(id) {
    return (this.claims.get(id)?.pairs ?? []).map((pair) => this.pairs.get(pair));
  }

  step(way) {
    const { order } = this.findings;
    if (!order.length) return;
    const at = order.indexOf(this.pair?.id);
    const from = at >= 0 ? at : (this.stepped ?? (way > 0 ? -1 : order.length));
    const to = Math.min(Math.max(from + way, 0), order.length - 1);
    this.stepped = to;
    this.choosePair(order[to]);
    if (to === at) this.card.say(way > 0 ? "That was the last finding." : "That was the first finding.", false);
  }

  stepPartner(way) {
    const partners = this.partnersOf(this.claim);
    if (!partners.length) return;
    const at = partners.indexOf(this.pair);
    this.choose(partners[(at + way + partners.length) % partners.length], this.claim);
  }

  decide(decision) {
    const own = this.own();
    if (this.pair && !(own?.stands && own.decision === decision)) this.act("decide", decision);
  }

  act(what, value = "") {
    if (!this.data.reviewer || (what !== "undo" && !this.pair)) return;
    this.card.say("Keeping it …", false);
    this.acts.add(what, this.pair?.key ?? "", value);
    this.mark();
  }

  // The reviews of a pair as the store will hold them once all acts are answered; a decision
  // stands where it was made on what the pair is today.
  reviewsOf(pair) {
    if (!pair) return [];
    const reviews = this.acts.foresee(this.data.reviews[pair.key] ?? [], pair, this.data.reviewer);
    return reviews.map((review) => ({ ...review, stands: review.verdict === pair.relation, today: pair.relation }));
  }

  own() {
    return this.reviewsOf(this.pair).find((review) => review.reviewer === this.data.reviewer);
  }

  mark() {
    this.card.mark(this.reviewsOf(this.pair), this.data.reviewer, this.own());
    this.findings.mark(this.pair?.id, (pair) => this.reviewsOf(pair));
  }

  showKeys() {
    this.help.hidden = !this.help.hidden;
    this.root.querySelector(".help").setAttribute("aria-expanded", String(!this.help.hidden));
  }

  leave() {
    clearTimeout(this.telling);
    this.acts.leave();
    this.texts.leave();
  }
}

// Streamlit calls this whenever it has data, with the same parent as long as the view stands.
const views = new WeakMap();

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  const root = parentElement.querySelector(".reading");
  if (!views.has(root)) views.set(root, new Reading(root));
  const reading = views.get(root);
  reading.receive(data, { setStateValue, setTriggerValue });
  return () => reading.leave();
}
