// What the reader decided and wrote, until the server has answered.

const AGAIN_MS = 3000; // after which what was not answered is sent again

class Acts {
  constructor(send) {
    this.send = send;
    this.open = []; // not yet answered
    this.number = 0; // of the last act
  }

  add(what, pair, value) {
    this.number += 1;
    this.open.push({ number: this.number, do: what, pair, value });
    this.sendAll();
  }

  // All that is open goes along, for of several messages at once the server sees the last; and
  // goes again, for a line may be cut. The server tells by the number what it has done already.
  sendAll() {
    clearTimeout(this.again);
    if (!this.open.length) return;
    this.send(this.open);
    this.again = setTimeout(() => this.sendAll(), AGAIN_MS);
  }

  // Take note of the last act that the server has done; returns those done since.
  answer(done) {
    const answered = this.open.filter((act) => act.number <= done);
    this.open = this.open.filter((act) => act.number > done);
    this.number = Math.max(this.number, done);
    return answered;
  }

  // Reviews as the store will hold them once all acts are done.
  foresee(kept, pair, reviewer) {
    const acts = this.open.filter((act) => act.pair === pair.key && act.do !== "undo");
    if (!acts.length) return kept;
    const before = kept.find((review) => review.reviewer === reviewer);
    const own = { reviewer, decision: null, note: "", ...before, day: null };
    for (const act of acts) {
      Object.assign(own, act.do === "decide" ? { decision: act.value, verdict: pair.relation } : { note: act.value });
    }
    return [...kept.filter((review) => review.reviewer !== reviewer), own];
  }

  leave() {
    clearTimeout(this.again);
  }
}
