// Curves from a claim to its partners on the other side, drawn over the gap between the two texts.

const SVG = "http://www.w3.org/2000/svg";
const MARGIN = 10; // pixels that a line keeps from the ends of a text whose claim is out of sight

// Draw one curve per link. A link has two claims as [pane, elements], a relation and "chosen".
function drawLines(svg, links) {
  const box = svg.getBoundingClientRect();
  svg.setAttribute("viewBox", `0 0 ${box.width} ${box.height}`);
  svg.replaceChildren(...links.flatMap((link) => drawLink(box, link)));
}

function drawLink(box, link) {
  const panes = link.ends.map(({ pane }) => pane.getBoundingClientRect());
  const stacked = panes[1].top >= panes[0].bottom;
  const ends = link.ends.map((end, i) => endOf(panes[i], end, stacked, i === 0));
  const [from, to] = ends.map(({ x, y }) => ({ x: x - box.left, y: y - box.top }));
  const bend = stacked ? [from.x, (from.y + to.y) / 2, to.x, (from.y + to.y) / 2]
    : [(from.x + to.x) / 2, from.y, (from.x + to.x) / 2, to.y];
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", `M ${from.x} ${from.y} C ${bend.join(" ")} ${to.x} ${to.y}`);
  path.setAttribute("class", `line ${link.relation}${link.chosen ? " chosen" : ""}`);
  path.dataset.pair = link.pair;
  return [path, ...ends.map((end, i) => drawEnd([from, to][i], end, link))];
}

// Where a line leaves a text: beside its claim, or at the end of the text towards it.
function endOf(view, { pane, elements }, stacked, first) {
  const rects = elements.flatMap((element) => [...element.getClientRects()]);
  const top = Math.min(...rects.map((rect) => rect.top));
  const bottom = Math.max(...rects.map((rect) => rect.bottom));
  const middle = (Math.max(top, view.top) + Math.min(bottom, view.bottom)) / 2;
  const y = Math.min(Math.max(middle, view.top + MARGIN), view.bottom - MARGIN);
  const beyond = bottom < view.top ? "above" : top > view.bottom ? "below" : "";
  if (!stacked) return { x: first ? view.right : view.left, y, beyond };
  const left = Math.min(...rects.map((rect) => rect.left));
  const right = Math.max(...rects.map((rect) => rect.right));
  return { x: (left + right) / 2, y: first ? view.bottom : pane.parentElement.getBoundingClientRect().top, beyond };
}

// A dot beside a claim in sight; an arrowhead towards one that is not.
function drawEnd({ x, y }, { beyond }, link) {
  const end = document.createElementNS(SVG, beyond ? "path" : "circle");
  if (beyond) {
    const tip = beyond === "above" ? -6 : 6;
    end.setAttribute("d", `M ${x - 5} ${y} L ${x + 5} ${y} L ${x} ${y + tip} Z`);
  } else {
    for (const [name, value] of [["cx", x], ["cy", y], ["r", 3.5]]) end.setAttribute(name, value);
  }
  end.setAttribute("class", `end ${link.relation}`);
  return end;
}
