// The keyboard: one letter an act, while the focus is in the view and nobody is typing.

const TYPING = "input, textarea, select, [contenteditable]";
// [keys, as shown, what it does, name of the act, whether holding the key repeats it]
const KEYS = [
  [["j", "ArrowRight"], "j →", "next finding", "next", true],
  [["k", "ArrowLeft"], "k ←", "previous finding", "previous", true],
  [["n"], "n", "next partner of the claim", "nextPartner", true],
  [["p"], "p", "previous partner of the claim", "previousPartner", true],
  [["c"], "c", "confirm", "confirm", false],
  [["r"], "r", "reject", "reject", false],
  [["u"], "u", "unsure", "unsure", false],
  [["e"], "e", "write a note; Ctrl+Enter saves it, Esc leaves it", "note", false],
  [["z"], "z", "undo your last entry", "undo", false],
  [["?"], "?", "show or hide these keys", "help", false],
  [["Escape"], "Esc", "choose nothing", "leave", false],
];

// Call acts[name]() for the keys pressed within root. The page has letters of its own for other
// things (r runs it again), so a key that is ours goes no further.
function listenToKeys(root, acts) {
  root.addEventListener("keydown", (event) => {
    const typing = event.target.closest(TYPING);
    if (typing) {
      if (event.key === "Escape") acts.leaveNote();
      else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) acts.saveNote();
      else return;
    } else {
      const entry = !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
        && KEYS.find(([keys]) => keys.includes(event.key.length > 1 ? event.key : event.key.toLowerCase()));
      if (!entry) return;
      if (entry[4] || !event.repeat) acts[entry[3]]();
    }
    event.preventDefault();
    event.stopPropagation();
  });
  for (const type of ["keyup", "keypress"]) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }
}

function keysHelp(list) {
  list.replaceChildren(...KEYS.map(([, shown, meaning]) => hold("div", "",
    hold("dt", "", ...shown.split(" ").map((key) => make("kbd", "", key))), make("dd", "", meaning))));
}
