// Text on the page: always as text, never as markup.

// Characters that would steer the page or turn text around (Unicode TR36, "bidi spoofing").
const CONTROL = /([\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069])/u;

// Append text to an element. Each control character stands in a box of its own that shows its
// name, so that it has no hold on its neighbours; the element's textContent is the text itself.
function put(parent, text) {
  for (const piece of text.split(CONTROL)) {
    if (piece.length === 1 && CONTROL.test(piece)) {
      const box = make("span", "control", null, { role: "img" });
      box.textContent = piece;
      box.dataset.name = `U+${piece.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
      box.setAttribute("aria-label", box.dataset.name);
      parent.append(box);
    } else if (piece) {
      parent.append(document.createTextNode(piece));
    }
  }
  return parent;
}

// A new element with a class, a text and attributes.
function make(tag, className = "", text = null, attributes = {}) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== null) put(element, text);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

// A new element that holds others; null and strings are welcome among them.
function hold(tag, className, ...children) {
  const element = make(tag, className);
  for (const child of children) {
    if (typeof child === "string") put(element, child);
    else if (child) element.append(child);
  }
  return element;
}

const figure = (number) => number.toFixed(2);
